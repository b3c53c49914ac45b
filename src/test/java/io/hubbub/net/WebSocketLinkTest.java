package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.hub.Outlet;
import io.hubbub.room.CloseReason;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A link without a socket, at a time that the test tells. */
class WebSocketLinkTest {
    private static final int START = 1000;
    private static final int PING_SECONDS = 25;
    private static final int PONG_SECONDS = 8;
    private static final int FIN = Masked.FIN;
    private static final String PING = "8900";

    private final FakeSocket socket = new FakeSocket();
    private final List<String> told = new ArrayList<>();
    private final WebSocketLink link = begun(PING_SECONDS);

    private WebSocketLink begun(int pingSeconds) {
        WebSocketLink made = new WebSocketLink(
                socket, WebSocketFraming.TOGETHER, new WebSocketLink.Patience(pingSeconds, PONG_SECONDS), START);
        made.begin(new Told());
        return made;
    }

    @Test
    void messagesAreLinesForTheConversation() {
        hear(Masked.text("one"));
        hear(Masked.text("two\nthree"));
        hear(Masked.text(""));
        assertEquals(List.of("sent one\n", "sent two\nthree\n", "sent \n"), told);
    }

    @Test
    void aMessageInPiecesIsPassedOnInPiecesAndOnlyTheLastEndsTheLine() {
        hear(Masked.frame(Opcode.TEXT, "on"));
        hear(Masked.frame(Opcode.CONTINUATION, ""));
        hear(Masked.frame(FIN | Opcode.CONTINUATION, "e"));
        assertEquals(List.of("sent on", "sent e\n"), told);
    }

    @Test
    void linesAreWrittenAsATextAndNothingAsNothing() {
        link.write(Buffer.buffer("one\ntwo\n"));
        link.write(Buffer.buffer());
        assertEquals(List.of("8107" + hex("one\ntwo")), socket.writes);
    }

    @Test
    void aPingIsAnsweredWithWhatWasInIt() {
        hear(Masked.frame(FIN | Opcode.PING, "there?"));
        assertEquals(List.of("8a06" + hex("there?")), socket.writes);
    }

    @Test
    void pingsOfOneChunkAreAnsweredInOneWriteAndNotForEver() {
        Buffer pings = Buffer.buffer();
        for (int i = 0; i < 10_000; i++) {
            pings.appendBuffer(Masked.frame(FIN | Opcode.PING, "p".repeat(100)));
        }
        hear(pings);
        assertEquals(1, socket.writes.size());
        assertTrue(
                socket.writes.get(0).length() / 2 < 5000,
                "so many bytes: " + socket.writes.get(0).length() / 2);
    }

    @Test
    void whoSendsManyFramesThatEndNoMessageIsReadSlowly() {
        Buffer pieces = Buffer.buffer().appendBuffer(Masked.frame(Opcode.TEXT, ""));
        for (int i = 1; i < WebSocketLink.IDLE_FRAMES; i++) {
            pieces.appendBuffer(Masked.frame(i % 2 == 0 ? Opcode.CONTINUATION : FIN | Opcode.PONG, ""));
        }
        hear(pieces);
        assertEquals(false, socket.paused);
        hear(Masked.frame(Opcode.CONTINUATION, "x"));
        assertTrue(socket.paused);
        link.pause();
        link.resume();
        assertTrue(socket.paused, "what the conversation wants is one thing");
        link.tick(START + 1);
        assertEquals(false, socket.paused);
        hear(Masked.frame(FIN | Opcode.CONTINUATION, "y"));
        assertEquals(List.of("sent x", "sent y\n"), told);
    }

    @Test
    void whoIsReadSlowlyIsNotReadBeforeTheConversationWantsItEither() {
        for (int i = 0; i <= WebSocketLink.IDLE_FRAMES; i++) {
            hear(Masked.frame(FIN | Opcode.PONG, ""));
        }
        link.pause();
        link.tick(START + 1);
        assertTrue(socket.paused);
        link.resume();
        assertEquals(false, socket.paused);
    }

    @Test
    void wholeMessagesAreTheConversationsToCount() {
        for (int i = 0; i < 2 * WebSocketLink.IDLE_FRAMES; i++) {
            hear(Masked.text("x"));
        }
        assertEquals(false, socket.paused);
    }

