package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said in a room that is not open to all is told to nobody who was not there, by whatever door and question. */
@Timeout(60)
class KeptSecretsTest {
    private static final String WORD = "sesame";
    private static final Pattern MSGID = Pattern.compile("msgid=([^ ;]+)");

    @TempDir
    Path folder;

    private TestServer server;
    private Client boss;

    /** The name of what was said, and of its place. */
    private String msgid;

    /** Somebody at a door, and how one knows there that everything has been answered. */
    private abstract static class Client {
        final Peer peer;
        int barriers;

        Client(Peer peer) {
            this.peer = peer;
        }

        abstract String asks(String... lines);
    }

    private static final class Irc extends Client {
        Irc(Peer peer, String nick) {
            super(peer);
            asks(
                    "CAP REQ :batch message-tags server-time echo-message draft/chathistory draft/event-playback"
                            + " draft/message-redaction draft/read-marker",
                    "NICK " + nick,
                    "USER x 0 * :x",
                    "CAP END");
        }

        /** Everything that has come by the time that these are answered. */
        @Override
        String asks(String... lines) {
            String token = "barrier" + ++barriers;
            peer.send(String.join("\r\n", lines) + "\r\nPING " + token + "\r\n");
            return peer.awaitText("PONG hubbub.local :" + token + "\r\n");
        }
    }

    private static final class Json extends Client {
        private final WsPeer socket;

        Json(Peer peer, String nick) {
            super(peer);
            socket = WsPeer.open(peer, "/ws");
            asks("{'type':'hello','version':1,'nick':'" + nick + "'}");
        }

        /** Everything that has come by the time that each of these is answered. */
        @Override
        String asks(String... lines) {
            StringBuilder all = new StringBuilder();
            for (String line : lines) {
                String id = "b" + ++barriers;
                socket.sends(line.replace('\'', '"').replaceFirst("}$", ",\"id\":\"" + id + "\"}"));
                while (!all.toString().contains("\"id\":\"" + id + "\"")) {
                    all.append(socket.text()).append('\n');
                }
            }
            return all.toString();
        }
    }

    private static final class Line extends Client {
        Line(Peer peer) {
            super(peer);
            peer.awaitText("* Here:");
        }

        @Override
        String asks(String... lines) {
            String token = "/barrier" + ++barriers;
            peer.send(String.join("\n", lines) + "\n" + token + "\n");
            return peer.awaitText(token + ".");
        }
    }

