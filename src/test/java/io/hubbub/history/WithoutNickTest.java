package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.Journal;
import io.hubbub.room.Claim;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;
import io.hubbub.room.KeptRoles;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskEntry;
import io.hubbub.room.MaskList;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Properties;
import io.hubbub.room.Refusal;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import io.hubbub.room.Speech;
import io.hubbub.room.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of each kind of event when a nick is forgotten. */
class WithoutNickTest {
    private static final long TIME = 5000;
    private static final Member BOB = new Member(
            7,
            "Bobolink",
            new Profile("bobolink", "", "Robert Oriole", "bobolink", "robert is away", Set.of()),
            Set.of(Role.OPERATOR),
            3);
    private static final Member ANN = new Member(8, "ann", new Profile("a", "", "Ann"), Set.of(), 1);
    private static final Speech WORDS = Speech.line("zymurgy");
    private static final Event.Said SAID = new Event.Said(11, TIME, BOB, WORDS);

    private static WithoutNick without(long fromMs, long untilMs) {
        return new WithoutNick(new ForgetOrder(1, "bobolink", "", fromMs, untilMs, 0, 0, ForgetOrder.Phase.EVENTS));
    }

    private static final WithoutNick WITHOUT_BOB = without(0, TIME + 1);

    /** Events of every kind that he has to do with, in each of his parts. */
    static List<Event> ofBob() {
        return List.of(
                SAID,
                SAID.erased(),
                new Event.Redacted(12, TIME, BOB, SAID.erased(), "zymurgy"),
                new Event.Redacted(12, TIME, ANN, SAID.erased(), "a slip"),
                new Event.Redacted(12, TIME, BOB, new Event.Said(9, TIME, ANN, WORDS).erased(), "zymurgy"),
                new Event.Joined(13, TIME, BOB),
                new Event.Left(14, TIME, BOB, "zymurgy"),
                new Event.Quit(15, TIME, BOB, CloseReason.QUIT, "zymurgy"),
                new Event.Kicked(16, TIME, ANN, BOB, "zymurgy"),
                new Event.Kicked(17, TIME, BOB, ANN, "enough"),
                new Event.Renamed(18, TIME, BOB, "rob"),
                new Event.Renamed(19, TIME, BOB.renamed("rob", 4), "BOBOLINK"),
                new Event.Reprofiled(20, TIME, BOB, BOB.profile()),
                new Event.TopicSet(21, TIME, BOB, "zymurgy"),
                new Event.ModesChanged(22, TIME, BOB, List.of(new ModeChange.RoleGiven(Role.VOICE, "ann", true))),
                new Event.ModesChanged(
                        23,
                        TIME,
                        ANN,
                        List.of(
                                new ModeChange.RoleGiven(Role.VOICE, "boBolink", true),
                                new ModeChange.MaskSet(MaskList.BAN, Mask.of("bobolink!*@192.0.2.7"), true))),
                new Event.Described(26, TIME, BOB, Map.of("homepage", "https://example.org")),
                new Event.Invited(24, TIME, BOB, ANN),
                new Event.Invited(25, TIME, ANN, BOB));
    }

