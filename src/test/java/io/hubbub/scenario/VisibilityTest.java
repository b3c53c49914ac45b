package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.hubbub.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same questions at every door, asked by everybody who may see more or less, and one table of the answers. {@code host} has founded
 * the den, and the vault, which is secret; {@code shy} is in both, too, and is hidden.
 */
@Timeout(60)
class VisibilityTest {
    private static final String MASK = "mallory!*@192.0.2.9";
    private static final String PASSWORD = "opensesame";
    private static final String KEY = "wintergreen";
    private static final int CHEAPEST = 4;

    /** Who asks: nobody in a room, a member, a member that is the room's operator, {@code shy}, an operator of the server. */
    private enum Who {
        STRANGER,
        MEMBER,
        OPERATOR,
        HIDDEN,
        SERVER_OPERATOR
    }

    /** What is asked, and what each is answered. */
    private static final List<Row> TABLE = List.of(
            row("rooms", Asking::rooms, "den", "den vault"),
            row("names den", asker -> asker.names("den"), "host", "host shy"),
            row("names vault", asker -> asker.names("vault"), "NO_SUCH_ROOM", "host shy"),
            row("names nowhere", asker -> asker.names("nowhere"), "NO_SUCH_ROOM", "NO_SUCH_ROOM"),
            row("a search for sh*", asker -> asker.finds("sh*"), "", "shy"),
            row("a search by address", asker -> asker.finds("*@*"), "host", "host shy"),
            row("a search in den", asker -> asker.finds("#den"), "host", "host shy"),
            row("a search in vault", asker -> asker.finds("#vault"), "", "host shy"),
            row("topic den", asker -> asker.topic("den"), "bears", "bears"),
            row("topic vault", asker -> asker.topic("vault"), "NO_SUCH_ROOM", "gold"),
            row("topic's author den", asker -> asker.topicBy("den"), "", "shy"),
            row("topic's author vault", asker -> asker.topicBy("vault"), "NO_SUCH_ROOM", "host"),
            row("masks den", asker -> asker.masks("den"), "NOT_IN_ROOM", MASK),
            row("masks vault", asker -> asker.masks("vault"), "NO_SUCH_ROOM", MASK),
            row("masks nowhere", asker -> asker.masks("nowhere"), "NO_SUCH_ROOM", "NO_SUCH_ROOM"),
            row("whois host", asker -> asker.whois("host"), "den", "den vault"),
            row("whois shy", asker -> asker.whois("shy"), "", "den vault"));

    /** A question that a door may have; empty if it has none like that. */
    private interface Question {
        Optional<String> ask(Asking asker);
    }

    /**
     * A row of the table.
     *
     * @param stranger what a stranger is answered
     * @param others what all others are
     */
    private record Row(String name, Question question, String stranger, String others) {
        String answer(Who who) {
            return who == Who.STRANGER ? stranger : others;
        }
    }

    private static Row row(String name, Question question, String stranger, String others) {
        return new Row(name, question, stranger, others);
    }

    private TestServer server;
    private final Map<String, Asking> askers = new LinkedHashMap<>();

