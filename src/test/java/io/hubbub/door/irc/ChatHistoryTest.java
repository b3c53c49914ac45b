package io.hubbub.door.irc;

import static io.hubbub.door.irc.KeepingDoor.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients ask for what was said by CHATHISTORY. Ann has said w1 to w9 at the seconds 1 to 9, each after a topic. */
@Timeout(60)
class ChatHistoryTest {
    private static final String ALL = "draft/chathistory batch server-time message-tags labeled-response echo-message";
    private static final int MESSAGES = 9;

    private KeepingDoor door;
    private IrcPeer ann;
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void talk() {
        door = new KeepingDoor("");
        ann = door.welcomed("ann", ALL);
        ann.sends("JOIN #den").seesAllUntil("366");
        for (int i = 1; i <= MESSAGES; i++) {
            door.door.pass(1);
            ann.sends("TOPIC #den t" + i).line();
            ids.add(Message.parse(ann.sends("PRIVMSG #den :w" + i).line())
                    .tags()
                    .get("msgid"));
        }
    }

    @AfterEach
    void close() {
        door.close();
    }

    /** A reference as a test writes it: the name of a message, its time, or anything else. */
    private String reference(String word) {
        if (word.startsWith("w")) {
            return "msgid=" + ids.get(Integer.parseInt(word.substring(1)) - 1);
        }
        return word.startsWith("t") ? "timestamp=" + at(Integer.parseInt(word.substring(1))) : word;
    }

    /** The whole answer, without the batch around it. */
    private static List<Message> answer(IrcPeer who, String line) {
        List<Message> lines = all(who, line);
        Message begin = lines.get(0);
        Message end = lines.get(lines.size() - 1);
        assertEquals("BATCH", begin.command(), () -> lines.toString());
        String batch = begin.parameter(0).substring(1);
        assertEquals("+" + batch, begin.parameter(0));
        assertEquals("-" + batch, end.parameter(0));
        List<Message> inside = lines.subList(1, lines.size() - 1);
        inside.forEach(message -> assertEquals(batch, message.tags().get("batch")));
        return inside;
    }

    private static List<Message> all(IrcPeer who, String line) {
        return who.sends(line).rest().stream().map(Message::parse).toList();
    }

    private static String words(List<Message> lines) {
        return String.join(
                " ", lines.stream().map(message -> message.parameter(1)).toList());
    }

    private String said(String subcommand) {
        String[] parts = Stream.of(subcommand.split(" ")).map(this::reference).toArray(String[]::new);
        List<Message> lines = answer(
                ann,
                "CHATHISTORY " + parts[0] + " #den "
                        + String.join(" ", List.of(parts).subList(1, parts.length)));
        lines.forEach(line -> assertEquals("PRIVMSG", line.command()));
        return words(lines);
    }

    @ParameterizedTest
    @CsvSource({
        "LATEST * 100, w1 w2 w3 w4 w5 w6 w7 w8 w9",
        "LATEST * 2, w8 w9",
        "latest * 1, w9",
        "LATEST w7 100, w8 w9",
        "LATEST t7 100, w8 w9",
        "LATEST w2 3, w7 w8 w9",
        "LATEST w9 3, ''",
        "BEFORE w4 100, w1 w2 w3",
        "BEFORE t4 2, w2 w3",
        "BEFORE * 2, w8 w9",
        "BEFORE w1 2, ''",
        "AFTER w6 100, w7 w8 w9",
        "AFTER t6 2, w7 w8",
        "AFTER w9 2, ''",
        "AROUND w5 1, w5",
        "AROUND w5 2, w4 w5",
        "AROUND w5 3, w4 w5 w6",
        "AROUND t5 4, w3 w4 w5 w6",
        "AROUND w9 4, w7 w8 w9",
        "BETWEEN w2 w6 100, w3 w4 w5",
        "BETWEEN w6 w2 100, w3 w4 w5",
        "BETWEEN t2 t6 100, w3 w4 w5",
        "BETWEEN w2 w9 3, w3 w4 w5",
        "BETWEEN w9 w2 3, w6 w7 w8",
        "BETWEEN t9 t2 3, w6 w7 w8",
        "BETWEEN t9 w2 3, w6 w7 w8",
        "BETWEEN w2 w2 3, ''",
        "LATEST * 0, w1 w2 w3 w4 w5 w6 w7 w8 w9",
        "LATEST * many, w1 w2 w3 w4 w5 w6 w7 w8 w9",
        "LATEST * 99999999999, w1 w2 w3 w4 w5 w6 w7 w8 w9",
        "AFTER msgid=unknown 5, ''",
    })
    void everySubcommandHasItsPart(String asked, String expected) {
        assertEquals(expected, said(asked));
    }

