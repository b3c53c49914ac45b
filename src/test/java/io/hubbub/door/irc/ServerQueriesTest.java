package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** INFO, ADMIN and the other questions about the server. */
class ServerQueriesTest extends DenTest {
    @Override
    String doorKeys() {
        return ", 'motd': ['Be kind.'], 'admin': ['Ann Onymous', 'Under the desk', 'ann@hubbub.example']";
    }

    private static List<String> numerics(List<String> lines) {
        return lines.stream().map(line -> Message.parse(line).command()).toList();
    }

    @Test
    void infoTellsWhatRunsHereAndSinceWhen() {
        List<String> lines = ann.sends("INFO").seesAllUntil("374");
        assertEquals(List.of("371", "371", "371", "374"), numerics(lines));
        assertTrue(lines.get(0).matches(":hubbub.local 371 ann :Hubbub \\S+"), lines.get(0));
        assertTrue(lines.get(2).endsWith(" GMT"), lines.get(2));
        assertEquals(":hubbub.local 374 ann :End of INFO list", lines.get(3));
        ann.seesNothing();
    }

    @Test
    void adminTellsWhoRunsIt() {
        ann.sends("ADMIN")
                .isTold("256", "hubbub.local :Administrative info")
                .isTold("257", ":Ann Onymous")
                .isTold("258", ":Under the desk")
                .isTold("259", ":ann@hubbub.example")
                .seesNothing();
    }

    @Test
    void thereIsNoOtherServer() {
        ann.sends("LINKS").isTold("365", "* :End of /LINKS list").seesNothing();
    }

    @Test
    void statsTellForHowLongItRuns() {
        ann.sends("STATS u");
        String up = ann.line();
        assertTrue(up.matches(":hubbub.local 242 ann :Server Up 0 days 0:0\\d:\\d\\d"), up);
        ann.isTold("219", "u :End of /STATS report").seesNothing();
    }

    @ParameterizedTest
    @CsvSource({"STATS m, m", "STATS x, x", "STATS uptime, uptime"})
    void otherStatsAreEmpty(String line, String query) {
        ann.sends(line).isTold("219", query + " :End of /STATS report").seesNothing();
    }

    @Test
    void theTimeIsOneText() {
        Message time = Message.parse(ann.sends("TIME").line());
        assertEquals("391", time.command());
        assertEquals(List.of("ann", "hubbub.local"), time.parameters().subList(0, 2));
        assertEquals(3, time.parameters().size());
    }

    @Test
    void theMessageOfTheDayIsShownAgain() {
        ann.sends("MOTD")
                .isTold("375", ":- hubbub.local Message of the day - ")
                .isTold("372", ":- Be kind.")
                .isTold("376", ":End of /MOTD command.")
                .seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VERSION %s", "TIME %s", "MOTD %s", "INFO %s", "ADMIN %s", "STATS u %s", "LUSERS * %s"})
    void aServersNameOrAMaskOfItOrSomebodyHereMayBeGiven(String command) {
        List<String> expected =
                numerics(ann.sends(command.formatted("").strip()).rest());
        for (String name : List.of("hubbub.local", "HUBBUB.Local", "*", "*.local", "hubbub.loca?", "ann", "Bob")) {
            assertEquals(expected, numerics(ann.sends(command.formatted(name)).rest()), name);
        }
        ann.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VERSION %s", "TIME %s", "MOTD %s", "INFO %s", "ADMIN %s", "STATS u %s", "LUSERS * %s"})
    void anotherServerIsNotThere(String command) {
        for (String name : List.of("irc.example.org", "*.org", "hubbub", "?")) {
            ann.sends(command.formatted(name))
                    .isTold("402", name + " :No such server")
                    .seesNothing();
        }
    }

    @Test
    void aMaskInLusersIsNoServer() {
        assertEquals(7, ann.sends("LUSERS *.org").rest().size());
    }
}
