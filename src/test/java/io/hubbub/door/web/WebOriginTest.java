package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins and authorities are values, however they are spelled. */
class WebOriginTest {
    private static WebOrigin origin(String text) {
        return WebOrigin.parse(text).orElseThrow(() -> new AssertionError(text));
    }

    private static Authority authority(String text) {
        return Authority.parse(text).orElseThrow(() -> new AssertionError(text));
    }

    @ParameterizedTest
    @CsvSource({
        "https://chat.example,chat.example",
        "https://chat.example,chat.example:443",
        "http://chat.example,chat.example:80",
        "https://chat.example:443,chat.example",
        "https://chat.example,chat.example:80",
        "http://chat.example:8080,chat.example:8080",
        "https://CHAT.example,chat.EXAMPLE.:443",
        "https://chat.example.,chat.example",
        "https://[2001:db8::1],[2001:db8::1]:443",
        "https://[2001:db8::1]:8443,[2001:DB8:0:0:0:0:0:1]:8443",
        "http://[::ffff:192.0.2.1],192.0.2.1",
        "http://[fe80::1],[fe80::1%25eth0]",
        "http://my_host:8080,my_host:8080"
    })
    void aPageOfTheServersOwnIsKnownHoweverItIsSpelled(String origin, String host) {
        assertTrue(origin(origin).isAt(authority(host)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://chat.example,chat.example:8443",
        "https://chat.example:8443,chat.example",
        "https://chat.example:8443,chat.example:443",
        "http://chat.example:443,chat.example:80",
        "https://chat.example,other.example",
        "https://chat.example,xchat.example",
        "https://sub.chat.example,chat.example",
        "https://[2001:db8::1],[2001:db8::2]",
        "capacitor://localhost,localhost",
        "chrome-extension://localhost,localhost"
    })
    void aPageOfAnotherIsNot(String origin, String host) {
        assertFalse(origin(origin).isAt(authority(host)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org,https://example.org,true",
        "https://example.org:443,https://example.org,true",
        "https://EXAMPLE.org.,https://example.org,true",
        "http://example.org,https://example.org,false",
        "https://example.org:8443,https://example.org,false",
        "capacitor://localhost,capacitor://localhost,true",
        "https://localhost,capacitor://localhost,false",
        "https://a.example.org,https://*.example.org,true",
        "https://a.b.example.org,https://*.example.org,true",
        "https://example.org,https://*.example.org,false",
        "https://badexample.org,https://*.example.org,false",
        "https://a.example.org:8443,https://*.example.org,false",
        "https://a.example.org:8443,https://*.example.org:8443,true",
        "http://a.example.org,https://*.example.org,false",
        "https://[2001:db8::1],'https://[2001:db8:0::1]',true"
    })
    void anEntryOfTheConfigurationMeansAValue(String page, String entry, boolean isMeant) {
        assertEquals(isMeant, origin(page).isMeantBy(origin(entry)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "https://",
                "https://:443",
                "file://",
                "https://a/",
                "https://a/b",
                "https://a?b",
                "https://a#b",
                "https://u@a",
                "https://a:99999",
                "https://a:x",
                "https://[::1",
                "https://[1.2.3.4]",
                "https://[:::]",
                "https://a b",
                "https:a",
                "//a",
                "a"
            })
    void whatIsNoOriginIsNone(String text) {
        assertEquals(Optional.empty(), WebOrigin.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:1",
                "localhost.",
                "chat.localhost",
                "a.b.localhost.:8080",
                "127.0.0.1",
                "127.1.2.3",
                "[::1]",
                "[0::0:1]:8",
                "[::ffff:127.0.0.1]"
            })
    void theseAreThisMachine(String host) {
        assertTrue(authority(host).isThisMachine());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "xlocalhost",
                "localhost.example",
                "127.0.0.1.example",
                "[::2]",
                "128.0.0.1",
                "[::ffff:192.0.2.1]"
            })
    void theseMayBeAnyMachine(String host) {
        assertFalse(authority(host).isThisMachine());
    }

    @Test
    void anythingCanBeRead() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "ab:/[]%.0129-_@#?* \u00e9";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "");
            for (int length = random.nextInt(15); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                WebOrigin.parse(text.toString()).ifPresent(same -> assertTrue(same.isMeantBy(same)));
                Authority.parse(text.toString())
                        .ifPresent(same -> assertEquals(Optional.of(same), Authority.parse(same.text())));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + text, failure);
            }
        }
    }
}
