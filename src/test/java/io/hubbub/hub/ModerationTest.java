package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.Entry;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskList;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.ModeChange.KeySet;
import io.hubbub.room.ModeChange.LimitSet;
import io.hubbub.room.ModeChange.MaskSet;
import io.hubbub.room.ModeChange.RoleGiven;
import io.hubbub.room.ModeChange.Switched;
import io.hubbub.room.Modes;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Roles, rules and lists. The host has founded the room at one instance, the guest is in it at another. */
@ExtendWith(VertxExtension.class)
class ModerationTest {
    private Core core;
    private Visitor host;
    private Visitor guest;

    @BeforeEach
    void meet(Vertx vertx) {
        core = Core.start(vertx, 2);
        host = core.join(0, "den");
        guest = core.join(1, "den");
    }

    private void set(Visitor by, ModeChange... changes) {
        by.does(session -> session.requests().changeModes("den", List.of(changes)));
        core.settle();
    }

    private Visitor comes(Entry entry) {
        Visitor visitor = core.visit(1);
        comes(visitor, entry);
        return visitor;
    }

    private void comes(Visitor visitor, Entry entry) {
        visitor.does(session -> session.requests().join(entry, ShowAll.WIRE));
        core.settle();
    }

    private Visitor comes() {
        return comes(new Entry("den"));
    }

    private RoomState seenBy(Visitor visitor) {
        return core.on(
                visitor.instance, () -> ((RoomState) visitor.session.room("den").orElseThrow()).copy());
    }

    private static Set<Role> roles(RoomState room, Visitor who) {
        return room.member(who.session.id()).orElseThrow().roles();
    }

    private static String last(Visitor visitor) {
        return visitor.heard.get(visitor.heard.size() - 1);
    }

    private void says(Visitor visitor, String text) {
        visitor.says("den", text);
        core.settle();
    }

    private boolean heardSay(Visitor by, String text) {
        return host.saw().endsWith(by.nick() + ":" + text);
    }

    @Test
    void theFounderIsAnOperatorAndNobodyElse() {
        for (Visitor each : List.of(host, guest)) {
            assertEquals(Set.of(Role.OPERATOR), roles(seenBy(each), host));
            assertEquals(Set.of(), roles(seenBy(each), guest));
        }
    }

    @Test
    void theFoundersRulesHoldFromTheStartAndLaterOnesOfOthersDont() {
        Entry entry = new Entry("attic", "", Set.of(Mode.SECRET));
        comes(host, entry);
        comes(guest, new Entry("attic", "", Set.of(Mode.MODERATED)));
        Modes modes = core.on(1, () -> guest.session.room("attic").orElseThrow().modes());
        assertEquals(Set.of(Mode.SECRET), modes.set());
    }

    @Test
    void whoIsNoOperatorChangesNothing() {
        set(guest, new Switched(Mode.MODERATED, true), new RoleGiven(Role.OPERATOR, guest.nick(), true));
        assertEquals("refused NOT_OPERATOR den", last(guest));
        assertEquals(Modes.NONE, seenBy(host).modes());
    }

    @Test
    void aRoleIsGivenAndTakenOnEveryInstance() {
        set(host, new RoleGiven(Role.VOICE, guest.nick(), true), new RoleGiven(Role.OPERATOR, guest.nick(), true));
        assertEquals(Set.of(Role.OPERATOR, Role.VOICE), roles(seenBy(host), guest));
        assertEquals(Set.of(Role.OPERATOR, Role.VOICE), roles(seenBy(guest), guest));
        set(guest, new RoleGiven(Role.OPERATOR, host.nick(), false));
        assertEquals(Set.of(), roles(seenBy(host), host));
        set(host, new Switched(Mode.SECRET, true));
        assertEquals("refused NOT_OPERATOR den", last(host));
    }

    @Test
    void aRoleForSomebodyElsewhereIsRefusedAndTheOtherChangesHappen() {
        Visitor stranger = core.visit(1);
        set(host, new RoleGiven(Role.VOICE, stranger.nick(), true), new LimitSet(7));
        assertEquals("refused NOT_THERE " + stranger.nick(), last(host));
        assertEquals(7, seenBy(guest).modes().limit());
    }

