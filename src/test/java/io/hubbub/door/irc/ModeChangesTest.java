package io.hubbub.door.irc;

import static io.hubbub.door.irc.ModeLetter.Kind.MISSING;
import static io.hubbub.door.irc.ModeLetter.Kind.QUERY;
import static io.hubbub.door.irc.ModeLetter.Kind.UNKNOWN;
import static io.hubbub.door.irc.ModeLetter.change;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.door.irc.ModeLetter.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModeChangesTest {
    private static final ModeLetters LETTERS = new ModeLetters("beI", "k", "l", "imnstC", "ov");

    @Test
    void aLetterIsAChange() {
        assertEquals(List.of(change(true, 'm', "")), parse("+m"));
        assertEquals(List.of(change(false, 'm', "")), parse("-m"));
    }

    @Test
    void withoutASignItIsSet() {
        assertEquals(parse("+mn"), parse("mn"));
    }

    @Test
    void theLastSignCounts() {
        assertEquals(
                List.of(change(true, 'm', ""), change(false, 'n', ""), change(false, 't', ""), change(true, 'i', "")),
                parse("+m-nt-+i"));
    }

    @Test
    void parametersGoToTheLettersThatTakeThem() {
        assertEquals(
                List.of(
                        change(true, 'o', "bob"),
                        change(true, 'm', ""),
                        change(true, 'l', "5"),
                        change(false, 'v', "ann"),
                        change(false, 'l', ""),
                        change(false, 'k', "key"),
                        change(false, 'b', "*!*@h")),
                parse("+oml-vlkb", "bob", "5", "ann", "key", "*!*@h"));
    }

    @Test
    void aListWithoutAParameterIsAskedFor() {
        assertEquals(List.of(item(QUERY, true, 'b')), parse("b"));
        assertEquals(List.of(item(QUERY, true, 'b')), parse("+b", ""));
        assertEquals(List.of(item(QUERY, false, 'e'), item(QUERY, false, 'I')), parse("-eI"));
    }

    @Test
    void aListIsAskedForOnce() {
        assertEquals(List.of(item(QUERY, true, 'b'), item(QUERY, false, 'e')), parse("bbb+b-bebe"));
    }

    @Test
    void anUnknownLetterIsReportedAndTakesNothing() {
        assertEquals(List.of(item(UNKNOWN, true, 'x'), change(true, 'o', "bob")), parse("+xo", "bob"));
        assertEquals(List.of(item(UNKNOWN, true, '\uFFFD'), change(true, 'm', "")), parse("😀m"));
    }

    @Test
    void aMissingParameterIsReported() {
        assertEquals(
                List.of(
                        change(true, 'o', "bob"),
                        item(MISSING, true, 'v'),
                        item(MISSING, true, 'l'),
                        change(false, 'k', "")),
                parse("+ovl-k", "bob"));
        assertEquals(List.of(item(MISSING, true, 'k')), parse("+k", ""));
    }

    @Test
    void parametersThatNobodyTakesAreIgnored() {
        assertEquals(List.of(change(true, 'm', "")), parse("+m", "bob", "ann"));
    }

    @Test
    void nothingIsNoChange() {
        assertEquals(List.of(), ModeChanges.parse(LETTERS, List.of()));
        assertEquals(List.of(), parse(""));
        assertEquals(List.of(), parse("+-"));
    }

    @Test
    void changesArePrintedWithNoSignTwice() {
        assertEquals(
                List.of("+om-vl bob ann"),
                print(
                        4,
                        400,
                        change(true, 'o', "bob"),
                        change(true, 'm', ""),
                        change(false, 'v', "ann"),
                        change(false, 'l', "")));
        assertEquals(List.of(), print(4, 400));
    }

    @Test
    void whatIsNoChangeIsNotPrinted() {
        assertEquals(
                List.of("+m"), print(4, 400, item(UNKNOWN, false, 'x'), change(true, 'm', ""), item(QUERY, true, 'b')));
    }

    @Test
    void aLineHasAtMostSoManyParameters() {
        assertEquals(
                List.of("+oom a b", "+o c"),
                print(
                        2,
                        400,
                        change(true, 'o', "a"),
                        change(true, 'o', "b"),
                        change(true, 'm', ""),
                        change(true, 'o', "c")));
    }

    @Test
    void aLineHasAtMostSoManyBytes() {
        ModeLetter ban = change(true, 'b', "öö");
        assertEquals(List.of("+bb öö öö", "+b öö"), print(4, 13, ban, ban, ban));
        assertEquals(List.of("+b öö", "+b öö"), print(4, 12, ban, ban));
        assertEquals(List.of("+b öö", "+b öö"), print(4, 1, ban, ban));
    }

    @Test
    void whatIsPrintedIsReadAgain() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            List<ModeLetter> changes = changes(random);
            List<ModeLetter> again = ModeChanges.print(changes, 1 + random.nextInt(4), 1 + random.nextInt(60)).stream()
                    .flatMap(line -> ModeChanges.parse(LETTERS, line).stream())
                    .toList();
            assertEquals(changes, again, "seed " + seed + ", round " + round);
        }
    }

    private static List<ModeLetter> changes(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> {
                    boolean set = random.nextBoolean();
                    char letter = "beIklimnstCov".charAt(random.nextInt(13));
                    boolean takes = LETTERS.takesParameter(letter, set);
                    return change(set, letter, takes ? "p" + i : "");
                })
                .toList();
    }

    private static ModeLetter item(Kind kind, boolean set, char letter) {
        return new ModeLetter(kind, set, letter, "");
    }

    private static List<ModeLetter> parse(String... parameters) {
        return ModeChanges.parse(LETTERS, List.of(parameters));
    }

    private static List<String> print(int maxParameters, int maxBytes, ModeLetter... changes) {
        return ModeChanges.print(List.of(changes), maxParameters, maxBytes).stream()
                .map(line -> String.join(" ", line))
                .collect(Collectors.toList());
    }
}
