package io.hubbub.door.irc;

import static io.hubbub.door.irc.KeepingDoor.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients are given what they need of a channel's past without asking for it. */
@Timeout(60)
class RecollectionTest {
    private KeepingDoor door;
    private IrcPeer ann;

    private void talk(String keys) {
        door = new KeepingDoor(keys);
        ann = door.welcomed("ann", "echo-message");
        ann.joins("#den");
        for (int i = 1; i <= 4; i++) {
            door.door.pass(1);
            ann.sends("TOPIC #den t" + i, "PRIVMSG #den :w" + i).seesAllUntil("PRIVMSG");
        }
    }

    @AfterEach
    void close() {
        door.close();
    }

    private IrcPeer comes(String nick, String capabilities) {
        IrcPeer peer = door.welcomed(nick, capabilities);
        peer.sends("JOIN #den").seesAllUntil("366");
        return peer;
    }

    @Test
    void aClientIsShownWhatWasSaidLast() {
        talk(", 'replay': 2");
        IrcPeer bob = comes("bob", "server-time");
        bob.sees("@time=" + at(3) + " :" + ann.source() + " PRIVMSG #den :w3");
        bob.sees("@time=" + at(4) + " :" + ann.source() + " PRIVMSG #den :w4");
        ann.sends("PRIVMSG #den :now");
        bob.sees("@time=" + at(4) + " :" + ann.source() + " PRIVMSG #den :now");
        bob.seesNothing();
    }

    @Test
    void aClientWithoutTimesReadsThem() {
        talk("");
        ann.sends("PRIVMSG #den :\u0001ACTION waves\u0001").line();
        IrcPeer bob = comes("bob", "multi-prefix");
        for (int i = 1; i <= 4; i++) {
            bob.sees(ann, "PRIVMSG #den :[1970-01-01 00:00 UTC] w" + i);
        }
        bob.sees(ann, "PRIVMSG #den :\u0001ACTION [1970-01-01 00:00 UTC] waves\u0001");
        bob.seesNothing();
    }

    @Test
    void aClientWithBatchesGetsOne() {
        talk(", 'replay': 2");
        IrcPeer bob = comes("bob", "batch message-tags labeled-response server-time");
        List<Message> lines = bob.rest().stream().map(Message::parse).toList();
        assertEquals(
                List.of("BATCH", "PRIVMSG", "PRIVMSG", "BATCH"),
                lines.stream().map(Message::command).toList());
        String batch = lines.get(0).parameter(0).substring(1);
        assertEquals(List.of("+" + batch, "chathistory", "#den"), lines.get(0).parameters());
        assertEquals(batch, lines.get(2).tags().get("batch"));
        assertTrue(lines.get(2).tags().containsKey("msgid"));
        assertEquals(List.of("-" + batch), lines.get(3).parameters());
    }

    @Test
    void aLabelledJoinIsAnsweredBesideIt() {
        talk(", 'replay': 1");
        IrcPeer bob = door.welcomed("bob", "batch labeled-response");
        List<Message> lines = bob.sends("@label=x JOIN #den").rest().stream()
                .map(Message::parse)
                .toList();
        Message begin = lines.get(0);
        assertEquals(List.of("x", "labeled-response"), List.of(begin.tags().get("label"), begin.parameter(1)));
        assertEquals(
                "-" + begin.parameter(0).substring(1),
                lines.get(lines.size() - 1).parameter(0));
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.command().equals("PRIVMSG"))
                        .filter(line -> !begin.parameter(0).endsWith(line.tags().get("batch")))
                        .count());
    }

    @Test
    void nothingIsShownToThoseWhoAskNorToPrograms() {
        talk("");
        comes("asker", "draft/chathistory").seesNothing();
        IrcPeer bot = door.welcomed("bot", "multi-prefix");
        bot.sends("MODE bot +B").line();
        bot.sends("JOIN #den").seesAllUntil("366");
        bot.seesNothing();
    }

    @Test
    void nothingIsShownAtADoorThatDoesNotWantIt() {
        talk(", 'replay': 0");
        comes("bob", "server-time batch").seesNothing();
    }

    @Test
    void whatIsLostIsSaid() {
        talk("");
        door.kept.loses(event -> event.seq() == 5);
        IrcPeer bob = comes("bob", "server-time");
        bob.line();
        bob.sees("@time=" + at(4) + " :hubbub.local NOTICE #den :Here a message may be missing: it is not kept.");
        bob.sees("@time=" + at(3) + " :" + ann.source() + " PRIVMSG #den :w3");
        assertTrue(bob.line().endsWith("w4"));
        bob.seesNothing();
    }

    @Test
    void aBatchEndsWhenTheClientLeavesFirst() {
        talk("");
        IrcPeer bob = door.welcomed("bob", "batch");
        door.kept.waits();
        bob.sends("JOIN #den").seesAllUntil("366");
        bob.sends("PART #den");
        ann.seesAllUntil("PART");
        door.kept.waitsNoMore();
        bob.sees(bob, "PART #den").seesNothing();
    }

    /** Megabytes while it reads nothing; a room that most of its members can't follow would wait for them. */
    @Test
    void aClientThatReadsTooSlowlyIsGivenWhatItMissed() {
        talk("");
        IrcPeer slow = comes("slow", "draft/chathistory standard-replies");
        IrcPeer quick = comes("quick", "draft/chathistory");
        ann.seesAllUntil("JOIN");
        String word = "x".repeat(400);
        int messages = 30_000;
        for (int i = 0; i < messages; i += 100) {
            for (int j = 0; j < 100; j++) {
                ann.sends("PRIVMSG #den :" + (i + j) + " " + word);
            }
            ann.rest();
            quick.rest();
        }
        ann.sends("TOPIC #den end").seesAllUntil("TOPIC");
        List<String> seen = slow.seesAllUntil("TOPIC");
        List<String> numbers = seen.stream()
                .map(Message::parse)
                .filter(line -> line.command().equals("PRIVMSG"))
                .map(line -> line.parameter(1).split(" ")[0])
                .toList();
        List<String> expected =
                IntStream.range(0, messages).mapToObj(Integer::toString).toList();
        assertEquals(
                List.of(),
                expected.stream()
                        .filter(Predicate.not(Set.copyOf(numbers)::contains))
                        .toList());
        assertEquals(expected, numbers);
        assertEquals(
                1,
                seen.stream()
                        .filter(line -> line.contains("NOTE CHATHISTORY CATCHING_UP #den"))
                        .count());
    }
}