    @Test
    void changesThatChangeNothingAreNoEvent() {
        long before = seenBy(host).seq();
        set(host, new Switched(Mode.SECRET, false), new KeySet(""), new LimitSet(0));
        set(host, new RoleGiven(Role.OPERATOR, host.nick(), true), new MaskSet(MaskList.BAN, Mask.of("x"), false));
        assertEquals(before, seenBy(host).seq());
    }

    @Test
    void eachChangeIsLookedAtAsIfThoseBeforeItHadHappened() {
        set(host, new Switched(Mode.SECRET, true));
        long seq = seenBy(host).seq();
        set(host, new Switched(Mode.SECRET, false), new Switched(Mode.SECRET, true));
        assertTrue(seenBy(guest).modes().has(Mode.SECRET));
        set(host, new KeySet("a"), new LimitSet(9), new KeySet(""));
        assertFalse(seenBy(guest).modes().hasKey());
        assertEquals(9, seenBy(guest).modes().limit());
        assertEquals(seq + 2, seenBy(guest).seq());
        set(host, new Switched(Mode.SECRET, true), new LimitSet(9), new KeySet(""));
        assertEquals(seq + 2, seenBy(guest).seq(), "nothing has changed");
    }

    @Test
    void aMaskThatIsWishedForTwiceAtOnceIsInTheListOnce() {
        MaskSet ban = new MaskSet(MaskList.BAN, Mask.of("mallory"), true);
        set(host, ban, ban, new MaskSet(MaskList.BAN, Mask.of("MALLORY"), true));
        assertEquals(1, seenBy(guest).list(MaskList.BAN).size());
        set(host, new MaskSet(MaskList.BAN, Mask.of("mallory"), false), ban);
        assertEquals(1, seenBy(guest).list(MaskList.BAN).size());
    }

    @Test
    void aListIsFullForMasksOfOneWishToo() {
        List<ModeChange> bans = IntStream.range(0, 150)
                .<ModeChange>mapToObj(i -> new MaskSet(MaskList.BAN, Mask.of("nick" + i), true))
                .toList();
        host.does(session -> session.requests().changeModes("den", bans));
        core.settle();
        assertEquals(ChatLimits.STANDARD.masks, seenBy(guest).list(MaskList.BAN).size());
        assertEquals(150 - ChatLimits.STANDARD.masks, host.refusals.size());
    }

    @Test
    void aRoleThatIsGivenTwiceAtOnceIsToldOnce() {
        long seq = seenBy(host).seq();
        RoleGiven voice = new RoleGiven(Role.VOICE, guest.nick(), true);
        set(host, voice, voice, new RoleGiven(Role.VOICE, guest.nick(), false));
        assertEquals(seq + 1, seenBy(guest).seq());
        assertFalse(seenBy(guest).member(guest.session.id()).orElseThrow().is(Role.VOICE));
    }

    @Test
    void noRoomKeepsAKeyOrAMaskThatIsTooLong() {
        String key = "x".repeat(ModeChange.LONGEST_KEY);
        assertEquals(key, new KeySet(key).key());
        assertThrows(IllegalArgumentException.class, () -> new KeySet(key + "x"));
        Mask mask = Mask.of("x".repeat(Mask.LONGEST - "!*@*".length()));
        assertEquals(mask, new MaskSet(MaskList.BAN, mask, true).mask());
        Mask longer = Mask.of("x" + mask);
        assertThrows(IllegalArgumentException.class, () -> new MaskSet(MaskList.BAN, longer, true));
    }

    @Test
    void aKeyBarsWhoDoesNotKnowIt() {
        set(host, new KeySet("word"));
        assertEquals("refused BAD_KEY den", last(comes()));
        assertEquals("refused BAD_KEY den", last(comes(new Entry("den", "Word", Set.of()))));
        assertEquals("joined den of 3", last(comes(new Entry("den", "word", Set.of()))));
    }

    @Test
    void aLimitBarsWhoWouldBeOneTooMany() {
        set(host, new LimitSet(3));
        Visitor third = comes();
        assertEquals("joined den of 3", last(third));
        assertEquals("refused ROOM_FULL den", last(comes()));
        third.does(session -> session.requests().leave("den", ""));
        core.settle();
        assertEquals("joined den of 3", last(comes()));
    }

