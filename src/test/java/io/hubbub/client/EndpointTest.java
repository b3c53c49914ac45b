package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @Test
    void hostAndPortAreReadAndWrittenBack() {
        assertEquals(new Endpoint("chat.example.org", 8010), Endpoint.parse("chat.example.org:8010"));
        assertEquals(new Endpoint("127.0.0.1", 1), Endpoint.parse("127.0.0.1:1"));
        assertEquals("127.0.0.1:65535", Endpoint.parse("127.0.0.1:65535").toString());
    }

    @Test
    void anIpv6AddressStandsInBrackets() {
        assertEquals(new Endpoint("::1", 8010), Endpoint.parse("[::1]:8010"));
        assertEquals("[fe80::1]:99", Endpoint.parse("[fe80::1]:99").toString());
        assertTrue(refusal("::1:8010").contains("without brackets"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "localhost",
                "localhost:",
                ":8010",
                "localhost:0",
                "localhost:65536",
                "localhost:-1",
                "localhost:99999999999",
                "localhost:80 ",
                "local host:80",
                "localhost:8o",
                "[]:80",
                "[::1:80",
                "::1]:80",
                "[localhost]:80",
                "http://localhost:80",
                "me@localhost:80",
                "a:b:80",
                "localhost:٨٠"
            })
    void whatIsNoAddressIsRefusedInOneLineThatSaysWhatWasExpected(String text) {
        String message = refusal(text);
        assertTrue(message.contains("expected HOST:PORT"), message);
        assertTrue(message.contains("\"" + text + "\""), message);
    }

    @Test
    void theRefusalCannotDriveTheTerminal() {
        String message = refusal("evil\u001B[2J\nhost");
        assertFalse(message.contains("\u001B"));
        assertFalse(message.contains("\n"));
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text))
                .getMessage();
    }

    @Test
    void whatLeadsBackToThisMachineIsKnownByItsName() {
        for (String here : new String[] {"localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.1.2.3", "::1"}) {
            assertTrue(new Endpoint(here, 1).isHere(), here);
        }
        for (String there :
                new String[] {"chat.example", "127.0.0.1.example", "notlocalhost", "10.0.0.1", "::2", "128.0.0.1"}) {
            assertFalse(new Endpoint(there, 1).isHere(), there);
        }
    }
}
