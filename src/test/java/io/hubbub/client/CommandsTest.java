package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
    @Test
    void theClientRefusesABadAddressAnEmptyNameAndAnUnknownDoor() {
        assertRefused("expected HOST:PORT", new ClientCommand(), "localhost", "--nick", "bob");
        assertRefused("the nick is empty", new ClientCommand(), "localhost:8010", "--nick", "");
        assertRefused("raw or line", new ClientCommand(), "localhost:8010", "--nick", "bob", "--door", "irc");
    }

    @Test
    void theProbeRefusesABadAddressBadEscapesAndTimesThatAreNone() {
        assertRefused("expected HOST:PORT", new ProbeCommand(), "localhost");
        assertRefused("unknown escape \\q", new ProbeCommand(), "localhost:8010", "--send", "\\q");
        assertRefused("--read-timeout must be", new ProbeCommand(), "localhost:8010", "--read-timeout", "0");
        assertRefused("--connect-timeout must be", new ProbeCommand(), "localhost:8010", "--connect-timeout", "-5");
    }

    /** In one line, and with the exit code of bad arguments. */
    private static void assertRefused(String expected, Object command, String... arguments) {
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(command).setErr(new PrintWriter(err)).execute(arguments);
        assertEquals(2, exitCode, err.toString());
        assertTrue(err.toString().contains(expected), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }
}
