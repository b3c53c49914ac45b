package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Account;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Event;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Properties;
import io.hubbub.room.PropertyRules.Fault;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Rights;
import io.hubbub.room.Room;
import io.hubbub.room.RoomState;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people tell of themselves and of rooms, and who knows it. */
@ExtendWith(VertxExtension.class)
class DescribingTest {
    private static final Account ANN = new Account(7, "Ann", Rights.NONE, false);
    private static final String NAME = "display-name";

    private final MemoryAccounts accounts = new MemoryAccounts();
    private Core core;
    private Visitor bob;
    private Visitor eve;

    @BeforeEach
    void start(Vertx vertx) {
        accounts.has(ANN);
        core = Core.start(vertx, 2, accounts);
        bob = core.join(0, "den");
        bob.comesAs("bob");
        eve = core.join(1, "den");
        eve.comesAs("eve");
    }

    @AfterEach
    void noMistakeWasMade() {
        assertEquals(0, core.stats.mistakes().made());
    }

    private Optional<Fault> tells(Visitor who, Map<String, String> changes) {
        return who.asks((session, answer) -> session.requests().describing().person(changes, answer));
    }

    private Optional<Fault> tells(Visitor who, String key, String value) {
        return tells(who, Map.of(key, value));
    }

    private void isTold(Visitor by, String key, String value) {
        by.does(session -> session.requests().describing().room("den", Map.of(key, value)));
        core.settle();
    }

    private static Properties seen(Visitor by, Visitor who) {
        return by.room("den").member(who.session.id()).orElseThrow().profile().properties();
    }

    private Visitor logsIn(int instance) {
        Visitor ann = core.join(instance, "den");
        logsIn(ann);
        return ann;
    }

    private void logsIn(Visitor visitor) {
        visitor.does(session -> session.authentication().enter(new Login.Granted(accounts.now(ANN))));
        core.turn();
        core.settle();
    }

    @Test
    void whatSomebodyTellsIsSeenInRoomsAndOutsideThem() {
        assertEquals(Optional.empty(), tells(bob, NAME, "Bobby"));
        assertEquals("Bobby", seen(eve, bob).get(NAME));
        assertEquals("Bobby", seen(bob, bob).get(NAME));
        Visitor newcomer = core.join(1, "den");
        assertEquals("Bobby", seen(newcomer, bob).get(NAME));
        Visitor outsider = core.visit(0);
        assertEquals(
                "Bobby",
                outsider.finds("bob").orElseThrow().who().profile().properties().get(NAME));
        assertEquals(Optional.empty(), tells(bob, NAME, ""));
        assertEquals(Properties.NONE, seen(eve, bob));
    }

    /** Wherever a door makes a profile anew, what was told is no part of that. */
    @Test
    void whoeverIsIntroducedAnewStillTellsIt() {
        tells(bob, NAME, "Bobby");
        bob.does(session -> session.requests()
                .introduce(session.profile().with(Properties.NONE).withAway("lunch")));
        core.settle();
        assertEquals("Bobby", seen(eve, bob).get(NAME));
    }

    @Test
    void whatIsToldBeforeOthersKnowSomebodyIsThereWhenTheyDo() {
        Visitor newcomer = core.visit(1);
        assertEquals(Optional.empty(), tells(newcomer, NAME, "New"));
        newcomer.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
        assertEquals("New", seen(bob, newcomer).get(NAME));
    }

    @Test
    void itIsAllOfItOrNothing() {
        assertEquals(
                Optional.of(new Fault(Why.BAD_PROPERTY, "color")), tells(bob, Map.of(NAME, "Bobby", "color", "red")));
        assertEquals(Properties.NONE, seen(eve, bob));
    }

    @Test
    void nobodyHearsOfWhatIsNoChange() {
        tells(bob, NAME, "Bobby");
        long seq = eve.room("den").seq();
        for (int i = 0; i < 20; i++) {
            assertEquals(Optional.empty(), tells(bob, NAME, "Bobby"));
        }
        assertEquals(seq, eve.room("den").seq());
    }

    @Test
    void oneChangesItTenTimesInTwoMinutes() {
        for (int i = 0; i < 10; i++) {
            assertEquals(Optional.empty(), tells(bob, "n", "" + i));
        }
        core.pass(TimeUnit.SECONDS.toNanos(119));
        assertEquals(Optional.of(new Fault(Why.TOO_MANY_CHANGES, "")), tells(bob, "n", "x"));
        assertEquals(
                TimeUnit.SECONDS.toNanos(1),
                core.on(0, () -> bob.session.requests().describing().waitNs()));
        assertEquals(Optional.empty(), tells(eve, "n", "x"));
        core.pass(TimeUnit.SECONDS.toNanos(1));
        assertEquals(Optional.empty(), tells(bob, "n", "x"));
    }

    @Test
    void nobodyShowsANameThatIsSomebodyElses() {
        accounts.owners = Map.of("Ann", ANN.id());
        assertEquals(Optional.of(new Fault(Why.NAME_OF_SOMEBODY_ELSE, NAME)), tells(bob, NAME, "Ann"));
        Visitor ann = logsIn(0);
        assertEquals(Optional.empty(), tells(ann, NAME, "Ann"));
        assertEquals("Ann", seen(bob, ann).get(NAME));
    }