    @Test
    void whoWasBarredMayTryAgain() {
        set(host, new KeySet("word"));
        Visitor visitor = comes();
        comes(visitor, new Entry("den", "word", Set.of()));
        assertEquals(List.of("refused BAD_KEY den", "joined den of 3"), visitor.heard);
    }

    @Test
    void aBanBarsUnlessAnExceptionSaysOtherwise() {
        set(host, new MaskSet(MaskList.BAN, Mask.of("*@192.0.2.1"), true));
        Visitor visitor = comes();
        assertEquals("refused BANNED den", last(visitor));
        set(host, new MaskSet(MaskList.EXCEPTION, Mask.of(visitor.nick()), true));
        comes(visitor, new Entry("den"));
        assertEquals("joined den of 3", last(visitor));
        set(host, new MaskSet(MaskList.BAN, Mask.of("*@192.0.2.1"), false));
        assertEquals("joined den of 4", last(comes()));
    }

    @Test
    void aListHoldsAMaskOnceAndNoMoreThanAHundred() {
        MaskSet ban = new MaskSet(MaskList.BAN, Mask.of("mallory"), true);
        set(host, ban, new MaskSet(MaskList.EXCEPTION, Mask.of("MALLORY"), true));
        set(host, ban);
        assertEquals(1, seenBy(guest).list(MaskList.BAN).size());
        for (int i = 1; i < ChatLimits.STANDARD.masks; i++) {
            set(host, new MaskSet(MaskList.BAN, Mask.of("m" + i), true));
        }
        set(host, new MaskSet(MaskList.BAN, Mask.of("onemore"), true));
        assertEquals("refused LIST_FULL onemore!*@*", last(host));
        assertEquals(ChatLimits.STANDARD.masks, seenBy(guest).list(MaskList.BAN).size());
    }

    @Test
    void whereOnlyTheInvitedComeInAnInvitationLetsInOnce() {
        set(host, new Switched(Mode.INVITE_ONLY, true));
        Visitor visitor = comes();
        assertEquals("refused INVITE_ONLY den", last(visitor));
        visitor.does(session -> session.requests().rename("eve"));
        core.settle();
        host.does(session -> session.requests().invite("den", "eve"));
        core.settle();
        comes(visitor, new Entry("den"));
        assertEquals("joined den of 3", last(visitor));
        visitor.does(session -> session.requests().leave("den", ""));
        core.settle();
        comes(visitor, new Entry("den"));
        assertEquals("refused INVITE_ONLY den", last(visitor));
    }

    @Test
    void aMaskInTheInvitationListLetsInAgainAndAgain() {
        set(host, new Switched(Mode.INVITE_ONLY, true), new MaskSet(MaskList.INVITATION, Mask.of("*@192.0.2.*"), true));
        assertEquals("joined den of 3", last(comes()));
        assertEquals("joined den of 4", last(comes()));
    }

    @Test
    void onlyOperatorsInviteWhereOnlyTheInvitedComeIn() {
        core.join(1, "elsewhere").does(session -> session.requests().rename("eve"));
        set(host, new Switched(Mode.INVITE_ONLY, true));
        guest.does(session -> session.requests().invite("den", "eve"));
        core.settle();
        assertEquals("refused NOT_OPERATOR den", last(guest));
    }

    @Test
    void whereItIsModeratedOnlyWhoHasARoleSpeaks() {
        set(host, new Switched(Mode.MODERATED, true));
        says(guest, "hi");
        assertEquals("refused MODERATED den", last(guest));
        says(host, "quiet");
        assertTrue(heardSay(host, "quiet"));
        set(host, new RoleGiven(Role.VOICE, guest.nick(), true));
        says(guest, "hi");
        assertTrue(heardSay(guest, "hi"));
    }

    @Test
    void whoIsBannedAndInsideIsSilent() {
        set(host, new MaskSet(MaskList.BAN, Mask.of(guest.nick()), true));
        says(guest, "hi");
        assertEquals("refused BANNED den", last(guest));
    }

    @Test
    void outsidersSpeakUnlessThatIsForbidden() {
        Visitor outsider = core.visit(1);
        outsider.does(session -> session.requests().sayInto("den", Speech.line("hi")));
        core.settle();
        assertTrue(heardSay(outsider, "hi"));
        assertEquals("", outsider.saw());
        set(host, new Switched(Mode.NO_OUTSIDERS, true));
        outsider.does(session -> session.requests().sayInto("den", Speech.line("again")));
        core.settle();
        assertEquals("refused NO_OUTSIDERS den", last(outsider));
    }

