package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1%eth0",
                "::ffff:10.0.0.1",
                "localhost",
                "chat.example.org",
                "my_box",
                "1and1.example"
            })
    void addressOrHostNameIsPlausible(String host) {
        assertTrue(Addresses.plausible(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.2.3",
                "1.2.3.4.",
                "01.2.3.4",
                ".:",
                ":.",
                "1.2.3.256",
                "1.2.3.4.5",
                "1234",
                "...",
                "[::1]",
                ":::",
                "1:2",
                "a:80",
                "127.0.0.1:80",
                "::1%",
                "-x",
                "a/b",
                "a,b",
                "caf\u00e9"
            })
    void otherTextIsNotPlausible(String host) {
        assertFalse(Addresses.plausible(host));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1, localhost",
        "Box, box",
        "::1, 0:0:0:0:0:0:0:1",
        "0.0.0.0, 127.0.0.1",
        "10.0.0.1, 0.0.0.0",
        "::, 127.0.0.1",
        "::1, 0::0",
        "0.0.0.0, ::",
        "::ffff:10.0.0.1, 10.0.0.1",
        "0.0.0.0, box"
    })
    void onePortOnOneAddressCollides(String one, String other) {
        assertEquals(
                "c.json: doors[1].port: expected a port no other door listens on, got 7 on " + other
                        + " like doors[0].port",
                Reading.error(doors(one, other, 7)));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.2", "127.0.0.1, ::1", "a, b", "fe80::1%eth0, fe80::1%eth1"})
    void onePortOnTwoAddressesDoesNot(String one, String other) {
        assertEquals(2, Reading.of(doors(one, other, 7)).doors().size());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "0.0.0.0, 127.0.0.1"})
    void freePortsNeverCollide(String one, String other) {
        assertEquals(2, Reading.of(doors(one, other, 0)).doors().size());
    }

    private static String doors(String one, String other, int port) {
        return """
                {"doors": [{"door": "echo", "host": "%s", "port": %s}, {"door": "hello", "host": "%s", "port": %s}]}""".formatted(one, port, other, port);
    }
}
