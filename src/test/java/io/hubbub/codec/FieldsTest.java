package io.hubbub.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Event;
import io.hubbub.room.ModeChange;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields as bytes, of two neighbouring versions. */
class FieldsTest {
    /** What an older version knows of a person. */
    private record Older(String name, long age) {}

    /** What a newer one knows. */
    private record Newer(String name, long age, String town, List<Older> children, Set<Thread.State> states) {}

    private static final Constants<Thread.State> STATES = new Constants<>(Thread.State.class);

    private static final Codec<Older> OLDER = Codec.of(
            (person, out) -> {
                out.text(1, person.name());
                out.number(2, person.age());
            },
            in -> new Older(in.text(1), in.number(2)));

    private static final Codec<Newer> NEWER = Codec.of(
            (person, out) -> {
                out.text(1, person.name());
                out.text(3, person.town());
                out.values(4, OLDER, person.children());
                out.constants(5, person.states());
                out.number(2, person.age());
            },
            in -> new Newer(in.text(1), in.number(2), in.text(3), in.values(4, OLDER), in.constants(5, STATES)));

    @Test
    void anOlderReaderSkipsWhatItDoesNotKnow() {
        Newer ann = new Newer("Ann", 30, "Berlin", List.of(new Older("Bob", 1), new Older("", 0)), Set.of());
        assertEquals(new Older("Ann", 30), Format.decode(OLDER, Format.encode(NEWER, ann)));
        assertEquals(ann, Format.decode(NEWER, Format.encode(NEWER, ann)));
    }

    @Test
    void aNewerReaderHasDefaultsForWhatIsMissing() {
        byte[] bytes = Format.encode(OLDER, new Older("Ann", -30));
        assertEquals(new Newer("Ann", -30, "", List.of(), Set.of()), Format.decode(NEWER, bytes));
    }

    @Test
    void aConstantThatIsNotKnownIsLeftOutOfASetAndRefusedWhereItStandsAlone() {
        byte[] bytes = bytes("01" + "28" + "8180808001" + "30" + "64");
        assertEquals(
                Set.of(Thread.State.NEW),
                Format.decode(Codec.<Set<Thread.State>>of((set, out) -> {}, in -> in.constants(5, STATES)), bytes));
        Codec<Thread.State> alone = Codec.of((state, out) -> {}, in -> in.constant(6, STATES));
        assertTrue(assertThrows(MalformedException.class, () -> Format.decode(alone, bytes))
                .getMessage()
                .contains("State: constant 99 is not known here"));
        assertNull(Format.decode(alone, bytes("01")));
    }

    @Test
    void aLongValueMovesUpForItsLength() {
        List<Older> children = List.of(new Older("x".repeat(200), 1), new Older("y".repeat(100_000), 2));
        Newer ann = new Newer("Ann", Long.MIN_VALUE, "", children, Set.of(Thread.State.NEW, Thread.State.TERMINATED));
        assertEquals(ann, Format.decode(NEWER, Format.encode(NEWER, ann)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', an empty message",
        "00, version 0",
        "01 0a, a number is cut",
        "01 0a 05 41, a length of 5",
        "01 0a ff ff ff ff 0f, a length of 4294967295",
        "01 0a ff ff ff ff ff ff ff ff ff 01, a length of 18446744073709551615",
        "01 10 ff ff ff ff ff ff ff ff ff ff ff, a number has no end",
        "01 08 05, expected 2",
        "01 12 01 41, expected 0",
        "01 0b, there is no type 3",
        "01 09 01, 8 bytes expected",
        "01 00 00, there is no such field",
        "01 8a 00 01 41, a number is longer than it should be",
        "01 10 80 00, a number is longer than it should be",
        "01 10 ff ff ff ff ff ff ff ff ff 02, a number is longer than it should be",
        "01 1a 80 80 80 80 80 80 80 80 80 00, a number is longer than it should be",
        "01 0a 02 c3 28, a text of 2 bytes that is not in UTF-8",
        "01 0a 03 ed a0 80, a text of 3 bytes that is not in UTF-8",
        "01 0a 02 c0 80, a text of 2 bytes that is not in UTF-8",
        "01 0a 01 ff, a text of 1 bytes that is not in UTF-8",
    })
    void whatCannotBeReadIsToldOf(String hex, String complaint) {
        MalformedException refused =
                assertThrows(MalformedException.class, () -> Format.decode(OLDER, bytes(hex.replace(" ", ""))));
        assertTrue(refused.getMessage().contains(complaint), refused::getMessage);
    }

    @Test
    void aKindThatIsNotKnownIsToldOfWithTheVersionThatWroteIt() {
        MalformedException refused =
                assertThrows(MalformedException.class, () -> Format.decode(Values.MODE_CHANGE, bytes("070863")));
        assertEquals(
                "a message of 3 bytes and version 7, newer than 1 here: ModeChange: kind 99 is not known here",
                refused.getMessage());
    }

    @Test
    void anEventThatIsNotKnownHasItsPlaceAndItsTime() {
        assertEquals(new Event.Unknown(5, 6), Format.decode(Events.EVENT, bytes("07" + "0863" + "1005" + "1806")));
    }

    @Test
    void halfASurrogatePairIsAQuestionMark() {
        assertEquals(new Older("a?b", 0), Format.decode(OLDER, Format.encode(OLDER, new Older("a\ud800b", 0))));
    }

    @Test
    void whatIsNotKnownAmongValuesIsLeftOut() {
        Codec<List<ModeChange>> known = Codec.of((none, out) -> {}, in -> in.knownValues(1, Values.MODE_CHANGE));
        byte[] two = bytes("01" + "0a020863" + "0a04" + "08031005");
        assertEquals(List.of(new ModeChange.LimitSet(5)), Format.decode(known, two));
    }

    @Test
    void aConstantThatIsNotKnownStandsForAnother() {
        Codec<Thread.State> codec =
                Codec.of((none, out) -> {}, in -> in.requiredConstant(6, STATES, Thread.State.BLOCKED));
        assertEquals(Thread.State.BLOCKED, Format.decode(codec, bytes("013064")));
        assertEquals(Thread.State.NEW, Format.decode(codec, bytes("013001")));
        assertThrows(MalformedException.class, () -> Format.decode(codec, bytes("01")));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
