package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.HomeOptions;
import io.hubbub.room.Entry;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Refusal;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomState;
import io.hubbub.room.StandingRoom;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A room that is there whether somebody is in it or not, at a home with and without a journal that keeps anything. */
@ExtendWith(VertxExtension.class)
class StandingRoomTest {
    private static final StandingRoom LOBBY = lobby("welcome", Set.of(Mode.PROTECTED_TOPIC));

    private Vertx vertx;
    private final List<FakeJournal> journals = new ArrayList<>();
    private Core core;

    @BeforeEach
    void given(Vertx some) {
        vertx = some;
    }

    private static StandingRoom lobby(String topic, Set<Mode> rules) {
        return new StandingRoom("Lobby", Optional.of(topic), Optional.of(rules), Optional.empty(), OptionalInt.empty());
    }

    private void starts(StandingRoom... rooms) {
        core = Core.start(vertx, 2, new HomeOptions(List.of(rooms)), numbers -> numbers);
    }

    /** With journals that keep the room, and may fail. */
    private void startsKeeping(StandingRoom... rooms) {
        core = Core.start(vertx, 1, new HomeOptions(List.of(rooms)), numbers -> {
            journals.add(new FakeJournal(numbers));
            journals.get(0).keeps = room -> true;
            return journals.get(0);
        });
    }

    @AfterEach
    void theHomeHasKeptTheRules() {
        assertEquals(0, core.stats.mistakes().made());
        journals.forEach(journal -> assertEquals(List.of(), journal.faults));
    }

    private List<RoomListing> listed(Visitor visitor) {
        return visitor.asks((session, answer) -> session.queries().rooms(answer));
    }

    @Test
    void itIsListedAndCanBeAskedAboutWhileNobodyIsInIt() {
        starts(LOBBY);
        Visitor ann = core.visit(0);
        RoomListing listing = listed(ann).get(0);
        assertEquals(
                "Lobby 0 welcome",
                listing.room() + " " + listing.members() + " " + listing.topic().text());
        assertEquals(1, core.stats.presence().rooms());
        Visitor bob = core.join(1, "lobby");
        bob.goes();
        assertEquals(0, listed(ann).get(0).members());
    }

    @Test
    void theFirstInItIsNoOperatorEveryTime() {
        starts(LOBBY);
        for (int i = 0; i < 3; i++) {
            Visitor ann = core.join(i % 2, "lobby");
            RoomState room = ann.room("lobby");
            assertFalse(room.member(ann.session.id()).orElseThrow().is(Role.OPERATOR));
            assertEquals(
                    "Lobby welcome " + Set.of(Mode.PROTECTED_TOPIC),
                    room.name() + " " + room.topic().text() + " " + room.modes().set());
            ann.does(session -> session.requests().setTopic("lobby", "mine"));
            core.settle();
            assertEquals(Refusal.Why.NOT_OPERATOR, ann.refusals.get(0).why());
            ann.goes();
        }
    }

    @Test
    void itsNumbersGoOn() {
        starts(LOBBY);
        Visitor ann = core.join(0, "lobby");
        long epoch = ann.room("lobby").position().epoch();
        ann.goes();
        RoomState again = core.join(1, "lobby").room("lobby");
        assertEquals(epoch, again.position().epoch());
        assertEquals(3, again.seq());
    }

    @Test
    void operatorsOfTheServerActThere() {
        starts(LOBBY);
        Visitor ann = core.join(0, "lobby");
        Visitor bob = core.join(1, "lobby");
        ann.isGranted(Rights.OPERATOR);
        ann.does(session -> session.requests()
                .changeModes("lobby", List.of(new ModeChange.RoleGiven(Role.OPERATOR, bob.session.nick(), true))));
        core.settle();
        assertTrue(bob.room("lobby").member(bob.session.id()).orElseThrow().is(Role.OPERATOR));
    }

    @Test
    void aKeyAndALimitHold() {
        starts(new StandingRoom("den", Optional.empty(), Optional.empty(), Optional.of("sesame"), OptionalInt.of(1)));
        Visitor ann = core.join(0, "den");
        assertEquals(Refusal.Why.BAD_KEY, ann.refusals.get(0).why());
        ann.does(session -> session.requests().join(new Entry("den", "sesame", Set.of()), ShowAll.WIRE));
        core.settle();
        assertEquals(
                Set.of(Mode.NO_OUTSIDERS, Mode.PROTECTED_TOPIC),
                ann.room("den").modes().set());
        Visitor bob = core.visit(1);
        bob.does(session -> session.requests().join(new Entry("den", "sesame", Set.of()), ShowAll.WIRE));
        core.settle();
        assertEquals(Refusal.Why.ROOM_FULL, bob.refusals.get(0).why());
    }

    @Test
    void whatOperatorsChangeStaysUntilSomethingElseIsWanted() {
        startsKeeping(LOBBY);
        Visitor ann = core.join(0, "lobby");
        ann.isGranted(Rights.OPERATOR);
        ann.does(session -> session.requests().setTopic("lobby", "bears"));
        core.settle();
        ann.goes();
        assertEquals("bears", core.join(0, "lobby").room("lobby").topic().text());
    }

    @Test
    void whatIsNotStoredIsStoredOnceTheJournalWorksAgainAlsoWhenNobodyIsLeft() {
        startsKeeping(LOBBY);
        Visitor ann = core.join(0, "lobby");
        core.on(0, () -> journals.get(0).fails = true);
        ann.goes();
        assertEquals(1, (int) core.on(0, () -> core.instance(0).unstored()));
        core.on(0, () -> journals.get(0).fails = false);
        core.pass(2 * Core.SECOND);
        assertEquals(0, (int) core.on(0, () -> core.instance(0).unstored()));
        assertEquals(2, (int) core.on(
                0, () -> journals.get(0).stored.values().iterator().next().size()));
        assertEquals(3, core.join(0, "lobby").room("lobby").seq());
    }

    @Test
    void aRoomThatCantBeOpenedAtTheStartIsOpenedLater() {
        core = Core.start(vertx, 1, new HomeOptions(List.of(LOBBY)), numbers -> {
            journals.add(new FakeJournal(numbers));
            journals.get(0).fails = true;
            return journals.get(0);
        });
        Visitor ann = core.visit(0);
        core.settle();
        assertEquals(List.of(), listed(ann));
        core.on(0, () -> journals.get(0).fails = false);
        core.pass(2 * Core.SECOND);
        assertEquals(1, listed(ann).size());
    }
}
