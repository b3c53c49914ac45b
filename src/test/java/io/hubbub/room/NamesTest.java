package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    /** What the page's tests read as well: page and server compare names alike. */
    private static final Path CASES = Path.of("src/test/browser/unit/names.json");

    private static final int LENGTH = 32;

    private static Stream<JsonNode> cases(String kind) {
        try {
            JsonNode all = new ObjectMapper().readTree(CASES.toFile());
            return StreamSupport.stream(all.get(kind).spliterator(), false);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static Stream<String> nicks() {
        return cases("nicks").map(JsonNode::textValue);
    }

    static Stream<String> notNicks() {
        return cases("notNicks").map(JsonNode::textValue);
    }

    static Stream<String> rooms() {
        return cases("rooms").map(JsonNode::textValue);
    }

    static Stream<String> notRooms() {
        return cases("notRooms").map(JsonNode::textValue);
    }

    @ParameterizedTest
    @MethodSource("nicks")
    void canBeNicks(String nick) {
        assertEquals(Optional.empty(), Names.nickFault(nick, LENGTH));
    }

    @ParameterizedTest
    @MethodSource("notNicks")
    void cantBeNicks(String nick) {
        assertEquals(Optional.of(Refusal.Why.BAD_NICK), Names.nickFault(nick, LENGTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest1", "GUEST42", "Guest007", "ｇｕｅｓｔ1", "guest٣", "gueſt4711", "Ⓖuest1", "𝐠uest1"})
    void belongToGuests(String nick) {
        assertTrue(Names.isGuest(nick));
        assertFalse(Names.nickFault(nick, LENGTH).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void canBeRooms(String room) {
        assertTrue(Names.isRoom(room, 64));
    }

    @ParameterizedTest
    @MethodSource("notRooms")
    void cantBeRooms(String room) {
        assertFalse(Names.isRoom(room, 64));
    }

    @ParameterizedTest
    @CsvSource({"same, true", "different, false"})
    void whatPeopleSeeAsOneNameIsOneAndWhatTheySeeAsTwoIsTwo(String list, boolean isOne) {
        cases(list).forEach(pair -> {
            String one = pair.get(0).textValue();
            String other = pair.get(1).textValue();
            assertEquals(isOne, Names.fold(one).equals(Names.fold(other)), one + " " + other);
            assertEquals(isOne, Names.same(one, other), one + " " + other);
        });
    }

    /** CASEMAPPING says ascii to IRC's clients. */
    @Test
    void inAsciiOnlyTheLettersAreFolded() {
        for (char c = 0; c < 0x80; c++) {
            String folded = Names.fold(String.valueOf(c));
            assertEquals(c >= 'A' && c <= 'Z' ? String.valueOf((char) (c + 32)) : String.valueOf(c), folded);
        }
    }

    @Test
    void aFoldedNameInAsciiIsReturnedItself() {
        String name = "bob-[1]".concat("x");
        assertSame(name, Names.fold(name));
        assertSame(name, Names.written(name));
    }

    /** Whatever is folded is folded: of every character, alone and behind another. */
    @Test
    void foldingTwiceIsFoldingOnce() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = "a" + Character.toString(c);
            String folded = Names.fold(text);
            if (!folded.equals(Names.fold(folded))
                    || !Names.fold(text.substring(1)).equals(Names.fold(Names.fold(text.substring(1))))) {
                assertEquals(folded, Names.fold(folded), "U+" + Integer.toHexString(c));
            }
        }
    }

    @Test
    void randomTextsKeepTheRules() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 30_000; round++) {
            String text = text(random);
            String why = Normalizer.normalize(text, Normalizer.Form.NFD) + ", seed " + seed + ", round " + round;
            String written = Names.written(text);
            assertEquals(Names.fold(text), Names.fold(Names.fold(text)), why);
            assertEquals(Names.fold(text), Names.fold(written), why);
            assertEquals(Names.fold(text), Names.fold(Normalizer.normalize(text, Normalizer.Form.NFD)), why);
            assertEquals(written, Names.written(written), why);
            assertEquals(Names.isNick(text, LENGTH), Names.isNick(written, LENGTH), why);
            assertEquals(Names.isRoom(text, LENGTH), Names.isRoom(written, LENGTH), why);
            if (Names.isNick(text, LENGTH)) {
                assertTrue(Names.isNick(Names.fold(text), 18 * LENGTH), why);
                assertTrue(Names.isRoom(text, LENGTH), why);
            }
            if (Names.isRoom(text, LENGTH)) {
                assertTrue(Names.isRoom(Names.fold(text), 18 * LENGTH), why);
            }
        }
    }

    @Test
    void randomNamesAreComparedWithoutCase() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 30_000; round++) {
            String text = Names.written(text(random));
            String why = text + ", seed " + seed + ", round " + round;
            // Unicode folds a capital I to i alone; Java says that it is the capital of a dotless one as well.
            if (text.indexOf('ı') < 0 && Names.isNick(text, LENGTH)) {
                assertEquals(Names.fold(text), Names.fold(text.toUpperCase(Locale.ROOT)), why);
                assertEquals(Names.fold(text), Names.fold(text.toLowerCase(Locale.ROOT)), why);
            }
        }
    }

    private static String text(Random random) {
        String some =
                "abSKlißſςσΣéàİıµẛŉΐᾳꭰꚠ·ـبيहिन्ณัကြတமிழ்가각각Ａａ𐐀𐐨ﬁ①李か゛ガ\u0301\u0323\u0345\u200c\u200d\ufe0f❤👨1٣-_";
        int[] all = some.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int any = random.nextInt(0x2FFFF);
            boolean isCharacter = random.nextInt(8) == 0 && (any < 0xD800 || any > 0xDFFF) && Character.isDefined(any);
            text.appendCodePoint(isCharacter ? any : all[random.nextInt(all.length)]);
        }
        return text.toString();
    }

    @Test
    void lengthsAreThoseOfWhatIsShown() {
        assertTrue(Names.isNick("e\u0301".repeat(32), 32));
        assertFalse(Names.isNick("e\u0301".repeat(33), 32));
        assertTrue(Names.isRoom("\u1112\u1161\u11ab".repeat(64), 64));
        assertTrue(Names.isNick("ß".repeat(32), 32));
        assertTrue(Names.isNick("𐐀".repeat(32), 32));
        assertFalse(Names.isNick("𐐀".repeat(33), 32));
    }

    @Test
    void noTextTakesMuchMemoryOrTime() {
        String marks = "a" + "\u0323\u0301".repeat(30_000);
        assertFalse(Names.isNick(marks, LENGTH));
        assertFalse(Names.isRoom("\ufdfa".repeat(32), 64));
        assertTrue(Names.fold(marks).length() <= marks.length());
        assertTrue(Names.fold("\ufdfa".repeat(60_000)).length() <= 18 * 60_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
            Anna Müller ~ a nick has no spaces in it; try Anna_Müller
            1ann        ~ a nick doesn't begin with a digit or -; try _1ann
            -ann        ~ a nick doesn't begin with a digit or -; try ann
            b!b         ~ a nick can't have “!” in it, only letters, digits and _-[]{}\\`^|; try bb
            !!!         ~ a nick can't have “!” in it, only letters, digits and _-[]{}\\`^|
            guest 1     ~ a nick has no spaces in it; try guest_1
            guest.1     ~ a nick can't have “.” in it, only letters, digits and _-[]{}\\`^|
            Server!     ~ a nick can't have “!” in it, only letters, digits and _-[]{}\\`^|
            you.        ~ a nick can't have “.” in it, only letters, digits and _-[]{}\\`^|
            ""          ~ a nick has 1 to 32 characters
            """)
    void aBadNickIsToldWhatIsWrongAndWhatToTry(String nick, String sentence) {
        assertEquals(Optional.of(sentence), Spelling.NICK.fault(nick, LENGTH));
    }

    @Test
    void whatCantBeSeenIsNamedByItsNumber() {
        assertEquals(
                Optional.of("a nick can't have U+200B in it, only letters, digits and _-[]{}\\`^|; try bob"),
                Spelling.NICK.fault("bo\u200bb", LENGTH));
        assertEquals(
                Optional.of(
                        "a room's name can't have U+202E in it, only what can be seen, without spaces and commas; try lobby"),
                Spelling.ROOM.fault("\u202elobby", LENGTH));
    }
}
