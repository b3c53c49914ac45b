package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void wordsAreParameters() {
        assertEquals(message("", "FOO", "bar", "baz", "asdf"), Message.parse("foo bar baz asdf"));
        assertEquals(message("coolguy", "FOO", "bar"), Message.parse(":coolguy foo bar"));
    }

    @Test
    void theCommandIsInUpperCase() {
        assertEquals("PRIVMSG", Message.parse("PrivMsg #a :b").command());
    }

    @Test
    void whatFollowsAColonIsOneParameter() {
        assertEquals(message("", "FOO", "bar", "asdf quux"), Message.parse("foo bar :asdf quux"));
        assertEquals(message("", "FOO", "bar", ":asdf"), Message.parse("foo bar ::asdf"));
        assertEquals(message("", "FOO", "bar", "  asdf quux "), Message.parse("foo bar :  asdf quux "));
        assertEquals(message("", "FOO", "lol :) "), Message.parse("foo :lol :) "));
    }

    @Test
    void aColonWithinAWordIsAColon() {
        assertEquals(message("", "USER", "a:b", "c"), Message.parse("USER a:b c"));
    }

    @Test
    void theLastParameterMayBeEmpty() {
        assertEquals(message("", "FOO", "bar", ""), Message.parse("foo bar :"));
        assertEquals(message("", "FOO", ""), Message.parse("foo :"));
    }

    @Test
    void theLastParameterNeedsNoColon() {
        assertEquals(Message.parse("MODE #c +oo ann bob"), Message.parse("MODE #c +oo ann :bob"));
    }

    @Test
    void severalSpacesAreAsGoodAsOne() {
        assertEquals(
                new Message(Map.of("a", "b"), "src", "CMD", List.of("x", "y  z")),
                Message.parse("@a=b   :src   cmd   x   :y  z"));
        assertEquals(message("", "PING", "x"), Message.parse("  PING x"));
    }

    @Test
    void spacesAtTheEndAreNoParameter() {
        assertEquals(message("", "AWAY"), Message.parse("AWAY "));
        assertEquals(message("", "MODE", "#c", "+o", "bob"), Message.parse("MODE #c +o bob  "));
    }

    @Test
    void theTabIsNoSpace() {
        assertEquals(message("cool\tguy", "FOO", "b\tar"), Message.parse(":cool\tguy foo b\tar"));
    }

    @Test
    void anyNumberOfParametersIsTaken() {
        String words = IntStream.range(0, 250).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        assertEquals(List.of(words.split(" ")), Message.parse("X " + words).parameters());
    }

    @Test
    void tagsAreByName() {
        assertEquals(
                Map.of("a", "b", "c", "32", "k", "", "e", "", "vendor.com/rt", "q=7", "+typing", "active"),
                Message.parse("@a=b;c=32;k;e=;vendor.com/rt=q=7;+typing=active foo")
                        .tags());
    }

    @Test
    void theLastTagOfANameCounts() {
        assertEquals(
                Map.of("a", "5", "v/a", "8"), Message.parse("@a=1;a=5;v/a=8 X").tags());
        assertEquals(Map.of("a", ""), Message.parse("@a=1;a X").tags());
    }

    @Test
    void tagsWithoutANameAreLeftOut() {
        assertEquals(
                Map.of("a", "1", "b", "2"), Message.parse("@;=x;a=1;;b=2; X").tags());
        assertEquals(message("", "X"), Message.parse("@ X"));
    }

    @Test
    void valuesOfTagsAreUnescaped() {
        assertEquals("b\\and\nk", tag("b\\\\and\\nk"));
        assertEquals("72 45;\r", tag("72\\s45\\:\\r"));
        assertEquals("\\\\;\\s \r\n", tag("\\\\\\\\\\:\\\\s\\s\\r\\n"));
        assertEquals("value\\ntest", tag("value\\\\ntest"));
    }

    @Test
    void aBackslashThatEscapesNothingIsDropped() {
        assertEquals("value1", tag("value\\1"));
        assertEquals("value1", tag("value1\\"));
        assertEquals("", tag("\\"));
        assertEquals("\\", tag("\\\\\\"));
    }

    @Test
    void aLineWithoutACommandHasAnEmptyOne() {
        for (String line : List.of("", " ", "    ", "@", ":", ": ")) {
            assertEquals(message("", ""), Message.parse(line), "'" + line + "'");
        }
        assertEquals(message("bob", ""), Message.parse(":bob"));
        assertEquals(new Message(Map.of("a", "b"), "", "", List.of()), Message.parse("@a=b"));
        assertEquals(new Message(Map.of("a", "b"), "bob", "", List.of()), Message.parse("@a=b :bob "));
    }

    @Test
    void aParameterThatIsMissingIsEmpty() {
        Message message = Message.parse("FOO a");
        assertEquals("a", message.parameter(0));
        assertEquals("", message.parameter(1));
    }

    @Test
    void anyTextIsTakenAndWhatIsPrintedIsReadAgain() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            Message message = Message.parse(hardText(random));
            assertEquals(message, Message.parse(written(message)), "seed " + seed + ", round " + round);
        }
    }

    private static String hardText(Random random) {
        String alphabet = "@:; =\\ \tabs#!:é😀";
        return random.ints(random.nextInt(30), 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /** The message as a line again, in another way than the printer's. */
    private static String written(Message message) {
        StringBuilder line = new StringBuilder("@");
        message.tags()
                .forEach((name, value) -> line.append(name)
                        .append('=')
                        .append(TagValues.escape(value))
                        .append(';'));
        line.append(" :").append(message.source()).append(' ').append(message.command());
        int last = message.parameters().size() - 1;
        for (int i = 0; i <= last; i++) {
            line.append(i == last ? "  :" : "  ").append(message.parameters().get(i));
        }
        return line.toString();
    }

    private static String tag(String written) {
        return Message.parse("@t=" + written + " X").tags().get("t");
    }

    private static Message message(String source, String command, String... parameters) {
        return new Message(Map.of(), source, command, List.of(parameters));
    }
}