    @Test
    void pagesOfTheArchiveMayBeSmaller() {
        door.kept.pagesOf(2);
        everySubcommandHasItsPart("LATEST * 5", "w5 w6 w7 w8 w9");
        everySubcommandHasItsPart("AFTER w1 5", "w2 w3 w4 w5 w6");
        everySubcommandHasItsPart("AROUND w5 6", "w2 w3 w4 w5 w6 w7");
    }

    @Test
    void messagesAreAsTheyWereFirst() {
        Message last = answer(ann, "CHATHISTORY LATEST #den * 1").get(0);
        assertEquals(ids.get(MESSAGES - 1), last.tags().get("msgid"));
        assertEquals(at(MESSAGES), last.tags().get("time"));
        assertEquals(ann.source(), last.source());
        assertEquals(List.of("#den", "w9"), last.parameters());

        ann.sends("@+draft/reply=x PRIVMSG #den :\u0001ACTION waves\u0001").line();
        Message deed = answer(ann, "CHATHISTORY LATEST #den * 1").get(0);
        assertEquals("x", deed.tags().get("+draft/reply"));
        assertEquals("\u0001ACTION waves\u0001", deed.parameter(1));
    }

    @ParameterizedTest
    @CsvSource({
        "LATEST * 9, true",
        "LATEST * 8, false",
        "BEFORE w3 2, true",
        "BEFORE w3 1, false",
        "AFTER w7 2, true",
        "AFTER w7 1, false",
        "AROUND w5 100, true",
        "AROUND w5 5, false",
        "BETWEEN w1 w4 2, true",
        "BETWEEN w1 w4 1, false"
    })
    void theBatchSaysWhetherThereIsMore(String asked, boolean isEnd) {
        String[] parts = Stream.of(asked.split(" ")).map(this::reference).toArray(String[]::new);
        List<String> rest = List.of(parts).subList(1, parts.length);
        Message begin = all(ann, "CHATHISTORY " + parts[0] + " #DEN " + String.join(" ", rest))
                .get(0);
        assertEquals(List.of("chathistory", "#den"), begin.parameters().subList(1, 3));
        assertEquals(isEnd, begin.tags().containsKey("draft/chathistory-end"));
    }

    @Test
    void aLabelIsOnTheBatchAlone() {
        List<Message> lines = all(ann, "@label=x CHATHISTORY LATEST #den * 2");
        assertEquals(4, lines.size());
        assertEquals("x", lines.get(0).tags().get("label"));
        assertEquals("chathistory", lines.get(0).parameter(1));
        lines.subList(1, 4).forEach(line -> assertFalse(line.tags().containsKey("label")));

        assertEquals(
                "x",
                all(ann, "@label=x CHATHISTORY LATEST #no * 2").get(0).tags().get("label"));
    }

    @Test
    void whatElseHappenedIsForThoseWhoKnowIt() {
        IrcPeer bob = door.welcomed("bob", "draft/chathistory draft/event-playback batch server-time message-tags");
        bob.sends("JOIN #den").seesAllUntil("366");
        ann.line();
        door.door.pass(1);
        ann.sends("MODE #den +v bob", "@+draft/react=x TAGMSG #den", "@+typing=active TAGMSG #den", "NOTICE #den :n");
        ann.sends("PRIVMSG #den :\u0001VERSION\u0001", "AWAY :tea", "KICK #den bob :why")
                .seesAllUntil("KICK");
        List<Message> live =
                bob.seesAllUntil("KICK").stream().map(Message::parse).toList();
        bob.sends("JOIN #den").seesAllUntil("366");
        ann.line();

        List<Message> past = answer(bob, "CHATHISTORY LATEST #den * 9");
        assertEquals(
                "PRIVMSG TOPIC PRIVMSG JOIN MODE TAGMSG NOTICE KICK JOIN",
                String.join(" ", past.stream().map(Message::command).toList()));
        for (String command : List.of("MODE", "TAGMSG", "NOTICE", "KICK")) {
            assertEquals(tags(live, command), tags(past, command));
        }
        assertEquals("w8 w9 n", words(answer(ann, "CHATHISTORY LATEST #den * 3")));
    }

