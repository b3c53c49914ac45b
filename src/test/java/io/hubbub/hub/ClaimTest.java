package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.HomeOptions;
import io.hubbub.home.NickOwners;
import io.hubbub.room.Account;
import io.hubbub.room.Claim;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskList;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Refusal;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.hubbub.room.StandingRoom;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Roles that come back with their holders. The rooms that begin with "kept" go on from their pasts when they are founded again. */
@ExtendWith(VertxExtension.class)
class ClaimTest {
    private static final long GRACE_MS = 60_000;
    private static final Claim ANNS = Claim.ofSecret(new byte[] {1});
    private static final Claim BOBS = Claim.ofSecret(new byte[] {2});

    private final List<FakeJournal> journals = new ArrayList<>();
    private Core core;

    @BeforeEach
    void start(Vertx vertx) {
        StandingRoom lobby =
                new StandingRoom("lobby", Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
        core = Core.start(vertx, 2, new HomeOptions(List.of(lobby), GRACE_MS, NickOwners.NONE), numbers -> {
            FakeJournal journal = new FakeJournal(numbers);
            journal.keeps = room -> room.startsWith("kept");
            journals.add(journal);
            return journal;
        });
        core.clockMs.set(1000);
    }

    @AfterEach
    void theHomesHaveKeptTheRules() {
        assertEquals(0, core.stats.mistakes().made());
        for (int i = 0; i < journals.size(); i++) {
            FakeJournal journal = journals.get(i);
            assertEquals(List.of(), core.on(i, () -> journal.faults));
        }
    }

    private Visitor join(int instance, String room, Claim claim) {
        Visitor visitor = core.visit(instance);
        visitor.does(session -> {
            session.requests().hold(claim);
            session.requests().join(room, ShowAll.WIRE);
        });
        core.settle();
        return visitor;
    }

    private static boolean isOperator(Visitor visitor, String room) {
        return visitor.room(room).member(visitor.session.id()).orElseThrow().is(Role.OPERATOR);
    }

    private void change(Visitor by, String room, ModeChange change) {
        by.does(session -> session.requests().changeModes(room, List.of(change)));
        core.settle();
    }

    /** Somebody goes without saying so. */
    private void breaks(Visitor visitor) {
        visitor.does(session -> session.gone(CloseReason.NETWORK_ERROR));
        core.settle();
    }

    private void pass(long ms) {
        core.clockMs.addAndGet(ms);
        core.pass(2 * Core.SECOND);
    }

    @Test
    void anOperatorWhoseConnectionBrokeIsOneAgainUnderAnyNick() {
        Visitor ann = join(0, "den", ANNS);
        Visitor bob = join(1, "den", BOBS);
        breaks(ann);
        pass(GRACE_MS);
        Visitor again = join(1, "den", ANNS);
        assertTrue(isOperator(again, "den"));
        assertFalse(isOperator(bob, "den"));
        assertTrue(bob.room("den").member(again.session.id()).orElseThrow().is(Role.OPERATOR));
    }

    private static final Account CLEO = new Account(7, "cleo", Rights.NONE, false);

    private Visitor joinLoggedIn(int instance, String room) {
        Visitor visitor = core.visit(instance);
        visitor.does(session -> {
            session.requests().login(CLEO);
            session.requests().join(room, ShowAll.WIRE);
        });
        core.settle();
        return visitor;
    }

    private void leaves(Visitor visitor, String room) {
        visitor.does(session -> session.requests().leave(room, ""));
        core.settle();
    }

    @Test
    void theOwnerOfAnAccountKeepsHerRolesWhenSheLeavesAndForMonths() {
        Visitor cleo = joinLoggedIn(0, "kept");
        assertTrue(isOperator(cleo, "kept"));
        leaves(cleo, "kept");
        pass(60L * 24 * 3600 * 1000);
        Visitor guest = join(1, "kept", Claim.NONE);
        assertFalse(isOperator(guest, "kept"));
        assertTrue(isOperator(joinLoggedIn(1, "kept"), "kept"));
        assertFalse(isOperator(guest, "kept"));
    }

    @Test
    void sheIsReplacedAfterASeasonAndHasNoRoleAnyMore() {
        leaves(joinLoggedIn(0, "kept"), "kept");
        Visitor guest = join(1, "kept", Claim.NONE);
        pass(91L * 24 * 3600 * 1000);
        assertTrue(isOperator(guest, "kept"));
        assertFalse(isOperator(joinLoggedIn(1, "kept"), "kept"));
    }

    @Test
    void sheGivesThemUpWhenSheIsKicked() {
        Visitor cleo = joinLoggedIn(0, "den");
        Visitor bob = join(1, "den", BOBS);
        change(cleo, "den", new ModeChange.RoleGiven(Role.OPERATOR, bob.nick(), true));
        String nick = cleo.nick();
        bob.does(session -> session.requests().kick("den", nick, ""));
        core.settle();
        assertFalse(isOperator(joinLoggedIn(0, "den"), "den"));
    }

    @Test
    void sheHasThemAlsoInTheRoomsThatSheIsInWhenSheLogsIn() {
        leaves(joinLoggedIn(0, "kept"), "kept");
        Visitor guest = join(1, "kept", Claim.NONE);
        assertFalse(isOperator(guest, "kept"));
        guest.does(session -> session.requests().login(CLEO));
        core.settle();
        assertTrue(isOperator(guest, "kept"));
        guest.does(session -> session.requests().logout());
        core.settle();
        leaves(guest, "kept");
        assertTrue(isOperator(joinLoggedIn(0, "kept"), "kept"));
    }

    @Test
    void withoutAClaimNothingComesBack() {
        Visitor ann = join(0, "den", Claim.NONE);
        join(1, "den", BOBS);
        breaks(ann);
        assertFalse(isOperator(join(0, "den", Claim.NONE), "den"));
        assertFalse(isOperator(join(0, "den", ANNS), "den"));
    }

    @Test
    void whoLeavesOrIsKickedOrThrownOffGivesItsRolesUp() {
        Visitor ann = join(0, "den", ANNS);
        Visitor bob = join(1, "den", BOBS);
        String bobs = bob.nick();
        change(ann, "den", new ModeChange.RoleGiven(Role.OPERATOR, bobs, true));
        ann.does(session -> session.requests().leave("den", ""));
        core.settle();
        assertFalse(isOperator(join(0, "den", ANNS), "den"));
        Visitor eve = join(0, "den", Claim.ofSecret(new byte[] {3}));
        change(bob, "den", new ModeChange.RoleGiven(Role.VOICE, eve.nick(), true));
        String eves = eve.nick();
        bob.does(session -> session.requests().kick("den", eves, ""));
        core.settle();
        Visitor again = join(0, "den", Claim.ofSecret(new byte[] {3}));
        assertTrue(again.room("den")
                .member(again.session.id())
                .orElseThrow()
                .roles()
                .isEmpty());
        Visitor op = join(0, "other", Claim.NONE);
        op.isGranted(Rights.OPERATOR);
        op.does(session -> session.requests().kill(bobs, ""));
        core.settle();
        assertFalse(isOperator(join(1, "den", BOBS), "den"));
    }

    @Test
    void aRoleCanBeTakenFromWhoIsAway() {
        Visitor ann = join(0, "den", ANNS);
        Visitor bob = join(1, "den", BOBS);
        change(ann, "den", new ModeChange.RoleGiven(Role.OPERATOR, bob.nick(), true));
        String anns = ann.nick();
        breaks(ann);
        change(bob, "den", new ModeChange.RoleGiven(Role.OPERATOR, anns.toUpperCase(java.util.Locale.ROOT), false));
        assertEquals(List.of(), bob.refusals);
        assertFalse(isOperator(join(0, "den", ANNS), "den"));
        change(bob, "den", new ModeChange.RoleGiven(Role.OPERATOR, anns, false));
        assertEquals(Refusal.Why.NOT_THERE, bob.refusals.get(0).why());
    }

    @Test
    void theSameClaimInTwoSessionsHasOneRole() {
        Visitor ann = join(0, "den", ANNS);
        join(1, "den", BOBS);
        Visitor second = join(1, "den", ANNS);
        assertTrue(isOperator(second, "den"));
        breaks(ann);
        second.does(session -> session.requests().leave("den", ""));
        core.settle();
        assertFalse(isOperator(join(0, "den", ANNS), "den"));
    }

    @Test
    void anOperatorComesBackWithoutKeyAndInvitationButNotIfBanned() {
        Visitor ann = join(0, "den", ANNS);
        Visitor bob = join(1, "den", BOBS);
        change(ann, "den", new ModeChange.KeySet("sesame"));
        change(ann, "den", new ModeChange.Switched(Mode.INVITE_ONLY, true));
        change(ann, "den", new ModeChange.RoleGiven(Role.OPERATOR, bob.nick(), true));
        breaks(ann);
        Visitor again = join(0, "den", ANNS);
        assertTrue(isOperator(again, "den"));
        breaks(again);
        change(bob, "den", new ModeChange.MaskSet(MaskList.BAN, Mask.of("*!*@*"), true));
        assertEquals(Refusal.Why.BAD_KEY, join(0, "den", ANNS).refusals.get(0).why());
    }

    @Test
    void theFirstInAnEmptyRoomIsNoOperatorWhileThatRoleWaits() {
        breaks(join(0, "kept", ANNS));
        Visitor eve = join(1, "kept", BOBS);
        assertFalse(isOperator(eve, "kept"));
        assertTrue(isOperator(join(0, "kept", ANNS), "kept"));
        pass(2 * GRACE_MS);
        assertFalse(isOperator(eve, "kept"));
    }

    @Test
    void whoHasWaitedLongestBecomesOperatorWhenNobodyElseComesBack() {
        breaks(join(0, "kept", ANNS));
        Visitor eve = join(1, "kept", BOBS);
        Visitor fred = join(0, "kept", Claim.NONE);
        pass(GRACE_MS);
        assertFalse(isOperator(eve, "kept"));
        pass(2000);
        assertTrue(isOperator(eve, "kept"));
        assertFalse(isOperator(fred, "kept"));
        assertFalse(isOperator(join(0, "kept", ANNS), "kept"));
    }

    @Test
    void whoComesFirstAfterThatTimeIsOperatorAtOnce() {
        breaks(join(0, "kept", ANNS));
        pass(GRACE_MS + 1);
        assertTrue(isOperator(join(1, "kept", BOBS), "kept"));
        assertFalse(isOperator(join(0, "kept", ANNS), "kept"));
    }

    @Test
    void aRoomWithAnotherOperatorGetsNone() {
        Visitor ann = join(0, "den", ANNS);
        Visitor bob = join(1, "den", BOBS);
        Visitor cid = join(1, "den", Claim.NONE);
        change(ann, "den", new ModeChange.RoleGiven(Role.OPERATOR, cid.nick(), true));
        breaks(ann);
        pass(2 * GRACE_MS);
        assertFalse(isOperator(bob, "den"));
        breaks(cid);
        pass(2 * GRACE_MS);
        assertFalse(isOperator(bob, "den"), "whoever went had no claim");
    }

    @Test
    void nobodyGetsARoomThatIsAlwaysThereByWaiting() {
        Visitor ann = join(0, "lobby", ANNS);
        Visitor root = join(1, "lobby", Claim.NONE);
        root.isGranted(Rights.OPERATOR);
        change(root, "lobby", new ModeChange.RoleGiven(Role.OPERATOR, ann.nick(), true));
        assertTrue(isOperator(ann, "lobby"));
        breaks(ann);
        pass(1000);
        Visitor again = join(0, "lobby", ANNS);
        assertTrue(isOperator(again, "lobby"));
        breaks(again);
        Visitor eve = join(0, "lobby", BOBS);
        pass(2 * GRACE_MS);
        assertFalse(isOperator(eve, "lobby"));
        assertFalse(isOperator(join(0, "lobby", ANNS), "lobby"));
    }

    @Test
    void whoWasThereWhenTheServerStoppedHasAllItsTimeAfterwards() {
        Visitor ann = join(0, "kept", ANNS);
        ann.does(session -> session.close(CloseReason.SHUTDOWN));
        core.settle();
        pass(10 * GRACE_MS);
        assertFalse(isOperator(join(1, "kept", BOBS), "kept"));
        pass(GRACE_MS - 5000);
        assertTrue(isOperator(join(0, "kept", ANNS), "kept"));
    }

    @Test
    void whatIsNotStoredIsNotForgotten() {
        Visitor ann = join(0, "den", ANNS);
        Visitor bob = join(1, "den", BOBS);
        for (int i = 0; i < 2; i++) {
            FakeJournal journal = journals.get(i);
            core.on(i, () -> journal.fails = true);
        }
        breaks(ann);
        for (int i = 0; i < 2; i++) {
            FakeJournal journal = journals.get(i);
            core.on(i, () -> journal.fails = false);
        }
        pass(3000);
        assertTrue(isOperator(join(0, "den", ANNS), "den"));
        assertFalse(isOperator(bob, "den"));
    }
}
