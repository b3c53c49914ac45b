package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of several lines. Zoe and Kay know them and are in the channel, Ann and Bob know none; Tom knows tags, but no such messages. */
class MultilineTest extends DenTest {
    private static final String ALL = "draft/multiline batch message-tags";

    private IrcPeer zoe;
    private IrcPeer kay;
    private IrcPeer tom;

    @Override
    String sections() {
        return ", 'chat': {'messageBytes': 1024, 'messageLines': 20}";
    }

    @BeforeEach
    void comeIn() {
        zoe = IrcPeer.welcomed(server, "zoe", ALL + " labeled-response").joins("#den", ann, bob);
        kay = IrcPeer.welcomed(server, "kay", ALL).joins("#den", ann, bob, zoe);
        tom = IrcPeer.welcomed(server, "tom", "message-tags server-time account-tag")
                .joins("#den", ann, bob, zoe, kay);
    }

    private static void sends(IrcPeer who, String start, String... lines) {
        List<String> all = new ArrayList<>();
        all.add(start);
        all.addAll(List.of(lines));
        all.add("BATCH -1");
        who.sends(all.toArray(String[]::new));
    }

    private void zoeSends(String... lines) {
        sends(zoe, "BATCH +1 draft/multiline #den", lines);
    }

    /** What somebody has been sent by now, when all that Zoe sent is dealt with. */
    private List<String> seenBy(IrcPeer who) {
        zoe.rest();
        return who.rest();
    }

