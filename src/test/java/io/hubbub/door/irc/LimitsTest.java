package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The numbers of the configuration's chat section: announced, and held to. */
@Timeout(60)
class LimitsTest {
    private TestServer server;
    private List<String> announcements;
    private IrcPeer ann;

    @BeforeEach
    void start() {
        server = TestServer.start("{'chat': {'nickLength': 10, 'roomLength': 16, 'topicLength': 80, 'reasonLength': 90,"
                + " 'rooms': 2, 'masks': 3, 'watched': 4},"
                + " 'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0}, {'door': 'line', 'port': 0}]}");
        ann = IrcPeer.stranger(server)
                .sends("NICK ann", "USER ann 0 * :ann the person")
                .is("ann");
        announcements = ann.seesAllUntil("422").stream()
                .filter(line -> line.contains(" 005 "))
                .toList();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Map<String, String> tokens() {
        return announcements.stream()
                .map(line -> Message.parse(line).parameters())
                .flatMap(all -> all.subList(1, all.size() - 1).stream())
                .map(token -> token.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> pair.length > 1 ? pair[1] : "", (a, b) -> a + " " + b, TreeMap::new));
    }

    @Test
    void theNumbersOfTheConfigurationAreAnnounced() {
        Map<String, String> expected = Map.of(
                "NICKLEN", "10",
                "CHANNELLEN", "17",
                "TOPICLEN", "80",
                "AWAYLEN", "90",
                "KICKLEN", "90",
                "CHANLIMIT", "#:2",
                "MAXLIST", "beI:3",
                "MONITOR", "4");
        Map<String, String> announced = tokens();
        expected.forEach((name, value) -> assertEquals(value, announced.get(name), name));
    }

    @Test
    void everyAnnouncementIsALineThatClientsCanRead() {
        for (String line : announcements) {
            List<String> parameters = Message.parse(line).parameters();
            assertTrue(line.length() <= 510 && parameters.size() <= 15, line);
            assertEquals("are supported by this server", parameters.get(parameters.size() - 1));
            assertTrue(line.chars().allMatch(c -> c < 0x7F), line);
            for (String token : parameters.subList(1, parameters.size() - 1)) {
                assertTrue(token.matches("[A-Z0-9]+(=[^= ]*)?"), token);
            }
        }
        List<String> names =
                tokens().values().stream().filter(value -> value.contains(" ")).toList();
        assertEquals(List.of(), names, "announced twice");
    }

    @Test
    void targetsAreAnnouncedCommandByCommand() {
        String targets = tokens().get("TARGMAX");
        assertTrue(Arrays.stream(targets.split(",")).allMatch(part -> part.matches("[A-Z]+:[0-9]*")), targets);
    }

    @Test
    void aNickIsNotLonger() {
        ann.sends("NICK a123456789x")
                .isTold("432", "a123456789x :Erroneous nickname: a nick has 1 to 10 characters; try a123456789");
        ann.sends("NICK a123456789").sees(ann, "NICK a123456789");
        server.person("line").types("/nick b123456789").sees("* You are now b123456789");
    }

    @Test
    void aChannelsNameIsNotLonger() {
        String longest = "#" + "x".repeat(16);
        ann.sends("JOIN " + longest + "x").isTold("403", longest + "x :No such channel");
        ann.joins(longest).seesNothing();
    }

    @Test
    void aTopicIsCut() {
        ann.joins("#den").sends("TOPIC #den :" + "ż".repeat(79) + "xy");
        ann.sees(ann, "TOPIC #den :" + "ż".repeat(79) + "x").seesNothing();
    }

    @Test
    void reasonsAreCut() {
        String tooLong = "r".repeat(91);
        String cut = "r".repeat(90);
        ann.joins("#den");
        IrcPeer bob = IrcPeer.welcomed(server, "bob").joins("#den", ann);
        ann.sends("KICK #den bob :" + tooLong).sees(ann, "KICK #den bob :" + cut);
        bob.line();
        bob.joins("#den", ann).sends("PART #den :" + tooLong).sees(bob, "PART #den :" + cut);
        ann.sees(bob, "PART #den :" + cut);
        bob.sends("AWAY :" + tooLong).rest();
        ann.sends("PRIVMSG bob :hi").isTold("301", "bob :" + cut);
    }

    @Test
    void nobodyIsInMoreChannels() {
        ann.joins("#a,#b").sends("JOIN #c").isTold("405", "#c :You have joined too many channels");
        ann.sends("PART #a").sees(ann, "PART #a").joins("#c").seesNothing();
    }

    @Test
    void aListHasNoMoreEntries() {
        ann.joins("#den").sends("MODE #den +bbb x y z").sees(ann, "MODE #den +bbb x!*@* y!*@* z!*@*");
        ann.sends("MODE #den +b w").isTold("478", "#den w!*@* :Channel list is full");
        ann.sends("MODE #den +e w").sees(ann, "MODE #den +e w!*@*").seesNothing();
    }

    @Test
    void nobodyWatchesMore() {
        ann.sends("MONITOR + a,b,c,d,e").isTold("731", ":a,b,c,d").isTold("734", "4 e :Monitor list is full.");
        ann.seesNothing();
    }
}