    @Test
    void whereTheTopicIsProtectedOnlyOperatorsSetIt() {
        set(host, new Switched(Mode.PROTECTED_TOPIC, true));
        guest.does(session -> session.requests().setTopic("den", "mine"));
        core.settle();
        assertEquals("refused NOT_OPERATOR den", last(guest));
        host.does(session -> session.requests().setTopic("den", "bears"));
        core.settle();
        assertEquals("bears", seenBy(guest).topic().text());
    }

    @Test
    void whoIsKickedIsOutsideAndMayComeBack() {
        Visitor third = core.join(1, "den");
        String nick = guest.nick();
        host.does(session -> session.requests().kick("den", nick, "enough"));
        core.settle();
        assertEquals("left den", last(guest));
        assertTrue(third.saw().endsWith(host.nick() + "!" + nick));
        says(guest, "hi");
        assertEquals("refused NOT_IN_ROOM den", last(guest));
        comes(guest, new Entry("den"));
        assertEquals("joined den of 3", last(guest));
    }

    @Test
    void onlyOperatorsKickAndOnlyWhoIsThere() {
        guest.does(session -> session.requests().kick("den", host.session.nick(), ""));
        core.settle();
        assertEquals("refused NOT_OPERATOR den", last(guest));
        host.does(session -> session.requests().kick("den", "nobody", ""));
        core.settle();
        assertEquals("refused NOT_THERE nobody", last(host));
    }

    @Test
    void whatIsForOperatorsIsSeenByThemAndWhoSaysIt() {
        Visitor third = core.join(1, "den");
        String seen = third.saw();
        Buffer words = Buffer.buffer("help");
        Speech speech = new Speech(Speech.Shape.LINE, Speech.Kind.MESSAGE, words, words, Map.of(), Role.OPERATOR);
        guest.does(session -> session.requests().say("den", speech));
        core.settle();
        assertTrue(heardSay(guest, "help"));
        assertTrue(guest.saw().endsWith(guest.nick() + ":help"));
        assertEquals(seen, third.saw());
    }

    private static Refusal lastRefusal(Visitor visitor) {
        return visitor.refusals.get(visitor.refusals.size() - 1);
    }

    private static Speech speech(Speech.Kind kind) {
        return Speech.line(kind, Buffer.buffer("VERSION"));
    }

    private void whereProgramsMayNotAsk() {
        set(host, new Switched(Mode.NO_REQUESTS, true));
    }

    @Test
    void whereProgramsMayNotAskNoMemberPassesARequestOrAResponseNotEvenAnOperator() {
        whereProgramsMayNotAsk();
        for (Visitor each : List.of(host, guest)) {
            for (Speech.Kind kind : List.of(Speech.Kind.REQUEST, Speech.Kind.RESPONSE)) {
                each.does(session -> session.requests().say("den", speech(kind)));
                core.settle();
                assertEquals(new Refusal(Why.NO_REQUESTS, "den", "", kind), lastRefusal(each));
            }
        }
    }

    @Test
    void whereProgramsMayNotAskNobodyPassesARequestFromOutside() {
        whereProgramsMayNotAsk();
        Visitor outsider = core.visit(1);
        for (Speech.Kind kind : List.of(Speech.Kind.REQUEST, Speech.Kind.RESPONSE)) {
            outsider.does(session -> session.requests().sayInto("DEN", speech(kind)));
            core.settle();
            assertEquals(new Refusal(Why.NO_REQUESTS, "den", "", kind), lastRefusal(outsider));
        }
    }

    @Test
    void whereProgramsMayNotAskPeopleSpeak() {
        whereProgramsMayNotAsk();
        for (Speech.Kind kind : Speech.Kind.values()) {
            if (kind != Speech.Kind.REQUEST && kind != Speech.Kind.RESPONSE) {
                guest.does(session -> session.requests().say("den", Speech.line(kind, Buffer.buffer("as" + kind))));
                core.settle();
                assertTrue(heardSay(guest, "as" + kind));
            }
        }
        assertEquals(List.of(), guest.refusals);
    }