    @Test
    void whoDoesNotReadGetsNoPongs() {
        socket.full = true;
        hear(Masked.frame(FIN | Opcode.PING, "there?"));
        socket.full = false;
        hear(Masked.frame(FIN | Opcode.PING, "now?"));
        assertEquals(List.of("8a04" + hex("now?")), socket.writes);
    }

    @Test
    void thePeerIsAskedForASignOfLifeEveryTwentyFiveSeconds() {
        link.tick(START + 24);
        assertEquals(List.of(), socket.writes);
        link.tick(START + 25);
        assertEquals(List.of(PING), socket.writes);
        hear(Masked.frame(FIN | Opcode.PONG, ""));
        link.tick(START + 49);
        link.tick(START + 50);
        assertEquals(List.of(PING, PING), socket.writes);
        assertEquals(List.of(), told);
    }

    @Test
    void whoDoesNotAnswerInEightSecondsFails() {
        link.tick(START + 25);
        link.tick(START + 32);
        assertEquals(List.of(), told);
        link.tick(START + 33);
        assertEquals(List.of("fails PING_TIMEOUT"), told);
    }

    @Test
    void anyByteIsASignOfLifeEvenOneWithinAFrame() {
        link.tick(START + 25);
        Buffer frame = Masked.text("x".repeat(100));
        for (int i = 0; i < 100; i++) {
            hear(frame.getBuffer(i, i + 1));
            link.tick(START + 26 + i);
        }
        assertEquals(0, told.stream().filter(word -> word.startsWith("fails")).count());
    }

    @Test
    void whatCameBeforeAPingIsNoAnswerToIt() {
        hear(Masked.text("words"));
        link.tick(START + 25);
        link.tick(START + 33);
        assertEquals(List.of("sent words\n", "fails PING_TIMEOUT"), told);
    }

    @Test
    void whoTalksIsPingedAllTheSameSinceProxiesLookAtOurDirectionToo() {
        for (int now = 1; now <= 50; now++) {
            hear(Masked.text("words"));
            link.tick(START + now);
        }
        assertEquals(List.of(PING, PING), socket.writes);
    }

    @Test
    void aPingBehindWhatIsStillDeliveredMayBeAnsweredLate() {
        link.tick(START + 25);
        socket.delivers = true;
        for (int now = 26; now < 100; now++) {
            link.tick(START + now);
        }
        assertEquals(List.of(), told);
        socket.delivers = false;
        link.tick(START + 97 + PONG_SECONDS);
        assertEquals(List.of("fails PING_TIMEOUT"), told);
    }

    @Test
    void aPingBehindAFullSocketIsForTheCoreToJudge() {
        link.tick(START + 25);
        socket.full = true;
        for (int now = 26; now < 100; now++) {
            link.tick(START + now);
        }
        assertEquals(List.of(), told);
    }

    @Test
    void whoIsNotReadIsPingedOftenSoThatAClosedSocketAnswersWithAResetAndNotGivenUp() {
        link.pause();
        for (int now = 0; now <= 20; now++) {
            link.tick(START + now);
        }
        assertEquals(Collections.nCopies(4, PING), socket.writes);
        for (int now = 21; now < 100; now++) {
            link.tick(START + now);
        }
        assertEquals(List.of(), told);
        link.resume();
        link.tick(START + 124);
        link.tick(START + 131);
        assertEquals(List.of(), told);
        link.tick(START + 132);
        assertEquals(List.of("fails PING_TIMEOUT"), told);
    }

    @Test
    void whoShallNeverBePingedIsOnlyPingedWhileItIsNotRead() {
        WebSocketLink quiet = begun(0);
        quiet.tick(START + 100_000);
        assertEquals(List.of(), socket.writes);
        quiet.pause();
        quiet.tick(START + 100_001);
        quiet.tick(START + 100_006);
        quiet.resume();
        quiet.tick(START + 200_000);
        assertEquals(List.of(PING), socket.writes);
        assertEquals(List.of(), told);
    }

    @Test
    void whoseSocketIsFullIsAskedLater() {
        socket.full = true;
        link.tick(START + 25);
        assertEquals(List.of(), socket.writes);
        socket.full = false;
        link.tick(START + 26);
        assertEquals(List.of(PING), socket.writes);
    }