    @BeforeEach
    void meet() {
        String hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(CHEAPEST, PASSWORD.toCharArray());
        server = TestServer.start(
                "{'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0, 'operators': [{'name': 'chief', 'passwordHash': '"
                        + hash + "'}]}, {'door': 'web', 'port': 0, 'floodBurst': 0},"
                        + " {'door': 'line', 'port': 0, 'floodBurst': 0, 'room': 'lobby'}]}");
        Asking.Irc host = new Asking.Irc(server, "host");
        Asking.Irc shy = new Asking.Irc(server, "shy");
        shy.asks("MODE shy +i");
        host.asks("JOIN #den,#vault", "MODE #vault +s", "TOPIC #vault :gold");
        host.asks("MODE #den +b " + MASK, "MODE #vault +b " + MASK);
        shy.asks("JOIN #den,#vault");
        host.asks("MODE #den +o shy", "JOIN #Crypt,#lobby", "MODE #Crypt +s");
        shy.asks("TOPIC #den bears");
        for (String door : List.of("irc", "web", "line")) {
            for (Who who : List.of(Who.STRANGER, Who.MEMBER, Who.OPERATOR)) {
                String nick = door + "_" + who.name().toLowerCase(Locale.ROOT);
                Asking asker = Asking.at(door, server, nick);
                askers.put(nick, asker);
                if (who != Who.STRANGER) {
                    asker.joins("den");
                    asker.joins("vault");
                }
                if (who == Who.OPERATOR) {
                    host.asks("MODE #den +o " + nick, "MODE #vault +o " + nick);
                }
            }
        }
        host.asks("MODE #vault +k " + KEY);
        Asking.Irc chief = new Asking.Irc(server, "irc_server_operator");
        chief.asks("OPER chief " + PASSWORD);
        askers.put("irc_server_operator", chief);
        askers.put("irc_hidden", shy);
        askers.values().forEach(Asking::forgets);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Who who(String nick) {
        return Who.valueOf(nick.substring(nick.indexOf('_') + 1).toUpperCase(Locale.ROOT));
    }

    @Test
    void everyDoorAnswersAlike() {
        List<String> expected = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        for (Map.Entry<String, Asking> asker : askers.entrySet()) {
            for (Row row : TABLE) {
                row.question().ask(asker.getValue()).ifPresent(answer -> {
                    String what = asker.getKey() + ": " + row.name() + ": ";
                    answered.add(what + answer);
                    expected.add(what + row.answer(who(asker.getKey())));
                });
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", answered));
        askers.forEach((nick, asker) -> assertFalse(asker.seen().contains(KEY), nick));
    }

    /** What a stranger is told of a secret room is what it is told of one that is not there, to the letter. */
    @Test
    void aSecretRoomIsNoRoomToAStranger() {
        Map<String, List<String>> requests = Map.of(
                "irc",
                List.of(
                        "NAMES #vault",
                        "WHO #vault",
                        "TOPIC #vault",
                        "TOPIC #vault :mine",
                        "MODE #vault",
                        "MODE #vault b",
                        "MODE #vault +m",
                        "KICK #vault host",
                        "INVITE host #vault",
                        "PART #vault",
                        "LIST #vault",
                        "PRIVMSG #vault :hello?"),
                "web",
                Stream.of(
                                "'names','room':'vault'",
                                "'masks','room':'vault','list':'ban'",
                                "'rooms','filter':'vault'",
                                "'topic','room':'vault','topic':'mine'",
                                "'say','room':'vault','text':'hello?'",
                                "'kick','room':'vault','nick':'host'",
                                "'invite','room':'vault','nick':'host'",
                                "'leave','room':'vault'",
                                "'role','room':'vault','nick':'host','role':'voice','granted':true",
                                "'modes','room':'vault','changes':[{'mode':'moderated','on':true}]")
                        .map(request -> "{'type':" + request + "}")
                        .toList(),
                "line",
                List.of("/who vault", "/rooms vault", "/invite host vault"));
        requests.forEach((door, lines) -> {
            Asking stranger = askers.get(door + "_stranger");
            for (String line : lines) {
                String secret = stranger.said(line);
                String absent = stranger.said(line.replace("vault", "nowhere"));
                assertFalse(secret.isEmpty(), line);
                assertEquals(absent, secret.replace("vault", "nowhere"), line);
            }
        });
    }

    /** The same for whatever can be asked for at all, with a name that is written otherwise than the room's. */
    @ParameterizedTest
    @ValueSource(strings = {"irc", "web", "line"})
    void nothingThatIsAskedForTellsThatASecretRoomIsThere(String door) {
        Asking stranger = askers.get(door + "_stranger");
        List<String> about = stranger.everythingAbout("crypt");
        List<String> absent = stranger.everythingAbout("hutch");
        assertTrue(about.size() > 20, about::toString);
        for (int i = 0; i < about.size(); i++) {
            String secret = stranger.said(about.get(i)).replaceAll("\\d+", "0");
            String none = stranger.said(absent.get(i)).replaceAll("\\d+", "0");
            String asNone = secret.replace("crypt", "hutch").replace("CRYPT", "HUTCH");
            assertEquals(none, asNone, about.get(i));
        }
    }

    @Test
    void howManyRoomsThereAreIsToldWithoutTheSecretOnes() {
        assertEquals("2", channels("irc_stranger"));
        assertEquals("4", channels("irc_server_operator"));
        Asking host = askers.get("irc_operator");
        host.asks("MODE #vault -s");
        assertEquals("3", channels("irc_stranger"));
        host.asks("MODE #vault +s", "MODE #den +s");
        assertEquals("1", channels("irc_stranger"));
    }

    private String channels(String asker) {
        return askers.get(asker).asks("LUSERS").stream()
                .filter(line -> line.contains(" 254 "))
                .map(line -> line.split(" ")[3])
                .findFirst()
                .orElseThrow();
    }

    /** Whatever happens in there, and to those who are in there. */
    @Test
    void aStrangerHearsNothingOfWhatGoesOnInASecretRoom() {
        Asking host = askers.get("irc_operator");
        Asking shy = askers.get("irc_hidden");
        List<Asking> strangers = Stream.of("irc", "web", "line")
                .map(door -> askers.get(door + "_stranger"))
                .toList();
        askers.get("irc_stranger").asks("CAP REQ :away-notify extended-monitor setname invite-notify", "MONITOR + shy");
        strangers.forEach(Asking::forgets);
        host.asks(
                "TOPIC #vault :silver",
                "MODE #vault +v shy",
                "PRIVMSG #vault :psst",
                "INVITE irc_server_operator #vault");
        shy.asks("PRIVMSG #vault :hush", "PART #vault", "JOIN #vault " + KEY, "SETNAME :Shy", "AWAY :out", "AWAY");
        host.asks("KICK #vault shy", "NOTICE #vault :gone");
        strangers.forEach(Asking::asks);
        strangers.forEach(stranger ->
                assertFalse(stranger.seen().matches("(?s).*(vault|silver|psst|hush|gone).*"), stranger::seen));
    }

    /** Not even to this machine, which may see the figures. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/console", "/metrics", "/health/ready", "/health/live", "/docs", "/vault"})
    void noPageTellsOfARoomOrAMember(String page) {
        byte[] told = server.connect("web")
                .send("GET " + page + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .rest();
        String text = new String(told, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("HTTP/1.1 "), text);
        assertFalse(text.matches("(?s).*\\b(vault|shy|bears|gold)\\b.*"), text);
    }

    /** A right ends with the word that gives it up, and belongs to a connection and not to a nick. */
    @Test
    void whoIsNoOperatorOfTheServerAnyMoreSeesWhatAStrangerSees() {
        Asking chief = askers.get("irc_server_operator");
        chief.asks("NICK boss");
        assertEquals("den vault", chief.rooms().orElseThrow());
        chief.asks("MODE boss -o");
        Asking heir = new Asking.Irc(server, "irc_server_operator");
        for (Asking nobody : List.of(chief, heir)) {
            for (Row row : TABLE) {
                assertEquals(row.stranger(), row.question().ask(nobody).orElseThrow(), row.name());
            }
            assertTrue(nobody.said("KILL host :mine").contains(" 481 "));
            assertTrue(nobody.said("JOIN #vault").contains(" 475 "));
        }
    }

    /** A console has rights of its own: it inspects rooms, and has no other questions. */
    @Test
    void aConsoleSeesThatThereIsASecretRoom() {
        Asking.Console console = new Asking.Console(server);
        assertEquals("den vault", console.rooms().orElseThrow());
        assertTrue(console.said("{'type':'names','room':'vault'}").contains("UNKNOWN_REQUEST"));
        assertTrue(console.said("{'type':'masks','room':'vault','list':'ban'}").contains("UNKNOWN_REQUEST"));
        assertFalse(console.seen().contains(KEY));
    }
}
