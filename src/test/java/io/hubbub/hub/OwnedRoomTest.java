package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.HomeOptions;
import io.hubbub.home.NickOwners;
import io.hubbub.hub.Queries.OwnerAnswer;
import io.hubbub.room.Account;
import io.hubbub.room.KeptRoles;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskList;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Owner;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rooms that belong to accounts. All of them go on from their pasts when they are founded again. */
@ExtendWith(VertxExtension.class)
class OwnedRoomTest {
    private static final long GRACE_MS = 60_000;
    private static final Account ANN = new Account(7, "Ann", Rights.NONE, false);
    private static final Account BOB = new Account(8, "Bob", Rights.NONE, false);
    private static final Set<Role> OWNER = Set.of(Role.OWNER, Role.OPERATOR);

    private final MemoryRoomOwners owners = new MemoryRoomOwners();
    private final List<FakeJournal> journals = new ArrayList<>();
    private Core core;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2, new HomeOptions(List.of(), GRACE_MS, NickOwners.NONE, owners), numbers -> {
            FakeJournal journal = new FakeJournal(numbers);
            journal.keeps = room -> true;
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

    private Visitor guest(int instance, String nick) {
        Visitor visitor = core.visit(instance);
        visitor.comesAs(nick);
        join(visitor);
        return visitor;
    }

    private Visitor person(int instance, Account account) {
        Visitor visitor = core.visit(instance);
        visitor.comesAs(account.name());
        visitor.does(session -> session.requests().login(account));
        core.settle();
        join(visitor);
        return visitor;
    }

    private void join(Visitor visitor) {
        visitor.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
    }

    private static Set<Role> roles(Visitor visitor) {
        return visitor.room("den").member(visitor.session.id()).orElseThrow().roles();
    }

    private static Owner owner(Visitor visitor) {
        return visitor.room("den").modes().owner();
    }

    /** Why it was refused; null if it was not. */
    private static Why asks(Visitor visitor, BiConsumer<Queries, Consumer<OwnerAnswer>> question) {
        OwnerAnswer answer = visitor.asks((session, answered) -> question.accept(session.queries(), answered));
        return answer.refusal().map(Refusal::why).orElse(null);
    }

    private static Why owns(Visitor visitor) {
        return asks(visitor, (queries, answer) -> queries.own("Den", answer));
    }

    private static Why transfers(Visitor visitor, String to) {
        return asks(visitor, (queries, answer) -> queries.transfer("den", to, answer));
    }

    private static Why disowns(Visitor visitor) {
        return asks(visitor, (queries, answer) -> queries.disown("den", answer));
    }

    private void change(Visitor by, ModeChange... changes) {
        by.does(session -> session.requests().changeModes("den", List.of(changes)));
        core.settle();
    }

    private static ModeChange role(Role role, String nick, boolean granted) {
        return new ModeChange.RoleGiven(role, nick, granted);
    }

    private void leaves(Visitor visitor) {
        visitor.does(session -> session.requests().leave("den", ""));
        core.settle();
    }

    private void pass(long ms) {
        core.clockMs.addAndGet(ms);
        core.pass(Core.SECOND);
        core.settle();
    }

    @Test
    void anOperatorWithAnAccountMakesARoomItsOwn() {
        Visitor ann = person(0, ANN);
        Visitor bob = guest(1, "bob");
        assertEquals(Why.NOT_OPERATOR, owns(person(1, BOB)));
        assertEquals(null, owns(ann));
        for (Visitor each : List.of(ann, bob)) {
            assertEquals(Owner.of(ANN), owner(each));
            assertEquals(
                    OWNER, each.room("den").memberCalled("ann").orElseThrow().roles());
        }
        assertEquals(Why.ROOM_OWNED, owns(ann));
        assertEquals(
                Owner.of(ANN),
                core.visit(1)
                        .<Optional<io.hubbub.room.Room>>asks(
                                (session, answer) -> session.queries().room("den", answer))
                        .orElseThrow()
                        .modes()
                        .owner());
    }

    @Test
    void itTakesAnAccountAndThePresenceOfWhoWantsIt() {
        Visitor guest = guest(0, "guest");
        assertEquals(Why.ACCOUNT_NEEDED, owns(guest));
        Visitor bob = person(1, BOB);
        leaves(bob);
        assertEquals(Why.NOT_IN_ROOM, owns(bob));
        assertEquals(Owner.NOBODY, owner(guest));
    }

    @Test
    void aPersonOwnsSoManyRoomsAndNoMore() {
        owners.most = 1;
        owners.set("attic", Owner.of(ANN));
        Visitor ann = person(0, ANN);
        assertEquals(Why.TOO_MANY_OWNED, owns(ann));
        owners.fails = true;
        assertEquals(Why.NOT_STORED, owns(ann));
        assertEquals(Owner.NOBODY, owner(ann));
    }

    @Test
    void noOperatorInterferesWithTheOwner() {
        Visitor ann = person(0, ANN);
        owns(ann);
        Visitor bob = guest(1, "bob");
        change(ann, role(Role.OPERATOR, "bob", true));
        bob.news();
        bob.does(session -> session.requests().kick("den", "ann", ""));
        change(bob, role(Role.OPERATOR, "ann", false));
        change(bob, role(Role.OWNER, "bob", true));
        change(ann, role(Role.OWNER, "bob", true));
        assertEquals(
                List.of("refused NOT_OWNER den", "refused NOT_OWNER ann", "refused BY_TRANSFER_ONLY bob"), bob.news());
        assertEquals(OWNER, roles(ann));
        change(bob, new ModeChange.MaskSet(MaskList.BAN, Mask.of("ann"), true));
        ann.says("den", "still here");
        leaves(ann);
        join(ann);
        assertEquals(OWNER, roles(ann));
        assertTrue(bob.saw().contains("Ann:still here"), bob.saw());
        ann.does(session -> session.requests().kick("den", "bob", ""));
        core.settle();
        assertEquals(1, ann.room("den").size());
    }

    @Test
    void theOwnerTransfersItToAMemberWithAnAccount() {
        Visitor ann = person(0, ANN);
        owns(ann);
        guest(1, "gus");
        assertEquals(Why.NOT_THERE, transfers(ann, "bob"));
        assertEquals(Why.NOT_LOGGED_IN, transfers(ann, "gus"));
        Visitor bob = person(1, BOB);
        assertEquals(Why.NOT_OWNER, transfers(bob, "bob"));
        assertEquals(null, transfers(ann, "BOB"));
        assertEquals(Owner.of(BOB), owner(ann));
        assertEquals(OWNER, roles(bob));
        assertEquals(Set.of(Role.OPERATOR), roles(ann));
        assertEquals(Why.NOT_OWNER, disowns(ann));
    }

    @Test
    void theOwnerGivesItUpFromAnywhere() {
        Visitor ann = person(0, ANN);
        owns(ann);
        Visitor bob = guest(1, "bob");
        leaves(ann);
        assertEquals(null, disowns(ann));
        assertEquals(Owner.NOBODY, owner(bob));
        assertEquals(Why.ROOM_NOT_OWNED, disowns(ann));
        leaves(bob);
        owners.set("den", Owner.of(ANN));
        assertEquals(null, disowns(ann));
        assertEquals(Owner.NOBODY, owners.ownerOf("den"));
    }

    @Test
    void anEmptyRoomOfSomebodyIsNobodyElses() {
        Visitor ann = person(0, ANN);
        owns(ann);
        change(ann, new ModeChange.Switched(Mode.PROTECTED_TOPIC, true));
        leaves(ann);
        pass(2 * KeptRoles.ACCOUNT_MS);
        Visitor stranger = guest(1, "stranger");
        assertEquals(Set.of(), roles(stranger));
        assertEquals(Owner.of(ANN), owner(stranger));
        assertTrue(stranger.room("den").modes().has(Mode.PROTECTED_TOPIC));
        pass(2 * KeptRoles.ACCOUNT_MS);
        assertEquals(Set.of(), roles(stranger));
        join(ann);
        assertEquals(OWNER, roles(ann));
    }

    @Test
    void thePastOfARoomMayBeLostAndItIsStillItsOwners() {
        owners.set("den", Owner.of(ANN));
        Visitor stranger = guest(1, "stranger");
        assertEquals(Set.of(), roles(stranger));
        assertEquals(OWNER, roles(person(0, ANN)));
    }

    @Test
    void rolesInARoomOfSomebodyWaitUntilTheyAreTaken() {
        Visitor ann = person(0, ANN);
        Visitor bob = person(1, BOB);
        owns(ann);
        change(ann, role(Role.VOICE, "bob", true));
        leaves(bob);
        pass(2 * KeptRoles.ACCOUNT_MS);
        join(bob);
        assertEquals(Set.of(Role.VOICE), roles(bob));
        disowns(ann);
        leaves(bob);
        pass(2 * KeptRoles.ACCOUNT_MS);
        join(bob);
        assertEquals(Set.of(), roles(bob));
    }

    @Test
    void whoLogsOutIsTheOwnerNoMoreAndIsAgainOnLoggingIn() {
        Visitor ann = person(0, ANN);
        owns(ann);
        Visitor bob = guest(1, "bob");
        ann.does(session -> session.requests().logout());
        core.settle();
        assertEquals(Set.of(), roles(ann));
        assertEquals(
                Set.of(), bob.room("den").member(ann.session.id()).orElseThrow().roles());
        assertEquals(Owner.of(ANN), owner(bob));
        ann.does(session -> session.requests().login(ANN));
        core.settle();
        assertEquals(OWNER, roles(ann));
    }

    @Test
    void rolesOfWhoLogsOutWaitForTheAccount() {
        Visitor ann = person(0, ANN);
        Visitor bob = person(1, BOB);
        change(ann, role(Role.VOICE, "bob", true));
        bob.does(session -> session.requests().logout());
        core.settle();
        assertEquals(Set.of(), roles(bob));
        leaves(bob);
        Visitor phone = person(0, BOB);
        assertEquals(Set.of(Role.VOICE), roles(phone));
    }

    @Test
    void onlyTheOwnerSaysForHowLongItIsKept() {
        Visitor ann = person(0, ANN);
        ann.news();
        change(ann, new ModeChange.KeepSet(7));
        owns(ann);
        Visitor bob = guest(1, "bob");
        change(ann, role(Role.OPERATOR, "bob", true));
        bob.news();
        change(bob, new ModeChange.KeepSet(7));
        change(ann, new ModeChange.KeepSet(9));
        assertEquals(List.of("refused ROOM_NOT_OWNED den"), ann.news());
        assertEquals(List.of("refused NOT_OWNER den"), bob.news());
        assertEquals(9, bob.room("den").modes().keepDays());
    }

    @Test
    void operatorsMayOwnARoomWhoseOwnerIsLongGone() {
        Visitor ann = person(0, ANN);
        owns(ann);
        Visitor bob = person(1, BOB);
        change(ann, role(Role.OPERATOR, "bob", true));
        owners.gone.add(Owner.of(ANN));
        assertEquals(Why.ROOM_OWNED, owns(bob));
        leaves(ann);
        assertEquals(null, owns(bob));
        assertEquals(Owner.of(BOB), owner(bob));
        join(ann);
        assertFalse(roles(ann).contains(Role.OWNER));
    }

    @Test
    void anOperatorOfTheServerTransfersAnyRoom() {
        Visitor ann = person(0, ANN);
        owns(ann);
        person(1, BOB);
        Visitor operator = core.visit(1);
        assertEquals(Why.NOT_OWNER, transfers(operator, "bob"));
        operator.isGranted(Rights.OPERATOR);
        assertEquals(null, transfers(operator, "bob"));
        assertEquals(Owner.of(BOB), owner(ann));
        assertEquals(null, disowns(operator));
    }

    @Test
    void whatOthersChangeIsSeenInTheRoomSoon() {
        Visitor ann = person(0, ANN);
        Visitor bob = person(1, BOB);
        owns(ann);
        owners.set("den", Owner.of(BOB));
        pass(0);
        assertEquals(Owner.of(BOB), owner(ann));
        assertEquals(OWNER, roles(bob));
        assertEquals(Set.of(Role.OPERATOR), roles(ann));
    }

    @Test
    void nothingWaitsForTheAnswerButWhoAsks() {
        Visitor ann = person(0, ANN);
        owners.waits = true;
        List<OwnerAnswer> answers = Core.threadSafeList();
        ann.does(session -> session.queries().own("den", answers::add));
        ann.says("den", "meanwhile");
        core.settle();
        assertEquals(List.of(), answers);
        assertTrue(ann.saw().endsWith("Ann:meanwhile"), ann.saw());
        owners.answer();
        core.turn();
        core.settle();
        assertEquals(1, answers.size());
        assertEquals(Owner.of(ANN), owner(ann));
    }
}