    /** The lines inside of a batch, with a plus in front of those that go on with the line before. */
    private static String inside(List<String> lines) {
        Message start = Message.parse(lines.get(0));
        Message end = Message.parse(lines.get(lines.size() - 1));
        String reference = start.parameter(0).substring(1);
        assertEquals(List.of("BATCH", "BATCH"), List.of(start.command(), end.command()), lines::toString);
        assertEquals("draft/multiline", start.parameter(1));
        assertEquals("-" + reference, end.parameter(0));
        List<String> inside = new ArrayList<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            Message message = Message.parse(line);
            assertEquals(reference, message.tags().get("batch"), line);
            assertFalse(message.tags().containsKey("msgid"), line);
            assertEquals(start.parameter(2), message.parameter(0));
            assertEquals(start.source(), message.source());
            inside.add((message.tags().containsKey("draft/multiline-concat") ? "+" : "") + message.parameter(1));
        }
        return String.join("|", inside);
    }

    @Test
    void itIsABatchForThoseWhoKnowItAndLinesThatAreNotBlankForTheOthers() {
        zoeSends(
                "@batch=1 PRIVMSG #den hello",
                "@batch=1 PRIVMSG #den :",
                "@batch=1 privmsg #DEN :how is ",
                "@batch=1;draft/multiline-concat PRIVMSG #den :everyone?");
        assertEquals("hello||how is |+everyone?", inside(seenBy(kay)));
        ann.sees(zoe, "PRIVMSG #den :hello")
                .sees(zoe, "PRIVMSG #den :how is ")
                .sees(zoe, "PRIVMSG #den :everyone?")
                .seesNothing();
        zoe.seesNothing();
    }

    @Test
    void theNameOfTheMessageStandsOnceAndTheSameForAll() {
        sends(
                zoe,
                "@+a=b;+draft/reply=x BATCH +1 draft/multiline #den",
                "@batch=1 PRIVMSG #den a",
                "@batch=1 PRIVMSG #den b");
        Message start = Message.parse(seenBy(kay).get(0));
        List<Message> lines = seenBy(tom).stream().map(Message::parse).toList();
        assertEquals(start.tags().get("msgid"), lines.get(0).tags().get("msgid"));
        assertEquals("x", start.tags().get("+draft/reply"));
        assertEquals("x", lines.get(0).tags().get("+draft/reply"));
        assertEquals(
                List.of("b", "b"),
                lines.stream().map(line -> line.tags().get("+a")).toList());
        assertEquals(lines.get(0).tags().get("time"), lines.get(1).tags().get("time"));
        assertFalse(lines.get(1).tags().containsKey("msgid"));
        assertFalse(lines.get(1).tags().containsKey("+draft/reply"));
    }

    /** Otherwise a message would grow by its tags in each line. */
    @Test
    void longTagsStandOnTheFirstLineAlone() {
        sends(
                zoe,
                "@+a=" + "x".repeat(2000) + " BATCH +1 draft/multiline #den",
                "@batch=1 PRIVMSG #den a",
                "@batch=1 PRIVMSG #den b");
        List<String> lines = seenBy(tom);
        assertTrue(lines.get(0).length() > 2000);
        assertTrue(lines.get(1).length() < 200);
    }

    @Test
    void whoDoesNotKnowItCanSendNone() {
        bob.sends("BATCH +1 draft/multiline #den").isTold("421", "BATCH :Unknown command");
    }

    @Test
    void oneLineAloneIsAMessageLikeAnother() {
        zoeSends("@batch=1 PRIVMSG #den :a b");
        assertTrue(kay.line().endsWith("PRIVMSG #den :a b"));
        kay.seesNothing();
    }

    @Test
    void aNoticeIsOneToo() {
        zoeSends("@batch=1 NOTICE #den a", "@batch=1 NOTICE #den b");
        assertTrue(seenBy(kay).get(1).endsWith("NOTICE #den :a"));
        ann.sees(zoe, "NOTICE #den :a").sees(zoe, "NOTICE #den :b");
    }

    @Test
    void oneNickAloneIsSentItToo() {
        sends(
                zoe,
                "BATCH +1 draft/multiline kay",
                "@batch=1 PRIVMSG kay a",
                "@batch=1 PRIVMSG Kay :",
                "@batch=1 PRIVMSG kay b");
        assertEquals("a||b", inside(seenBy(kay)));
        sends(
                zoe,
                "BATCH +1 draft/multiline ann",
                "@batch=1 PRIVMSG ann a",
                "@batch=1 PRIVMSG ann :",
                "@batch=1 PRIVMSG ann b");
        ann.sees(zoe, "PRIVMSG ann :a").sees(zoe, "PRIVMSG ann :b").seesNothing();
    }

    @Test
    void itMayBeForOperatorsAlone() {
        sends(zoe, "BATCH +1 draft/multiline @#den", "@batch=1 PRIVMSG @#den a", "@batch=1 PRIVMSG @#den b");
        ann.sees(zoe, "PRIVMSG @#den :a").sees(zoe, "PRIVMSG @#den :b");
        bob.seesNothing();
        kay.seesNothing();
        ann.sends("MODE #den +o kay").line();
        seenBy(kay);
        sends(zoe, "BATCH +1 draft/multiline @#den", "@batch=1 PRIVMSG @#den a", "@batch=1 PRIVMSG @#den b");
        assertEquals(
                "a|b",
                inside(seenBy(kay).stream()
                        .filter(line -> !line.contains("MODE"))
                        .toList()));
    }

    @Test
    void whatSomebodyDoesIsOneActionOrOneInEachLine() {
        for (String[] lines : List.of(
                new String[] {"@batch=1 PRIVMSG #den :\1ACTION waves", "@batch=1 PRIVMSG #den :and goes\1"},
                new String[] {"@batch=1 PRIVMSG #den :\1ACTION waves\1", "@batch=1 PRIVMSG #den :\1ACTION and goes\1"
                })) {
            zoeSends(lines);
            assertEquals("\1ACTION waves|and goes\1", inside(seenBy(kay)));
            ann.sees(zoe, "PRIVMSG #den :\1ACTION waves\1").sees(zoe, "PRIVMSG #den :\1ACTION and goes\1");
        }
    }

    /** A later line that asks a program something is shown, and not obeyed. */
    @Test
    void noLineOfItAsksAProgram() {
        zoeSends("@batch=1 PRIVMSG #den a", "@batch=1 PRIVMSG #den :\1VERSION\1");
        ann.sees(zoe, "PRIVMSG #den :a").sees(zoe, "PRIVMSG #den :\u2401VERSION\u2401");
        assertEquals("a|\u2401VERSION\u2401", inside(seenBy(kay)));
        zoeSends("@batch=1 PRIVMSG #den :\1VERSION\1", "@batch=1 PRIVMSG #den a");
        fails("MULTILINE_INVALID", "What programs ask each other is one line");
    }

    private void fails(String code, String rest) {
        zoe.sees(":hubbub.local FAIL BATCH " + code + " :" + rest).seesNothing();
        ann.seesNothing();
        kay.seesNothing();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @batch=1 PRIVMSG #x a                       | MULTILINE_INVALID_TARGET #den #x     | Expected the target of the batch
            @batch=1 PRIVMSG #den,#x a                  | MULTILINE_INVALID_TARGET #den #den,#x| Expected the target of the batch
            @batch=1 PRIVMSG                            | MULTILINE_INVALID_TARGET #den *      | Expected the target of the batch
            @batch=2 PRIVMSG #den a                     | MULTILINE_INVALID                    | Another batch is open
            @batch=1;draft/multiline-concat PRIVMSG #den| MULTILINE_INVALID                    | A blank line goes on with nothing
            @batch=1 NOTICE #den a                      | MULTILINE_INVALID                    | Expected PRIVMSG alone, or NOTICE alone
            @batch=1 TAGMSG #den                        | MULTILINE_INVALID                    | Expected PRIVMSG or NOTICE
            @batch=1 JOIN #x                            | MULTILINE_INVALID                    | Expected PRIVMSG or NOTICE
            @batch=1 BATCH +2 draft/multiline #den      | MULTILINE_INVALID                    | A batch can't begin inside of another
            BATCH +1 draft/multiline #den               | MULTILINE_INVALID                    | A batch can't begin inside of another
            BATCH -2                                    | MULTILINE_INVALID                    | Another batch is open
            BATCH                                       | MULTILINE_INVALID                    | Another batch is open
            PRIVMSG #den a                              | MULTILINE_INVALID                    | Only lines of the batch are expected before its end
            """)
    void theFirstWrongLineEndsItAndNothingOfItIsSaid(String line, String code, String words) {
        zoeSends("@batch=1 PRIVMSG #den good", line, "@batch=1 PRIVMSG #den more");
        fails(code, words);
        zoeSends("@batch=1 PRIVMSG #den a", "@batch=1 PRIVMSG #den b");
        assertEquals("a|b", inside(seenBy(kay)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BATCH +a_b draft/multiline #den   | INVALID_REFTAG a_b      | Expected 1 to 64 letters, digits or hyphens
            BATCH + draft/multiline #den      | INVALID_REFTAG *        | Expected 1 to 64 letters, digits or hyphens
            BATCH +1 netjoin #den             | UNKNOWN_TYPE 1 netjoin  | Expected draft/multiline
            BATCH +1                          | UNKNOWN_TYPE 1 *        | Expected draft/multiline
            BATCH +1 draft/multiline          | MULTILINE_INVALID       | Expected one target
            BATCH +1 draft/multiline a,b      | MULTILINE_INVALID       | Expected one target
            BATCH -1                          | MULTILINE_INVALID       | There is no such batch
            @batch=1 PRIVMSG #den a           | MULTILINE_INVALID       | There is no such batch
            @batch=1 BATCH +1 draft/multiline #den | MULTILINE_INVALID  | A batch can't begin inside of another
            """)
    void whatIsNoBatchIsRefused(String line, String code, String words) {
        zoe.sends(line);
        fails(code, words);
    }

    @Test
    void blankLinesAloneAreNoMessage() {
        zoeSends("@batch=1 PRIVMSG #den :", "@batch=1 PRIVMSG #den");
        fails("MULTILINE_INVALID", "Expected a line that is not blank");
        zoeSends();
        fails("MULTILINE_INVALID", "Expected a line that is not blank");
    }

    @Test
    void aLineThatCannotBeReadSpoilsIt() {
        zoe.sends(
                "BATCH +1 draft/multiline #den",
                "@batch=1 PRIVMSG #den a",
                "@batch=1 PRIVMSG #den :" + "x".repeat(600));
        zoe.sees(":hubbub.local FAIL BATCH MULTILINE_INVALID :A line of the batch can't be read")
                .isTold("417", ":Input line was too long");
        zoe.sends("@batch=1 PRIVMSG #den b", "BATCH -1").seesNothing();
        kay.seesNothing();
    }

    @Test
    void thereIsAnEndOfBytesAndOfLines() {
        String[] long1 = {
            "@batch=1 PRIVMSG #den :" + "x".repeat(400),
            "@batch=1 PRIVMSG #den :" + "x".repeat(400),
            "@batch=1 PRIVMSG #den :" + "x".repeat(223)
        };
        zoeSends(long1);
        fails("MULTILINE_MAX_BYTES 1024", "The message is too long");
        long1[2] = "@batch=1 PRIVMSG #den :" + "x".repeat(222);
        zoeSends(long1);
        assertEquals(5, seenBy(kay).size());
        seenBy(ann);
        String[] many = new String[21];
        Arrays.fill(many, "@batch=1 PRIVMSG #den a");
        zoeSends(many);
        fails("MULTILINE_MAX_LINES 20", "The message has too many lines");
        zoeSends(Arrays.copyOf(many, 20));
        assertEquals(22, seenBy(kay).size());
        assertEquals(20, seenBy(ann).size());
    }

    /** Ten thousand lines are refused once. */
    @Test
    void whatStillComesOfARefusedOneIsIgnored() {
        String[] many = new String[10_000];
        Arrays.fill(many, "@batch=1 PRIVMSG #den a");
        zoeSends(many);
        fails("MULTILINE_MAX_LINES 20", "The message has too many lines");
    }

    @Test
    void aBatchThatNeverEndsSaysNothing() {
        zoe.sends("BATCH +1 draft/multiline #den", "@batch=1 PRIVMSG #den a", "PING x")
                .line();
        zoe.sends("@batch=1 PRIVMSG #den b", "QUIT").seesAllUntil("ERROR");
        assertTrue(kay.rest().stream().noneMatch(line -> line.contains("PRIVMSG")));
    }

    @Test
    void theLabelIsThatOfTheFirstLine() {
        sends(zoe, "@label=abc BATCH +1 draft/multiline #den", "@batch=1 PRIVMSG #den a", "@batch=1 PRIVMSG #den b");
        assertEquals(List.of("@label=abc :hubbub.local ACK"), zoe.rest());
        zoe.sends("CAP REQ echo-message").line();
        sends(zoe, "@label=abc BATCH +1 draft/multiline #den", "@batch=1 PRIVMSG #den a", "@batch=1 PRIVMSG #den b");
        List<String> echo = zoe.rest();
        assertEquals("abc", Message.parse(echo.get(0)).tags().get("label"));
        assertEquals("a|b", inside(echo));
        assertTrue(echo.subList(1, 4).stream().noneMatch(line -> line.contains("label")), echo::toString);
        sends(zoe, "@label=abc BATCH +1 draft/multiline kay", "@batch=1 PRIVMSG kay a", "@batch=1 PRIVMSG kay b");
        echo = zoe.rest();
        assertEquals("abc", Message.parse(echo.get(0)).tags().get("label"));
        assertEquals("a|b", inside(echo));
        sends(zoe, "@label=abc BATCH +1 draft/multiline #den", "@batch=1 PRIVMSG #x a");
        assertEquals(
                List.of(
                        "@label=abc :hubbub.local FAIL BATCH MULTILINE_INVALID_TARGET #den #x :Expected the target of the batch"),
                zoe.rest());
        sends(
                zoe,
                "@label=abc BATCH +1 draft/multiline nobody",
                "@batch=1 PRIVMSG nobody a",
                "@batch=1 PRIVMSG nobody b");
        assertEquals(List.of("@label=abc :hubbub.local 401 zoe nobody :No such nick/channel"), zoe.rest());
    }

    /** A client that has no batches gets none, though it knows such messages. */
    @Test
    void withoutBatchesThereAreLines() {
        IrcPeer max = IrcPeer.welcomed(server, "max", "draft/multiline").joins("#den", ann, bob, zoe, kay);
        zoeSends("@batch=1 PRIVMSG #den a", "@batch=1 PRIVMSG #den b");
        max.sees(zoe, "PRIVMSG #den :a").sees(zoe, "PRIVMSG #den :b");
    }

    @Test
    void noTextOfALineIsAnotherLine() {
        zoeSends("@batch=1 PRIVMSG #den :a\r:ann!x@y PRIVMSG #den :b", "@batch=1 PRIVMSG #den :c\u2028d\u202e");
        ann.sees(zoe, "PRIVMSG #den :a :ann!x@y PRIVMSG #den :b")
                .sees(zoe, "PRIVMSG #den :c\uFFFDd\uFFFD")
                .seesNothing();
    }

    /** Whatever lines come in whatever order, every line that is seen is the sender's, and the server makes no mistake. */
    @Test
    void anythingInAnyOrderIsSaidWholeOrNotAtAll() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> lines = List.of(
                "BATCH +1 draft/multiline #den",
                "BATCH +2 draft/multiline kay",
                "BATCH -1",
                "BATCH -2",
                "BATCH",
                "@batch=1 PRIVMSG #den a",
                "@batch=1 PRIVMSG #den :",
                "@batch=2 PRIVMSG kay :b c",
                "@batch=1 NOTICE #den d",
                "@batch=1;draft/multiline-concat PRIVMSG #den :e",
                "@batch=2 PRIVMSG #den f",
                "PRIVMSG #den :plain",
                "@label=l BATCH +1 draft/multiline #den",
                "@batch=1 PRIVMSG #den :\1ACTION g\1",
                "@batch=1 QUIT",
                "TAGMSG #den");
        for (int i = 0; i < 2000; i++) {
            zoe.sends(lines.get(random.nextInt(lines.size())));
        }
        zoe.rest();
        String open = "";
        for (String line : seenBy(kay)) {
            Message message = Message.parse(line);
            if (message.command().equals("BATCH")) {
                assertEquals(open.isEmpty(), message.parameter(0).startsWith("+"), line);
                open = open.isEmpty() ? message.parameter(0).substring(1) : "";
            } else {
                assertEquals(open, message.tags().getOrDefault("batch", ""), line);
                assertTrue(message.source().startsWith("zoe!"), line);
            }
        }
        assertEquals("", open);
        assertTrue(seenBy(tom).stream().allMatch(line -> line.contains(":zoe!")));
        assertEquals(0, server.stats().mistakes().made());
    }

    @Test
    void aLongLineFromElsewhereIsOneMessage() {
        String text = "w".repeat(500) + " " + "x".repeat(100);
        zoe.sends("BATCH +1 draft/multiline #den", "@batch=1 PRIVMSG #den :" + text.substring(0, 300));
        zoe.sends("@batch=1;draft/multiline-concat PRIVMSG #den :" + text.substring(300), "BATCH -1");
        List<String> lines = seenBy(kay);
        assertEquals(
                text,
                lines.subList(1, 3).stream()
                        .map(line -> Message.parse(line).parameter(1))
                        .collect(Collectors.joining()));
    }
}