    @BeforeEach
    void start() {
        server = TestServer.start("""
                {'history': {'uri': 'sqlite:%s'},
                 'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0},
                           {'door': 'web', 'port': 0, 'floodBurst': 0},
                           {'door': 'line', 'port': 0, 'room': 'lobby', 'floodBurst': 0},
                           {'door': 'raw', 'port': 0, 'room': 'vault', 'replay': 50}]}
                """.formatted(folder.resolve("hubbub.db")));
        boss = new Irc(server.connect("irc"), "boss");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void founds(String modes) {
        boss.asks("JOIN #vault", "MODE #vault " + modes);
        Matcher found = MSGID.matcher(boss.asks("PRIVMSG #vault :" + WORD, "TOPIC #vault :" + WORD, "TOPIC #vault :"));
        assertTrue(found.find());
        msgid = found.group(1);
    }

    /** Everything that one can ask in JSON about a place of which somebody else has told. */
    private String asksInJson(Client json, String... first) {
        return json.asks(first)
                + json.asks(
                        "{'type':'history','room':'vault'}",
                        "{'type':'history','room':'vault','after':0,'count':200}",
                        "{'type':'search','room':'vault','words':'" + WORD + "'}",
                        "{'type':'search','words':'" + WORD + "'}",
                        "{'type':'search','room':'vault','words':'from:boss'}",
                        "{'type':'mark','room':'vault','seq':3}",
                        "{'type':'redact','room':'vault','msgid':'" + msgid + "'}",
                        "{'type':'names','room':'vault'}",
                        "{'type':'rooms'}");
    }

    private String asksOnIrc(Client irc) {
        return irc.asks(
                "CHATHISTORY LATEST #vault * 100",
                "CHATHISTORY AFTER #vault timestamp=2000-01-01T00:00:00.000Z 100",
                "CHATHISTORY BEFORE #vault timestamp=2999-01-01T00:00:00.000Z 100",
                "CHATHISTORY AROUND #vault msgid=" + msgid + " 100",
                "CHATHISTORY BETWEEN #vault msgid=" + msgid + " timestamp=2999-01-01T00:00:00.000Z 100",
                "CHATHISTORY TARGETS timestamp=2000-01-01T00:00:00.000Z timestamp=2999-01-01T00:00:00.000Z 100",
                "MARKREAD #vault",
                "REDACT #vault " + msgid + " :why");
    }

    private static String asksAtTheLine(Client line) {
        return line.asks("/search " + WORD + " in:vault", "/search " + WORD + " in:*", "/history", "/history 100");
    }

    /** The answer names what was asked for, and that is no secret. */
    private static void tellsNothing(String answers) {
        String told = answers.replaceAll("/search [^\n]*", "");
        assertFalse(told.contains(WORD), answers);
    }

    /** And the boss still sees it: nobody has deleted anything. */
    private void isThere() {
        String all = boss.asks("CHATHISTORY LATEST #vault * 100");
        assertTrue(all.contains("PRIVMSG #vault :" + WORD), all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+s", "+i", "+k key"})
    void nobodyOutsideIsToldByAnyDoor(String modes) {
        founds(modes);
        tellsNothing(asksInJson(new Json(server.connect("web"), "json")));
        String irc = asksOnIrc(new Irc(server.connect("irc"), "irc"));
        tellsNothing(irc);
        assertFalse(irc.contains("CHATHISTORY TARGETS #vault"), irc);
        tellsNothing(asksAtTheLine(new Line(server.connect("line"))));
        isThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+s", "+i", "+k key"})
    void whoComesInLaterIsToldOnlyWhatHappensThen(String modes) {
        founds(modes);
        Client json = new Json(server.connect("web"), "json");
        Client irc = new Irc(server.connect("irc"), "irc");
        boss.asks("INVITE json #vault", "INVITE irc #vault");
        tellsNothing(asksInJson(
                json, "{'type':'join','room':'vault','key':'key','last':1000,'since':'" + msgid + "','most':1000}"));
        irc.asks("JOIN #vault key");
        tellsNothing(asksOnIrc(irc));
        boss.asks("PRIVMSG #vault :welcome");
        assertTrue(irc.asks("CHATHISTORY LATEST #vault * 100").contains("PRIVMSG #vault :welcome"));
        if (modes.equals("+s")) {
            Peer raw = server.connect("raw");
            TestServer.await(() -> boss.asks("NAMES #vault").contains("guest"), "the program is in");
            boss.asks("PRIVMSG #vault :now");
            assertEquals("boss:now", raw.line());
        }
        isThere();
    }

    @Test
    void whoIsKickedOrBannedIsToldNothingMore() {
        founds("+n");
        Client json = new Json(server.connect("web"), "json");
        Client irc = new Irc(server.connect("irc"), "irc");
        assertTrue(asksInJson(json, "{'type':'join','room':'vault'}").contains(WORD));
        irc.asks("JOIN #vault");
        assertTrue(irc.asks("CHATHISTORY LATEST #vault * 100").contains(WORD));
        Client line = new Line(server.connect("line"));
        assertTrue(line.asks("/nick line", "/join vault", "/search from:boss in:vault")
                .contains(WORD));
        for (String nick : List.of("json", "irc", "line")) {
            boss.asks("MODE #vault +b " + nick + "!*@*", "KICK #vault " + nick);
        }
        json.asks("{'type':'rooms'}");
        tellsNothing(
                asksInJson(json, "{'type':'join','room':'vault','since':'" + msgid + "','most':1000,'last':1000}"));
        irc.asks("JOIN #vault");
        tellsNothing(asksOnIrc(irc));
        line.asks("/join vault");
        tellsNothing(asksAtTheLine(line));
        isThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+s", "+i", "+k key"})
    void whoFoundsItAgainIsToldNothingOfWhatWasBefore(String modes) {
        founds(modes);
        boss.asks("PART #vault");
        tellsNothing(asksInJson(
                new Json(server.connect("web"), "json"),
                "{'type':'join','room':'vault','key':'key','last':1000,'since':'" + msgid + "','most':1000}"));
        Client irc = new Irc(server.connect("irc"), "irc");
        irc.asks("JOIN #vault key");
        tellsNothing(asksOnIrc(irc));
    }
}
