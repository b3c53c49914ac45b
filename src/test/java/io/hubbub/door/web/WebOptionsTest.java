package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WebOptionsTest {
    @Test
    void aPathEndsWithASlashWhetherItIsWrittenOrNot() {
        assertEquals("/", WebDoor.options("'path': '/'").path());
        assertEquals("/chat/", WebDoor.options("'path': '/chat'").path());
        assertEquals("/a/b.c/", WebDoor.options("'path': '/a/b.c/'").path());
    }

    @Test
    void originsAreComparedInSmallLetters() {
        assertEquals(
                Set.of("https://chat.example:8443", "*"),
                WebDoor.options("'allowedOrigins': ['https://Chat.Example:8443', '*']").allowedOrigins);
    }

    @Test
    void originsOfAppsAndOfAllBelowANameAreTaken() {
        Set<String> origins = Set.of(
                "capacitor://localhost",
                "tauri://localhost",
                "chrome-extension://abcdefghijklmnop",
                "https://*.example.org",
                "https://my_host",
                "http://[2001:db8::1]:8080",
                "https://a.example:65535");
        String list = String.join("', '", origins);
        assertEquals(origins, WebDoor.options("'allowedOrigins': ['" + list + "']").allowedOrigins);
    }
}