    private static List<String> tags(List<Message> lines, String command) {
        Message first = lines.stream()
                .filter(line -> line.command().equals(command))
                .findFirst()
                .orElseThrow();
        return List.of(first.tags().get("msgid"), first.tags().get("time"), first.source());
    }

    @Test
    void clientsWithoutBatchesOrTimesGetTheLines() {
        IrcPeer bob = door.welcomed("bob", "draft/chathistory");
        bob.sends("JOIN #den").seesAllUntil("366");
        bob.sends("CHATHISTORY LATEST #den * 2");
        bob.sees(ann, "PRIVMSG #den :[1970-01-01 00:00 UTC] w8").sees(ann, "PRIVMSG #den :[1970-01-01 00:00 UTC] w9");
        bob.sends("CHATHISTORY TARGETS timestamp=1960-01-01T00:00:00.000Z timestamp=2960-01-01T00:00:00.000Z 9")
                .sees(":hubbub.local CHATHISTORY TARGETS #den " + at(9));
        bob.seesNothing();
    }

    @Test
    void whatIsLostIsSaidInItsPlace() {
        door.kept.loses(event -> event.seq() == 15 || event.seq() == 19);
        List<Message> lines = answer(ann, "CHATHISTORY LATEST #den * 9");
        assertTrue(words(lines).matches("w1 w2 w3 w4 w5 w6 Here a message may .* w8 Here .*"), words(lines));
    }

    @Test
    void nothingIsSaidOfNumbersThatWereLeftOut() {
        door.kept.leavesOut(event -> event.seq() == 15 || event.seq() == 19);
        assertEquals("w1 w2 w3 w4 w5 w6 w8", words(answer(ann, "CHATHISTORY LATEST #den * 9")));
    }

    @ParameterizedTest
    @CsvSource({
        "LATEST #nowhere * 5, INVALID_TARGET LATEST #nowhere",
        "LATEST #other * 5, INVALID_TARGET LATEST #other",
        "LATEST bob * 5, INVALID_TARGET LATEST bob",
        "LATEST #den *, INVALID_PARAMS LATEST",
        "LATEST, INVALID_PARAMS LATEST",
        "'', INVALID_PARAMS *",
        "NEWEST #den * 5, INVALID_PARAMS NEWEST",
        "BETWEEN #den * 5, INVALID_PARAMS BETWEEN",
        "AROUND #den * 5, INVALID_PARAMS AROUND",
        "AFTER #den timestamp=yesterday 5, INVALID_PARAMS AFTER",
        "AFTER #den timestamp=1970-13-01T00:00:00.000Z 5, INVALID_PARAMS AFTER",
        "AFTER #den 12 5, INVALID_PARAMS AFTER",
        "AFTER #den seq=12 5, INVALID_MSGREFTYPE AFTER",
        "TARGETS * * 5, INVALID_PARAMS TARGETS",
    })
    void whatCantBeAnsweredFails(String asked, String expected) {
        IrcPeer bob = door.welcomed("bob", "multi-prefix");
        bob.sends("JOIN #other").seesAllUntil("366");
        List<Message> lines = all(ann, "CHATHISTORY " + asked);
        assertEquals(1, lines.size());
        List<String> parameters = lines.get(0).parameters();
        assertEquals("FAIL", lines.get(0).command());
        assertEquals("CHATHISTORY " + expected, String.join(" ", parameters.subList(0, parameters.size() - 1)));
    }

    @Test
    void anArchiveThatCantBeReadIsAFailure() {
        door.kept.fails(true);
        assertEquals(
                List.of("CHATHISTORY", "MESSAGE_ERROR", "LATEST", "#den", "Messages could not be retrieved"),
                all(ann, "CHATHISTORY LATEST #den * 5").get(0).parameters());
    }

    @Test
    void targetsAreTheChannelsByTheirLatestMessage() {
        for (String channel : List.of("#b", "#a", "#silent")) {
            ann.sends("JOIN " + channel).seesAllUntil("366");
        }
        door.door.pass(1);
        ann.sends("PRIVMSG #b :1").line();
        door.door.pass(1);
        ann.sends("PRIVMSG #a :2").line();
        assertEquals("#den #b #a", targets("t1 t20 5"));
        assertEquals("#den #b", targets("t1 t20 2"));
        assertEquals("#b #a", targets("t20 t1 2"));
        assertEquals("#b", targets("t9 t11 5"));
        assertEquals("", targets("t2 t9 5"));
        Message line = answer(ann, "CHATHISTORY TARGETS " + reference("t10") + " " + reference("t12") + " 5")
                .get(0);
        assertEquals(List.of("TARGETS", "#a", at(11)), line.parameters());
    }

