package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages are deleted by REDACT. Ann is the channel's operator. */
@Timeout(60)
class RedactTest {
    private static final String ALL = "draft/message-redaction message-tags echo-message labeled-response batch";

    private KeepingDoor door;
    private IrcPeer ann;
    private IrcPeer bob;

    @BeforeEach
    void begin() {
        begin("");
    }

    private void begin(String keys) {
        door = new KeepingDoor(keys);
        ann = door.welcomed("ann", ALL);
        ann.sends("JOIN #den").seesAllUntil("366");
        bob = door.welcomed("bob", ALL);
        bob.sends("JOIN #den").seesAllUntil("366");
        ann.line();
    }

    @AfterEach
    void close() {
        door.close();
    }

    /** Somebody says something, which both see; returns its name. */
    private String say(IrcPeer who, String text) {
        String echo = who.sends("PRIVMSG #den :" + text).line();
        (who == ann ? bob : ann).line();
        return Message.parse(echo).tags().get("msgid");
    }

    private static String withoutTags(String line) {
        return line.startsWith("@") ? line.substring(line.indexOf(' ') + 1) : line;
    }

    @Test
    void theOneWhoSaidItAndTheOperatorDeleteIt() {
        String id = say(bob, "a secret");
        assertEquals(
                ":bob!~bob@127.0.0.1 REDACT #den " + id + " :a slip of mine",
                withoutTags(bob.sends("REDACT #den " + id + " :a slip of mine").line()));
        assertEquals(":bob!~bob@127.0.0.1 REDACT #den " + id + " :a slip of mine", withoutTags(ann.line()));
        String other = say(bob, "another");
        assertEquals(
                ":ann!~ann@127.0.0.1 REDACT #den " + other,
                withoutTags(ann.sends("redact #DEN " + other).line()));
        assertEquals(":ann!~ann@127.0.0.1 REDACT #den " + other, withoutTags(bob.line()));
    }

    @Test
    void theLineBearsTheLabelOfTheRequest() {
        String id = say(bob, "a secret");
        assertTrue(bob.sends("@label=x1 REDACT #den " + id).line().startsWith("@label=x1"));
        Message again = Message.parse(bob.sends("@label=x2 REDACT #den " + id).line());
        assertEquals("x2", again.tags().get("label"));
        assertEquals("UNKNOWN_MSGID", again.parameter(1));
    }

    private void fails(IrcPeer who, String line, String expected) {
        Message answer = Message.parse(who.sends(line).line());
        assertEquals("FAIL", answer.command());
        assertEquals(
                expected,
                String.join(
                        " ", answer.parameters().subList(0, answer.parameters().size() - 1)));
    }

    @Test
    void whatCantBeDeletedHasItsCode() {
        String id = say(ann, "here");
        fails(bob, "REDACT #den " + id, "REDACT REDACT_FORBIDDEN #den " + id);
        fails(bob, "REDACT #den nonsense", "REDACT UNKNOWN_MSGID #den nonsense");
        String forged = id.replaceFirst("^[^-]*", "zzz");
        fails(ann, "REDACT #den " + forged, "REDACT UNKNOWN_MSGID #den " + forged);
        fails(bob, "REDACT #elsewhere " + id, "REDACT INVALID_TARGET #elsewhere");
        fails(bob, "REDACT ann " + id, "REDACT INVALID_TARGET ann");
        fails(bob, "REDACT #den", "REDACT NEED_MORE_PARAMS");
        fails(bob, "REDACT", "REDACT NEED_MORE_PARAMS");
        fails(ann, "REDACT #den " + "x".repeat(300), "REDACT UNKNOWN_MSGID #den " + "x".repeat(100));
        assertEquals(List.of(), ann.rest());
        String old = say(bob, "long ago");
        door.door.pass((int) TimeUnit.DAYS.toSeconds(1) + 1);
        fails(bob, "REDACT #den " + old, "REDACT REDACT_WINDOW_EXPIRED #den " + old);
    }

    @Test
    void oneOfTheLinesOfAMessageStandsForAllOfIt() {
        String id = say(bob, "here");
        bob.sends("REDACT @#den " + id + ".1");
        assertEquals("REDACT #den " + id, withoutTags(bob.line()).replaceFirst(":\\S+ ", ""));
    }

    @Test
    void clientsThatDontKnowItSeeNothing() {
        IrcPeer old = door.welcomed("old", "message-tags");
        old.sends("JOIN #den").seesAllUntil("366");
        ann.line();
        bob.line();
        String id = say(bob, "a secret");
        old.line();
        bob.sends("REDACT #den " + id).line();
        ann.line();
        assertEquals(List.of(), old.rest());
        String mine = Message.parse(
                        old.sends("PRIVMSG #den :mine").sends("PING x").line())
                .command();
        assertEquals("PONG", mine);
    }

    @Test
    void theyAreToldInANoticeIfTheDoorSaysSo() {
        door.close();
        begin(", 'deletions': 'notice', 'serverName': 'irc.example'");
        IrcPeer old = door.welcomed("old", "message-tags");
        old.sends("JOIN #den").seesAllUntil("366");
        ann.line();
        bob.line();
        String id = say(bob, "a secret");
        old.line();
        ann.sends("REDACT #den " + id + " :no such things").line();
        assertEquals(":irc.example NOTICE #den :ann deleted a message of bob: no such things", old.line());
        assertTrue(bob.line().contains(" REDACT "));
    }

    @Test
    void nothingOfItIsInTheHistory() {
        String first = say(bob, "a secret");
        say(ann, "really?");
        bob.sends("REDACT #den " + first).line();
        for (String more : List.of("draft/chathistory batch", "draft/chathistory batch draft/event-playback " + ALL)) {
            IrcPeer late = door.welcomed("late" + more.length(), more);
            late.sends("JOIN #den").seesAllUntil("366");
            List<String> lines = late.sends("CHATHISTORY LATEST #den * 50").rest();
            assertTrue(lines.stream().anyMatch(line -> line.contains("really?")), lines::toString);
            assertFalse(lines.stream().anyMatch(line -> line.contains("secret")), lines::toString);
            assertFalse(lines.stream().anyMatch(line -> line.contains(first)), lines::toString);
        }
        IrcPeer replayed = door.welcomed("plain", "message-tags");
        List<String> lines = replayed.sends("JOIN #den").rest();
        assertTrue(lines.stream().anyMatch(line -> line.contains("really?")), lines::toString);
        assertFalse(lines.stream().anyMatch(line -> line.contains("secret")), lines::toString);
    }

    @Test
    void someoneWhoAsksWithoutTheCapabilityIsUnderstood() {
        IrcPeer old = door.welcomed("old", "labeled-response message-tags batch echo-message");
        old.sends("JOIN #den").seesAllUntil("366");
        String id =
                Message.parse(old.sends("PRIVMSG #den :a secret").line()).tags().get("msgid");
        assertEquals("@label=7", old.sends("@label=7 REDACT #den " + id).line().replaceFirst("[; ].*", ""));
        bob.line();
        bob.line();
        assertTrue(bob.line().endsWith(" REDACT #den " + id));
    }
}
