package io.hubbub.door.line;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the line door takes for a line, and what becomes of its bytes. */
@Timeout(60)
class LinesTest {
    private static final int LINE_BYTES = 512;
    private static final String TOO_LONG = "* That line was not sent: expected at most 512 bytes";

    private TestServer server;
    private Person ann;
    private String nick;

    @BeforeEach
    void enter() {
        server = TestServer.start("""
                {'doors': [{'door': 'line', 'port': 0, 'room': 'lobby'}, {'door': 'raw', 'port': 0, 'room': 'lobby'}],
                 'limits': {'lineBytes': %s}}
                """.formatted(LINE_BYTES));
        ann = server.person("line");
        nick = ann.nick();
    }

    @AfterEach
    void leave() {
        server.close();
    }

    @Test
    void telnetsLineEndsAreAsGoodAsNetcats() {
        ann.peer().send("one\r\ntwo\n\r\n\nthree\r\n");
        ann.sees(nick + ": one", nick + ": two", nick + ": three");
    }

    @Test
    void aLineMayComeByteByByte() {
        for (char c : "/who\nhello\n".toCharArray()) {
            ann.peer().send(String.valueOf(c));
        }
        ann.sees("* Here: " + nick, nick + ": hello");
    }

    @Test
    void aSecondSlashMakesACommandSpeech() {
        ann.types("//who is there", "///").sees(nick + ": /who is there", nick + ": //");
    }

    @Test
    void aLineOfTheLimitIsSaidAndALongerOneIsNot() {
        String longest = "x".repeat(LINE_BYTES);
        ann.types(longest).sees(nick + ": " + longest);
        ann.types(longest + "x", "next").sees(TOO_LONG, nick + ": next");
    }

    @Test
    void aLineWithoutAnEndIsRefusedOnceAndCostsNoMemory() {
        byte[] much = new byte[1 << 20];
        Arrays.fill(much, (byte) 'x');
        ann.peer().send(much);
        ann.sees(TOO_LONG).types("x", "next").sees(nick + ": next");
    }

    @Test
    void aTooLongCommandIsNotDone() {
        ann.types("/nick " + "x".repeat(LINE_BYTES), "next").sees(TOO_LONG, nick + ": next");
    }

    @Test
    void theUnfinishedLastLineCountsWhenTheInputEnds() {
        ann.peer().send("one\ntwo").endInput();
        ann.sees(nick + ": one", nick + ": two", "* Goodbye").seesEnd();
        server.awaitClosed(CloseReason.PEER_CLOSED, 1);
    }

    @Test
    void whatSomebodyTypesIsHarmlessToEverybody() {
        Peer raw = server.member("raw");
        ann.peer().awaitText("(here)\n");
        ann.types("bell\u0007 \u001B[31mred\u001B[0m \u202Eback").sees(nick + ": bell␇ ␛[31mred␛[0m \uFFFDback");
        raw.expect(nick + ":bell␇ ␛[31mred␛[0m \uFFFDback\n");
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() {
        ann.peer().send("caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        ann.sees(nick + ": caf\uFFFD");
    }

    @Test
    void aTabIsJustATab() {
        ann.types("a\tb").sees(nick + ": a\tb");
    }
}