    @Test
    void wordsThatAreSaidCarryNothingOfIt() {
        tells(bob, NAME, "Bobby");
        List<Event> seen = Core.threadSafeList();
        eve.does(session -> session.setWire("den", (room, event, out) -> seen.add(event)));
        bob.says("den", "hi");
        core.settle();
        Event.Said said = (Event.Said) seen.get(0);
        assertEquals(Properties.NONE, said.from().profile().properties());
        assertEquals("Bobby", seen(eve, bob).get(NAME));
    }

    // Of an account.

    @Test
    void allSessionsOfAnAccountTellTheSame() {
        Visitor laptop = logsIn(0);
        Visitor phone = logsIn(1);
        assertEquals(Optional.empty(), tells(laptop, NAME, "Ann of Cleves"));
        core.turn();
        core.settle();
        assertEquals("Ann of Cleves", seen(bob, laptop).get(NAME));
        assertEquals("Ann of Cleves", seen(bob, phone).get(NAME));
        assertTrue(phone.heard.contains("described"), phone.heard.toString());
        assertTrue(!laptop.heard.contains("described"), laptop.heard.toString());
        Visitor later = logsIn(0);
        assertEquals("Ann of Cleves", seen(bob, later).get(NAME));
    }

    @Test
    void whatWasToldBeforeALoginBecomesTheAccounts() {
        accounts.has(ANN.with(Properties.of(Map.of(NAME, "Old", "pronouns", "she/her"))));
        Visitor ann = core.join(0, "den");
        tells(ann, NAME, "New");
        accounts.isSlow();
        logsIn(ann);
        assertEquals(Properties.of(Map.of(NAME, "New", "pronouns", "she/her")), seen(bob, ann));
        accounts.goOn();
        core.turn();
        core.settle();
        assertEquals(Properties.of(Map.of(NAME, "New", "pronouns", "she/her")), seen(bob, ann));
        assertEquals("New", accounts.now(ANN).properties().get(NAME));
        ann.does(session -> session.requests().logout());
        core.settle();
        assertEquals(Properties.NONE, seen(bob, ann));
    }

    @Test
    void whatCantBeKeptIsNotTold() {
        Visitor ann = logsIn(0);
        accounts.isBroken(true);
        assertEquals(Optional.of(new Fault(Why.NOT_SAVED, "")), tells(ann, NAME, "Ann"));
        assertEquals(Properties.NONE, seen(bob, ann));
    }

    @Test
    void nobodyWaitsForTheDatabaseToSpeak() {
        Visitor ann = logsIn(0);
        accounts.isSlow();
        ann.does(session -> {
            session.requests().describing().person(Map.of(NAME, "Ann"), fault -> {});
            session.requests().say("den", Speech.line("hi"));
        });
        core.settle();
        assertTrue(eve.saw().contains("hi"), eve.saw());
        assertEquals(Properties.NONE, seen(bob, ann));
        accounts.goOn();
        core.turn();
        core.settle();
        assertEquals("Ann", seen(bob, ann).get(NAME));
    }

    // Of rooms.

    @Test
    void operatorsTellSomethingOfARoomAndItsMembersKnow() {
        isTold(bob, NAME, "The Den");
        assertEquals("The Den", eve.room("den").properties().get(NAME));
        isTold(eve, NAME, "Mine");
        assertEquals(Why.NOT_OPERATOR, eve.refusals.get(0).why());
        assertEquals("The Den", bob.room("den").properties().get(NAME));
        isTold(bob, "color", "red");
        assertEquals(List.of(new Refusal(Why.BAD_PROPERTY, "color", "den")), bob.refusals);
        isTold(bob, NAME, "");
        assertEquals(Properties.NONE, eve.room("den").properties());
    }

    @Test
    void outsidersSeeItAsLongAsTheRoomIsOpenToAll() {
        isTold(bob, NAME, "The Den");
        Visitor outsider = core.visit(1);
        Room open = asks(outsider).orElseThrow();
        assertEquals("The Den", open.properties().get(NAME));
        assertTrue(open.showsProperties());
        bob.does(session ->
                session.requests().changeModes("den", List.of(new ModeChange.Switched(Mode.INVITE_ONLY, true))));
        core.settle();
        Room closed = asks(outsider).orElseThrow();
        assertEquals(Properties.NONE, closed.properties());
        assertTrue(!closed.showsProperties());
    }

    private static Optional<Room> asks(Visitor outsider) {
        return outsider.<Optional<Room>>asks(
                (session, answer) -> session.queries().room("den", answer));
    }

    @Test
    void aRoomHasNoMoreThanSoMany() {
        for (int i = 0; i <= ChatLimits.STANDARD.properties; i++) {
            isTold(bob, "k" + i, "v");
        }
        assertEquals(
                ChatLimits.STANDARD.properties, eve.room("den").properties().size());
        assertEquals(
                List.of(Why.TOO_MANY_PROPERTIES),
                bob.refusals.stream().map(Refusal::why).toList());
    }

    /** A copy that its owner got as a whole has what one has that followed the events. */
    @Test
    void aRoomThatIsCopiedIsCopiedWithThat() {
        isTold(bob, NAME, "The Den");
        RoomState copy = eve.room("den");
        assertEquals(copy.properties(), copy.withoutMembers().properties());
        assertEquals(copy.properties(), core.join(1, "den").room("den").properties());
    }
}
