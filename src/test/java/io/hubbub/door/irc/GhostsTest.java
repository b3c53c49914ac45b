package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.hubbub.room.CloseReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that sent more than is read at once, and went: they don't speak on for minutes, and their nicks are free. */
@Timeout(60)
class GhostsTest {
    private static final int LINES = 900;

    private final TestServer server = TestServer.start("{'doors': ["
            + "{'door': 'irc', 'port': 0, 'floodBurst': 10, 'floodPerSecond': 5}, {'door': 'web', 'port': 0}]}");

    private static List<String> lines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("PRIVMSG #den :" + i);
        }
        return lines;
    }

    /** How many lines were heard until the end. */
    private static int heardUntilGone(IrcPeer ear) {
        int heard = 0;
        for (String line : ear.seesAllUntil("QUIT")) {
            heard += line.contains("PRIVMSG") ? 1 : 0;
        }
        return heard;
    }

    private Peer flooder(IrcPeer ear) {
        Peer bot = server.connect("irc");
        bot.send("NICK bot\r\nUSER bot 0 * :Bot\r\nJOIN #den\r\n").awaitText("366 bot #den :End of /NAMES list\r\n");
        ear.seesAllUntil("JOIN");
        return bot.send(String.join("\r\n", lines(LINES)) + "\r\n");
    }

    private void isFree(String nick) {
        IrcPeer.welcomed(server, nick);
    }

    @Test
    void whoClosesIsGoneSoonThoughMuchOfWhatItSentIsNotReadYet() {
        try (server) {
            IrcPeer ear = IrcPeer.welcomed(server, "ann").joins("#den");
            flooder(ear).hangUp();
            assertTrue(heardUntilGone(ear) < LINES / 5);
            isFree("bot");
        }
    }

    @Test
    void whoseConnectionBreaksIsGoneAtOnce() {
        try (server) {
            IrcPeer ear = IrcPeer.welcomed(server, "ann").joins("#den");
            flooder(ear).reset();
            assertTrue(heardUntilGone(ear) < LINES / 5);
            server.awaitClosed(CloseReason.NETWORK_ERROR, 1);
            isFree("bot");
        }
    }

    @Test
    void whoOnlyEndsItsInputIsHeardToTheEndAndAnswered() {
        try (server) {
            IrcPeer ear = IrcPeer.welcomed(server, "ann").joins("#den");
            Peer bot = server.connect("irc");
            bot.send("NICK bot\r\nUSER bot 0 * :Bot\r\nJOIN #den\r\n" + String.join("\r\n", lines(50))
                            + "\r\nPING end\r\n")
                    .endInput();
            assertEquals(50, heardUntilGone(ear));
            String answers = bot.awaitText("PONG hubbub.local :end\r\n");
            assertTrue(answers.contains("\r\nPING hubbub.local\r\n"), answers);
        }
    }

    @Test
    void theSameHoldsOverAWebSocket() {
        try (server) {
            IrcPeer ear = IrcPeer.welcomed(server, "ann").joins("#den");
            Peer bot = server.connect("web");
            WsPeer socket = WsPeer.open(bot, "/irc");
            socket.sends("NICK bot").sends("USER bot 0 * :Bot").sends("JOIN #den");
            lines(LINES).forEach(socket::sends);
            ear.seesAllUntil("JOIN");
            bot.hangUp();
            assertTrue(heardUntilGone(ear) < LINES / 5);
            isFree("bot");
        }
    }
}