    private static String stored(Event event) {
        return new String(Bodies.encode(event), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    @Test
    void everyKindIsLookedAt() {
        Set<Class<?>> kinds = Stream.of(Event.class, Event.Departed.class)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .collect(Collectors.toSet());
        ofBob().forEach(event -> kinds.remove(event.getClass()));
        assertEquals(Set.of(Event.Unknown.class), kinds);
    }

    @ParameterizedTest
    @MethodSource("ofBob")
    void nothingOfTheNickIsLeftInAnyKindOfEvent(Event event) {
        assertTrue(stored(event).contains("bobolink") || event instanceof Event.Erased);
        Event left = WITHOUT_BOB.of(event);
        assertEquals(event.key(), left.key());
        assertEquals(event.timeMs(), left.timeMs());
        for (String trace : List.of("bobolink", "robert", "zymurgy")) {
            assertFalse(stored(left).contains(trace), left.toString());
        }
        assertSame(left, WITHOUT_BOB.of(left));
    }

    @ParameterizedTest
    @MethodSource("ofBob")
    void whatHappenedAtAnotherTimeIsAsItWas(Event event) {
        assertSame(event, without(0, TIME).of(event));
        assertSame(event, without(TIME + 1, TIME + 2).of(event));
    }

    @ParameterizedTest
    @MethodSource("ofBob")
    void anotherNickChangesNothing(Event event) {
        ForgetOrder other = new ForgetOrder(1, "bobo", "", 0, TIME + 1, 0, 0, ForgetOrder.Phase.EVENTS);
        assertSame(event, new WithoutNick(other).of(event));
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsLeftAsADeletedOneOfItsKind(Speech.Kind kind) {
        Speech speech =
                new Speech(Speech.Shape.LINE, kind, WORDS.bytes(), WORDS.plain(), Map.of("+tag", "x"), Role.VOICE);
        assertEquals(
                new Event.Erased(11, TIME, Member.FORGOTTEN, kind, Role.VOICE),
                WITHOUT_BOB.of(new Event.Said(11, TIME, BOB, speech)));
    }

    @Test
    void whatOthersSaidStays() {
        Event named = new Event.Said(11, TIME, ANN, Speech.line("bobolink: hello"));
        assertSame(named, WITHOUT_BOB.of(named));
        Event.Kicked left = (Event.Kicked) WITHOUT_BOB.of(new Event.Kicked(17, TIME, BOB, ANN, "enough"));
        assertEquals(new Event.Kicked(17, TIME, Member.FORGOTTEN, ANN, "enough"), left);
        Event.Renamed renamed =
                (Event.Renamed) WITHOUT_BOB.of(new Event.Renamed(19, TIME, BOB.renamed("rob", 4), "bobolink"));
        assertEquals("rob", renamed.who().nick());
        assertEquals(Names.FORGOTTEN, renamed.oldNick());
    }

    @Test
    void theDeletionOfAForgottenMessageIsLeftThoughItCameLater() {
        Event.Redacted later = new Event.Redacted(12, TIME + 100, BOB, SAID.erased(), "later words");
        Event.Redacted left = (Event.Redacted) WITHOUT_BOB.of(later);
        assertEquals(Member.FORGOTTEN, left.erased().from());
        assertSame(BOB, left.by());
        assertEquals("later words", left.reason());
    }

    @Test
    void theServerIsNobodyToBeForgotten() {
        ForgetOrder server = new ForgetOrder(1, "server", "", 0, TIME + 1, 0, 0, ForgetOrder.Phase.EVENTS);
        Event set = new Event.TopicSet(21, TIME, Member.SERVER, "hello");
        assertSame(set, new WithoutNick(server).of(set));
    }

    private static Journal.Past past(long timeMs, long rolesSinceMs) {
        RoomState state = new RoomState(
                "den",
                3,
                99,
                1,
                1,
                new Topic("of the room", "bobolink", timeMs),
                Properties.of(Map.of("avatar", "https://example.org/den.png")),
                Modes.NONE,
                List.of(),
                Map.of(MaskList.BAN, List.of(new MaskEntry(Mask.of("eve"), "Bobolink", timeMs))));
        KeptRoles roles = new KeptRoles(new Claim("ticket:x"), "bobolink", Set.of(Role.OPERATOR), rolesSinceMs);
        return new Journal.Past(state, "sesame", timeMs, 4, List.of(roles));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, TIME})
    void aRoomKeepsItsRulesAndNotWhoMadeThem(long rolesSinceMs) {
        Journal.Past left = WITHOUT_BOB.of(past(TIME, rolesSinceMs));
        assertEquals(
                new Topic("of the room", Names.FORGOTTEN, TIME), left.state().topic());
        assertEquals(
                List.of(new MaskEntry(Mask.of("eve"), Names.FORGOTTEN, TIME)),
                left.state().list(MaskList.BAN));
        assertEquals(
                List.of(new KeptRoles(new Claim("ticket:x"), Names.FORGOTTEN, Set.of(Role.OPERATOR), rolesSinceMs)),
                left.roles());
        assertEquals("sesame", left.key());
        assertEquals(4, left.edition());
        assertEquals(99, left.state().key());
        assertEquals(3, left.state().position().epoch());
        assertSame(left, WITHOUT_BOB.of(left));
    }

    @Test
    void whatSomebodyElseOfThatNickDidLaterInARoomStays() {
        Journal.Past later = past(TIME + 1, TIME + 1);
        assertSame(later, WITHOUT_BOB.of(later));
        Journal.Past there = past(TIME + 1, 0);
        assertSame(there, WITHOUT_BOB.of(there));
    }

    @Test
    void nobodyCanBeCalledAsThoseWhoAreForgotten() {
        assertEquals(Optional.of(Refusal.Why.NICK_RESERVED), Names.nickFault("Deleted", 30));
    }
}
