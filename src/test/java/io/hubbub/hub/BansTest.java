package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Account;
import io.hubbub.room.BanTarget;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Profile;
import io.hubbub.room.Refusal;
import io.hubbub.room.Right;
import io.hubbub.room.Rights;
import io.hubbub.room.ServerBan;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever is banned from the server goes, and doesn't come in. All visitors are at 192.0.2.1. */
@ExtendWith(VertxExtension.class)
class BansTest {
    private static final String HERE = "192.0.2.1";

    private Core core;
    private Visitor operator;
    private Visitor ann;
    private Visitor bob;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2);
        core.clockMs.set(1000);
        operator = core.visit(0);
        operator.does(session -> session.requests().naming().grant(Rights.of(Right.BAN)));
        ann = named("ann", 0);
        bob = named("bob", 1);
    }

    @AfterEach
    void noMistakeWasMade() {
        assertEquals(0, core.stats.mistakes().made());
    }

    private Visitor named(String nick, int instance) {
        Visitor visitor = core.visit(instance);
        visitor.does(session -> session.requests().rename(nick));
        core.settle();
        visitor.does(session -> {
            session.requests().introduce(new Profile("user", HERE, "somebody"));
            session.requests().join("den", ShowAll.WIRE);
        });
        core.settle();
        return visitor;
    }

    private Bans.Outcome bans(Visitor who, String target, long spanMs, boolean isForced) {
        List<Bans.Outcome> outcomes = new ArrayList<>();
        who.does(session ->
                session.queries().administration().ban(BanTarget.of(target), spanMs, "spam", isForced, outcomes::add));
        core.turn();
        core.settle();
        return outcomes.isEmpty() ? null : outcomes.get(0);
    }

    private void bans(String target) {
        assertEquals(Bans.Outcome.DONE, bans(operator, target, 0, false));
    }

    private void isGone(Visitor visitor) {
        assertFalse(visitor.session.isOpen());
        assertTrue(visitor.heard.contains("banned"), visitor.heard::toString);
        assertEquals(0, core.stats.mistakes().made());
    }

    @Test
    void aMaskEndsTheSessionsThatItIsAboutAtAllInstancesAndNoOthers() {
        bans("B?B!*@192.0.2.0/24");
        isGone(bob);
        assertTrue(ann.session.isOpen());
        assertEquals(1, core.stats.closed(CloseReason.BANNED));
        assertEquals(1, ann.room("den").members().size());
        bans("ann!user@*");
        isGone(ann);
    }

    @Test
    void anAddressEndsTheSessionsThatComeFromThereButThatOfWhoeverMayBan() {
        assertEquals(Bans.Outcome.OWN, bans(operator, "192.0.2.0/24", 0, false));
        assertTrue(bob.session.isOpen());
        assertEquals(Bans.Outcome.DONE, bans(operator, "192.0.2.0/24", 0, true));
        isGone(ann);
        isGone(bob);
        assertTrue(operator.session.isOpen());
        assertTrue(core.bans.ofAddress(HERE).isPresent());
    }

    @Test
    void whoeverIsOnTheServersOwnMachineIsBannedByNoMistake() {
        assertEquals(Bans.Outcome.LOOPBACK, bans(operator, "127.0.0.0/8", 0, false));
        assertEquals(Bans.Outcome.OWN, bans(operator, "*!*@*", 0, false));
        assertTrue(bob.session.isOpen());
        assertEquals(Bans.Outcome.DONE, bans(operator, "127.0.0.0/8", 0, true));
    }

    @Test
    void aBannedNickIsNotTakenByAnybodyInTheRoom() {
        bans("eve!*@*");
        bob.does(session -> session.requests().rename("Eve"));
        core.settle();
        isGone(bob);
        assertEquals(1, ann.room("den").members().size());
    }

    @Test
    void whoeverIsBannedIsSeenByNobodyWhenItComesIn() {
        bans("eve!*@*");
        bans("*!bot@*");
        Visitor eve = named("eve", 1);
        isGone(eve);
        Visitor bot = core.visit(0);
        bot.does(session -> {
            session.requests().introduce(new Profile("bot", HERE, ""));
            session.requests().join("den", ShowAll.WIRE);
            session.requests().say("den", Speech.line("buy!"));
        });
        core.settle();
        isGone(bot);
        assertEquals(2, ann.room("den").members().size());
        assertEquals(2, core.stats.presence().present());
    }

    @Test
    void aNickThatIsBannedWhileItIsOnItsWayEndsTheSessionAndIsFree() {
        var goOn = core.block(1);
        bob.core = core;
        var renamed = CompletableFuture.runAsync(
                () -> bob.does(session -> session.requests().rename("eve")));
        operator.does(session -> session.queries().administration().ban(BanTarget.of("eve"), 0, "", false, done -> {}));
        goOn.complete(null);
        renamed.join();
        core.turn();
        core.settle();
        isGone(bob);
        core.bans.remove(BanTarget.of("eve"), "ann");
        assertTrue(named("eve", 0).session.isOpen());
    }

    @Test
    void anAccountIsBannedWhateverItsOwnersNickAndEvenIfItMayBan() {
        Account account = new Account(7, "Robert", Rights.of(Right.BAN), false);
        bob.does(session -> session.requests().login(account));
        core.settle();
        bans("bob!*@*");
        assertTrue(bob.session.isOpen());
        bans("account:robert");
        isGone(bob);
        ann.does(session -> session.requests().login(account));
        core.settle();
        isGone(ann);
    }

    @Test
    void aBanEndsByItselfAndByAnOperator() {
        assertEquals(Bans.Outcome.DONE, bans(operator, "eve", 500, false));
        core.clockMs.set(1499);
        isGone(named("eve", 0));
        core.clockMs.set(1500);
        assertTrue(named("eve", 0).session.isOpen());
        bans("eva");
        isGone(named("eva", 1));
        List<Boolean> removed = new ArrayList<>();
        operator.does(session -> {
            session.queries().administration().unban(BanTarget.of("EVA!*@*"), done -> removed.add(done.result()));
            session.queries().administration().unban(BanTarget.of("nobody"), done -> removed.add(done.result()));
        });
        core.turn();
        assertEquals(List.of(true, false), removed);
        assertTrue(named("eva", 1).session.isOpen());
    }

    @Test
    void whoeverMayNotBanIsRefusedWhateverItAsks() {
        assertEquals(null, bans(ann, "bob", 0, true));
        ann.does(session -> {
            session.queries().administration().unban(BanTarget.of("bob"), done -> ann.hear("unbanned"));
            session.queries().administration().bans(all -> ann.hear("listed"));
        });
        core.turn();
        assertTrue(bob.session.isOpen());
        assertEquals(
                List.of(
                        Refusal.Why.NOT_SERVER_OPERATOR,
                        Refusal.Why.NOT_SERVER_OPERATOR,
                        Refusal.Why.NOT_SERVER_OPERATOR),
                ann.refusals.stream().map(Refusal::why).toList());
        assertFalse(ann.heard.contains("unbanned") || ann.heard.contains("listed"));
    }

    @Test
    void bansAreListedWithWhoMadeThemAndWhy() {
        bans("eve");
        List<ServerBan> listed = new ArrayList<>();
        operator.does(session -> session.queries().administration().bans(listed::addAll));
        assertEquals(
                List.of(new ServerBan(
                        BanTarget.of("eve"),
                        "spam",
                        operator.session.nick() + " at " + HERE,
                        1000,
                        ServerBan.FOR_GOOD)),
                listed);
    }

    @Test
    void whoeverWasOnTheWayInWhenItWasBannedIsFoundBySweeping() {
        bans("198.51.100.0/24");
        Visitor late = core.on(0, () -> {
            Visitor visitor = new Visitor();
            Session session = core.hub(0)
                    .open(new Connection(
                            "test",
                            Source.of("198.51.100.7", false),
                            visitor.outlet,
                            new SessionLimits(1000, Core.SECOND, 0, 5 * Core.SECOND)));
            session.listen(visitor);
            visitor.core = core;
            visitor.session = session;
            return visitor;
        });
        assertTrue(late.session.isOpen());
        core.pass(Core.SECOND);
        isGone(late);
    }
}