    @Test
    void elsewhereProgramsAskAndAnswer() {
        Visitor outsider = core.visit(1);
        outsider.does(session -> session.requests().sayInto("den", speech(Speech.Kind.REQUEST)));
        core.settle();
        assertTrue(heardSay(outsider, "VERSION"));
        guest.does(session -> session.requests().say("den", speech(Speech.Kind.RESPONSE)));
        core.settle();
        assertTrue(heardSay(guest, "VERSION"));
    }

    @Test
    void aRefusalTellsHowTheWordsWereMeantAndWhatTheRoomIsCalled() {
        Visitor founder = core.join(0, "Attic");
        founder.does(session -> session.requests()
                .changeModes(
                        "attic", List.of(new Switched(Mode.NO_OUTSIDERS, true), new Switched(Mode.MODERATED, true))));
        core.settle();
        Visitor visitor = core.visit(1);
        visitor.does(session -> session.requests().sayInto("ATTIC", speech(Speech.Kind.NOTICE)));
        core.settle();
        assertEquals(new Refusal(Why.NO_OUTSIDERS, "Attic", "", Speech.Kind.NOTICE), lastRefusal(visitor));
        comes(visitor, new Entry("attic"));
        visitor.does(session -> session.requests().say("attic", speech(Speech.Kind.ACTION)));
        core.settle();
        assertEquals(new Refusal(Why.MODERATED, "Attic", "", Speech.Kind.ACTION), lastRefusal(visitor));
    }

    @Test
    void aRefusalOfWordsToNobodyTellsHowTheyWereMeant() {
        guest.does(session -> session.requests().message("Nobody", speech(Speech.Kind.RESPONSE)));
        core.settle();
        assertEquals(new Refusal(Why.NO_SUCH_NICK, "Nobody", "", Speech.Kind.RESPONSE), lastRefusal(guest));
        guest.does(session -> session.requests().sayInto("nowhere", speech(Speech.Kind.NOTICE)));
        core.settle();
        assertEquals(new Refusal(Why.NO_SUCH_ROOM, "nowhere", "", Speech.Kind.NOTICE), lastRefusal(guest));
        guest.does(session -> session.requests().say("Nowhere", speech(Speech.Kind.SIGNAL)));
        core.settle();
        assertEquals(new Refusal(Why.NOT_IN_ROOM, "Nowhere", "", Speech.Kind.SIGNAL), lastRefusal(guest));
    }

    @Test
    void aRefusalAboutNoWordsTellsOfNone() {
        guest.does(session -> session.requests().setTopic("nowhere", "bears"));
        set(guest, new Switched(Mode.SECRET, true));
        assertEquals(2, guest.refusals.size());
        guest.refusals.forEach(refusal -> assertEquals(null, refusal.words()));
    }

    @Test
    void whoIsThrownOutWhileItSpeaksIsToldWhatTheRoomIsCalled() {
        Visitor founder = core.join(1, "Attic");
        Visitor third = core.join(1, "attic");
        founder.does(session -> {
            session.requests().kick("attic", third.session.nick(), "");
            third.session.requests().say("attic", speech(Speech.Kind.NOTICE));
            third.session.requests().setTopic("attic", "bears");
        });
        core.settle();
        assertEquals(
                List.of(
                        new Refusal(Why.NOT_IN_ROOM, "Attic", "", Speech.Kind.NOTICE),
                        new Refusal(Why.NOT_IN_ROOM, "Attic")),
                third.refusals);
    }

    @Test
    void whoLooksAfterTheServerCanMendARoomThatHasLostItsOperators() {
        set(host, new Switched(Mode.INVITE_ONLY, true));
        host.does(session -> session.requests().leave("den", ""));
        core.settle();
        Visitor chief = core.visit(1);
        chief.does(session -> {
            session.requests().naming().grant(Rights.OPERATOR);
            session.requests().join("den", ShowAll.WIRE);
        });
        core.settle();
        set(chief, new RoleGiven(Role.OPERATOR, guest.nick(), true));
        set(guest, new Switched(Mode.INVITE_ONLY, false));
        assertFalse(seenBy(guest).modes().has(Mode.INVITE_ONLY));
    }
}
