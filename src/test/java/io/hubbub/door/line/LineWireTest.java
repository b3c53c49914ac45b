package io.hubbub.door.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Speech;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineWireTest {
    private static final Member BOB = new Member(1, "bob");

    @Test
    void whatTurnsTheDirectionOfADeedEndsBeforeTheStarBehindIt() {
        Speech deed = Speech.line(Speech.Kind.ACTION, Buffer.buffer("waves \u2067a"));
        assertEquals("bob: *waves \u2067a\u2069*\n", shown(deed));
    }

    @Test
    void ofAnEventThatNobodyHereKnowsNothingIsShown() {
        Buffer out = Buffer.buffer();
        LineWire.of(true, true, false).encode("den", new Event.Unknown(1, 0), out);
        assertEquals("", out.toString());
    }

    @Test
    void aLineIsShownBehindTheNick() {
        assertEquals("bob: hello\n", shown(Speech.line("hello")));
        assertEquals("bob: żółć 👩‍👩‍👧\n", shown(Speech.line("żółć 👩‍👩‍👧")));
    }

    @Test
    void aStreamIsSplitIntoLinesThatAllHaveTheNick() {
        assertEquals("bob: one\nbob: two\nbob: three\nbob: four\n", shown(stream("one\ntwo\r\nthree\rfour")));
    }

    @Test
    void lineEndsAtTheEndOfAStreamShowNoEmptyLine() {
        assertEquals("bob: words\n", shown(stream("words\r\n")));
        assertEquals("", shown(stream("\n")));
        assertEquals("bob: \nbob: words\n", shown(stream("\nwords")));
    }

    @Test
    void theSpeakersOwnNameInFrontIsDroppedOnce() {
        assertEquals("bob: hello\n", shown(stream("bob:hello")));
        assertEquals("bob: bob:hello\n", shown(stream("bob:bob:hello")));
        assertEquals("bob: ann:hello\n", shown(stream("ann:hello")));
        assertEquals("bob: bobby:hello\n", shown(stream("bobby:hello")));
        assertEquals("bob: one\nbob: two\n", shown(stream("bob:one\nbob:two\n")));
        assertEquals("bob: \n", shown(stream("bob:")));
    }

    @Test
    void whatAPersonTypedIsNotTakenForANameInFront() {
        assertEquals("bob: bob:hello\n", shown(Speech.line("bob:hello")));
    }

    @Test
    void nothingInAStreamDrivesTheTerminal() {
        assertEquals(
                "bob: ␛[2J␇␀\uFFFD\uFFFD\n",
                shown(Speech.stream(Buffer.buffer("\u001B[2J\u0007\0\u009B\u00FF", "ISO-8859-1"))));
        assertEquals("bob: evil\uFFFDtxt\n", shown(stream("evil\u202Etxt")));
    }

    @Test
    void anotherRoomsNameStandsInFrontOfEveryLine() {
        Buffer out = Buffer.buffer();
        LineWire.of(true, false, false).encode("den", new Event.Said(1, 0, BOB, stream("one\ntwo")), out);
        LineWire.of(true, false, false).encode("den", new Event.Said(2, 0, BOB, Speech.line("three")), out);
        LineWire.of(true, false, false).encode("den", new Event.Joined(3, 0, BOB), out);
        assertEquals("[den] bob: one\n[den] bob: two\n[den] bob: three\n[den] * bob joined\n", out.toString());
    }

    @Test
    void comingGoingRenamingAndTopicsAreNotices() {
        assertEquals("* bob joined\n", shown(new Event.Joined(1, 0, BOB)));
        assertEquals("* bob left\n", shown(new Event.Left(1, 0, BOB, "")));
        assertEquals("* bob left: lunch\n", shown(new Event.Left(1, 0, BOB, "lunch")));
        assertEquals("* guest1 is now bob\n", shown(new Event.Renamed(1, 0, BOB, "guest1")));
        assertEquals("* bob set the topic: cheese\n", shown(new Event.TopicSet(1, 0, BOB, "cheese")));
        assertEquals("* bob cleared the topic\n", shown(new Event.TopicSet(1, 0, BOB, "")));
    }

    @Test
    void whatOtherDoorsLetThroughInNoticesIsMadeHarmless() {
        assertEquals("* bob left: ␊* ann left␛[2J\n", shown(new Event.Left(1, 0, BOB, "\n* ann left\u001B[2J")));
        assertEquals("* bob set the topic: a␊b\n", shown(new Event.TopicSet(1, 0, BOB, "a\nb")));
    }

    @Test
    void randomBytesShowNothingButHarmlessLinesOfTheSpeakers() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[1 + random.nextInt(60)];
            random.nextBytes(bytes);
            String shown = shown(Speech.stream(Buffer.buffer(bytes)));
            String why = "seed " + seed + ": " + new String(bytes, ISO_8859_1);
            shown.lines().forEach(line -> assertTrue(line.startsWith("bob: "), why));
            assertTrue(shown.chars().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)), why);
        }
    }

    private static Speech stream(String text) {
        return Speech.stream(Buffer.buffer(text));
    }

    private static String shown(Speech speech) {
        return shown(new Event.Said(1, 0, BOB, speech));
    }

    private static String shown(Event event) {
        Buffer out = Buffer.buffer("before ");
        LineWire.of(false, false, false).encode("den", event, out);
        assertTrue(out.toString().startsWith("before "));
        return out.getString("before ".length(), out.length(), UTF_8.name());
    }
}