    private String targets(String asked) {
        String[] parts = Stream.of(asked.split(" ")).map(this::reference).toArray(String[]::new);
        return words(answer(ann, "CHATHISTORY TARGETS " + String.join(" ", parts)));
    }

    @Test
    void aMessageOfALogThatEndedStandsForItsTime() {
        ann.sends("PART #den").line();
        door.door.pass(1);
        ann.sends("JOIN #den").seesAllUntil("366");
        ann.sends("PRIVMSG #den :anew").line();

        assertEquals("anew", said("AFTER w9 5"));
        assertEquals("", said("BEFORE w9 5"));
        assertEquals("anew", said("BETWEEN w9 t20 5"));
    }

    @Test
    void aLongAnswerComesAsFastAsItIsRead() {
        String word = "x".repeat(400);
        for (int i = 0; i < ChatHistory.MOST + 10; i++) {
            ann.sends("PRIVMSG #den :" + word).line();
        }
        List<Message> lines = answer(ann, "CHATHISTORY LATEST #den * 9999");
        assertEquals(ChatHistory.MOST, lines.size());
        lines.forEach(line -> assertEquals(word, line.parameter(1)));
    }

    @Test
    void aClientGoesWhileItsAnswerIsRead() {
        door.kept.waits();
        IrcPeer bob = door.welcomed("bob", "draft/chathistory");
        bob.sends("JOIN #den").seesAllUntil("366");
        ann.line();
        bob.sends("CHATHISTORY LATEST #den * 5");
        bob.peer().hangUp();
        door.kept.waitsNoMore();
        ann.seesAllUntil("QUIT");
        assertEquals("w9", said("LATEST * 1"));
    }

    @Test
    void limitsAreTold() {
        IrcPeer bob = new IrcPeer(door.door.connect());
        List<String> welcome = bob.sends("NICK bob", "USER bob 0 * :bob").seesAllUntil("422");
        String told = String.join(" ", welcome);
        assertTrue(told.contains(" CHATHISTORY=500 ") && told.contains(" MSGREFTYPES=msgid,timestamp "), told);
    }

    /** A message of several lines is one, however many lines it takes: a batch in the batch, or its lines. */
    @Test
    void aMessageOfSeveralLinesCountsOnce() {
        IrcPeer zoe = door.welcomed("zoe", ALL + " draft/multiline");
        zoe.sends("JOIN #den").seesAllUntil("366");
        ann.rest();
        door.door.pass(1);
        zoe.sends(
                "BATCH +1 draft/multiline #den",
                "@batch=1 PRIVMSG #den a",
                "@batch=1 PRIVMSG #den :",
                "@batch=1 PRIVMSG #den b");
        String id = Message.parse(zoe.sends("BATCH -1").rest().get(0)).tags().get("msgid");

        List<Message> lines = all(zoe, "CHATHISTORY LATEST #den * 2");
        String outer = lines.get(0).parameter(0).substring(1);
        String inner = lines.get(2).parameter(0).substring(1);
        assertEquals(
                List.of("+" + inner, "draft/multiline", "#den"), lines.get(2).parameters());
        assertEquals(id, lines.get(2).tags().get("msgid"));
        assertEquals(
                List.of(outer, outer, inner, inner, inner, outer),
                lines.subList(1, 7).stream()
                        .map(line -> line.tags().get("batch"))
                        .toList());
        assertEquals(
                "w9 +" + inner + " a  b -" + inner,
                lines.subList(1, 7).stream()
                        .map(line -> line.command().equals("BATCH") ? line.parameter(0) : line.parameter(1))
                        .reduce((one, other) -> one + " " + other)
                        .orElseThrow());
        assertEquals("-" + outer, lines.get(7).parameter(0));

        ann.rest();
        List<Message> without = answer(ann, "CHATHISTORY LATEST #den * 2");
        assertEquals("w9 a b", words(without));
        assertEquals(id, without.get(1).tags().get("msgid"));
        assertFalse(without.get(2).tags().containsKey("msgid"));
        assertEquals("a b", words(answer(ann, "CHATHISTORY LATEST #den * 1")));
    }
}
