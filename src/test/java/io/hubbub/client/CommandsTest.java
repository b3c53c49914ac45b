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
        assertRefused("raw, line, irc or udp", new ClientCommand(), "localhost:8010", "--nick", "bob", "--door", "ftp");
    }

    @Test
    void theClientRefusesARoomWhereThereIsNoChoiceAndNamesThatIrcCannotWrite() {
        assertRefused("--room is for", new ClientCommand(), "localhost:8010", "--nick", "bob", "--room", "lobby");
        for (String room : new String[] {"a b", "a,b", "a\u0007", ":a"}) {
            assertRefused(
                    "expected a name without",
                    new ClientCommand(),
                    "a:1",
                    "--nick",
                    "b",
                    "--door",
                    "irc",
                    "--room",
                    room);
        }
        for (String door : new String[] {"raw", "line", "irc"}) {
            assertRefused("not one word", new ClientCommand(), "localhost:6667", "--nick", "bob b", "--door", door);
        }
    }

    @Test
    void theProbeRefusesABadAddressBadEscapesAndTimesThatAreNone() {
        assertRefused("expected HOST:PORT", new ProbeCommand(), "localhost");
        assertRefused("unknown escape \\q", new ProbeCommand(), "localhost:8010", "--send", "\\q");
        assertRefused("--read-timeout must be", new ProbeCommand(), "localhost:8010", "--read-timeout", "0");
        assertRefused("--connect-timeout must be", new ProbeCommand(), "localhost:8010", "--connect-timeout", "-5");
    }

    @Test
    void theProbeRefusesAnUnknownDoorAndANickWhereThereIsNone() {
        assertRefused("any, irc or udp", new ProbeCommand(), "localhost:8010", "--door", "line");
        assertRefused("--nick is for --door irc", new ProbeCommand(), "localhost:8010", "--nick", "bob");
        assertRefused("one word", new ProbeCommand(), "localhost:6667", "--door", "irc", "--nick", "bob b");
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