    @Test
    void pausingAndFullnessAreTheSockets() {
        link.pause();
        assertTrue(socket.paused);
        link.resume();
        assertEquals(false, socket.paused);
        socket.full = true;
        assertTrue(link.full());
    }

    @Test
    void whoClosesHearsItsCodeBack() {
        hear(Masked.close(4321, "mine"));
        assertEquals(List.of("ended"), told);
        link.close(CloseReason.PEER_CLOSED);
        assertEquals(List.of("closed PEER_CLOSED"), socket.ends);
        assertTrue(socket.writes.get(0).startsWith("88"), socket.writes::toString);
        assertTrue(socket.writes.get(0).substring(4).startsWith("10e1"), socket.writes::toString);
    }

    @Test
    void whoEndsWithoutACloseFrameIsClosedNormally() {
        link.close(CloseReason.PEER_CLOSED);
        assertTrue(socket.writes.get(0).substring(4).startsWith("03e8"), socket.writes::toString);
    }

    @Test
    void whatBreaksTheRulesIsAnsweredWithThatAndNoOtherCodeFollows() {
        hear(Masked.frame(0x83, ""));
        assertEquals(List.of("fails PROTOCOL_ERROR"), told);
        assertTrue(socket.writes.get(0).substring(4).startsWith("03ea"), socket.writes::toString);
        link.close(CloseReason.PROTOCOL_ERROR);
        link.write(Buffer.buffer("never\n"));
        assertEquals(1, socket.writes.size());
        assertEquals(List.of("closed PROTOCOL_ERROR"), socket.ends);
    }

    @Test
    void binaryMessagesAreLinesToo() {
        hear(Masked.frame(FIN | Opcode.BINARY, "x"));
        assertEquals(List.of("sent x\n"), told);
    }

    @Test
    void nothingIsWrittenBehindACloseFrame() {
        link.close(CloseReason.QUIT);
        link.write(Buffer.buffer("never\n"));
        hear(Masked.frame(FIN | Opcode.PING, "there?"));
        link.tick(START + 25);
        link.close(CloseReason.SHUTDOWN);
        assertEquals(1, socket.writes.size());
    }

    @Test
    void whoIsAbortedIsWrittenNothing() {
        link.abort();
        link.write(Buffer.buffer("never\n"));
        link.tick(START + 25);
        assertEquals(List.of(), socket.writes);
        assertEquals(List.of("aborted"), socket.ends);
    }

    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void everyReasonHasACodeThatMayBeSentAndItsSentenceFits(CloseReason why) {
        assertTrue(CloseCode.isLegal(CloseCode.of(why)));
        link.close(why);
        String frame = socket.writes.get(0);
        assertEquals(hex(why.sentence()), frame.substring(8));
        assertEquals(CloseCode.of(why), Integer.parseInt(frame.substring(4, 8), 16));
    }

    /** The carrier has got something. */
    private void hear(Buffer chunk) {
        link.heard(chunk.length());
        link.received(chunk);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What a conversation would hear. */
    private final class Told implements LinkListener {
        @Override
        public void heard(int bytes) {}

        @Override
        public void received(Buffer lines) {
            told.add("sent " + lines);
        }

        @Override
        public void ended() {
            told.add("ended");
        }

        @Override
        public void drained() {}

        @Override
        public void fails(CloseReason why) {
            told.add("fails " + why);
        }

        @Override
        public void closed(CloseReason why) {
            told.add("closed " + why);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void contain(Runnable action) {
            action.run();
        }

        @Override
        public void mistaken(Throwable mistake) {
            throw new AssertionError(mistake);
        }
    }

    private static final class FakeSocket implements Link, Outlet {
        private final List<String> writes = new ArrayList<>();
        private final List<String> ends = new ArrayList<>();
        private boolean full;
        private boolean paused;
        private boolean delivers;

        @Override
        public Outlet outlet() {
            return this;
        }

        @Override
        public boolean isAgreed() {
            return false;
        }

        @Override
        public void begin(LinkListener listener) {}

        @Override
        public boolean delivers() {
            return delivers;
        }

        @Override
        public void write(Buffer bytes) {
            writes.add(HexFormat.of().formatHex(bytes.getBytes()));
        }

        @Override
        public boolean full() {
            return full;
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }

        @Override
        public void close(CloseReason why) {
            ends.add("closed " + why);
        }

        @Override
        public void abort() {
            ends.add("aborted");
        }
    }
}
