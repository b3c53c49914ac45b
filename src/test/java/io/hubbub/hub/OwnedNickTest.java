package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.HomeOptions;
import io.hubbub.home.NickOwners;
import io.hubbub.room.Account;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Rights;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ann's nick is hers, whoever has it. */
@ExtendWith(VertxExtension.class)
class OwnedNickTest {
    private static final Account ANN = new Account(7, "Ann", Rights.NONE, false);
    private static final Account BOB = new Account(8, "Bob", Rights.NONE, false);

    private volatile boolean annIsRegistered = true;
    private Core core;

    private long ownerOf(String nick) {
        boolean isAnns = annIsRegistered && (Names.same(nick, "ann") || Names.same(nick, "annie"));
        return isAnns ? ANN.id() : Names.same(nick, "bob") ? BOB.id() : NickOwners.NOBODY;
    }

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2, new HomeOptions(List.of(), 0, this::ownerOf), journal -> journal);
    }

    @AfterEach
    void noMistakeWasMade() {
        assertEquals(0, core.stats.mistakes().made());
    }

    private Visitor visit(int instance, String room) {
        Visitor visitor = core.visit(instance);
        visitor.does(session -> session.requests().join(room, ShowAll.WIRE));
        core.settle();
        return visitor;
    }

    private void wants(Visitor visitor, String nick) {
        visitor.does(session -> session.requests().rename(nick));
        core.settle();
    }

    private void logsIn(Visitor visitor, Account account, String nick) {
        visitor.does(session -> {
            session.requests().login(account);
            session.queries().reclaim(nick, () -> session.requests().rename(nick));
        });
        core.settle();
    }

    private static List<String> names(Visitor visitor, String room) {
        return visitor.room(room).members().stream().map(Member::nick).sorted().collect(Collectors.toList());
    }

    @Test
    void nobodyElseIsGivenIt() {
        Visitor guest = visit(0, "den");
        String before = guest.nick();
        wants(guest, "ANN");
        wants(guest, "annie");
        assertEquals(before, guest.nick());
        assertEquals(
                List.of("NICK_OWNED", "NICK_OWNED"),
                guest.refusals.stream().map(r -> r.why().name()).toList());
        logsIn(guest, BOB, "ann");
        assertEquals(before, guest.nick());
    }

    @Test
    void itsOwnerHasItAndOtherNicksOfHers() {
        Visitor ann = visit(0, "den");
        logsIn(ann, ANN, "Ann");
        assertEquals("Ann", ann.nick());
        wants(ann, "annie");
        assertEquals("annie", ann.nick());
    }

    @Test
    void whoHasItWhenItsOwnerComesIsAGuestAgain() {
        annIsRegistered = false;
        Visitor mallory = visit(0, "den");
        wants(mallory, "ann");
        Visitor other = visit(1, "den");
        annIsRegistered = true;
        Visitor ann = visit(1, "den");
        logsIn(ann, ANN, "Ann");
        assertEquals("Ann", ann.nick());
        assertTrue(mallory.nick().startsWith("guest"), mallory::nick);
        assertTrue(mallory.isOpen());
        assertEquals(
                "NICK_OWNED",
                mallory.refusals.get(mallory.refusals.size() - 1).why().name());
        assertEquals(names(ann, "den"), names(other, "den"));
        assertEquals(ann.session.id(), other.finds("ann").orElseThrow().who().session());
        assertEquals(
                mallory.session.id(),
                other.finds(mallory.nick()).orElseThrow().who().session());
    }

    @Test
    void whoReadsNothingOrGoesMeanwhileKeepsNobodyWaiting() {
        annIsRegistered = false;
        Visitor slow = visit(0, "den");
        wants(slow, "ann");
        Visitor quick = visit(0, "den");
        wants(quick, "annie");
        slow.stopsReading();
        visit(1, "den").says("den", "x".repeat(100_000));
        core.settle();
        annIsRegistered = true;
        Visitor ann = visit(1, "hall");
        logsIn(ann, ANN, "Ann");
        assertEquals("Ann", ann.nick());
        AtomicInteger answered = new AtomicInteger();
        ann.does(session -> session.queries().reclaim("annie", answered::incrementAndGet));
        quick.does(session -> session.gone(CloseReason.NETWORK_ERROR));
        core.settle();
        assertEquals(1, answered.get());
        wants(ann, "annie");
        assertEquals("annie", ann.nick());
    }

    @Test
    void anotherSessionOfHersHasItToo() {
        Visitor laptop = visit(0, "den");
        logsIn(laptop, ANN, "Ann");
        Visitor phone = visit(1, "den");
        logsIn(phone, ANN, "Ann");
        assertEquals("Ann", laptop.nick());
        assertEquals("Ann", phone.nick());
    }

    @Test
    void aSessionThatHadItBeforeItWasHersKeepsItBesideAnotherOfHers() {
        annIsRegistered = false;
        Visitor laptop = visit(0, "den");
        wants(laptop, "Ann");
        annIsRegistered = true;
        laptop.does(session -> session.requests().login(ANN));
        core.settle();
        Visitor phone = visit(1, "den");
        logsIn(phone, ANN, "Ann");
        assertEquals("Ann", laptop.nick());
        assertEquals("Ann", phone.nick());
    }

    @Test
    void whoeverLogsOutBeforeTheNickComesDoesNotGetIt() {
        Visitor ann = visit(0, "den");
        String guest = ann.nick();
        ann.does(session -> {
            session.requests().login(ANN);
            session.requests().rename("Ann");
            session.requests().logout();
        });
        core.settle();
        assertEquals(guest, ann.nick());
        assertEquals(
                List.of("NICK_OWNED"),
                ann.refusals.stream().map(r -> r.why().name()).toList());
        ann.does(session -> {
            session.requests().login(BOB);
            session.requests().rename("free");
            session.requests().logout();
        });
        core.settle();
        assertEquals("free", ann.nick());
        Visitor again = visit(1, "den");
        logsIn(again, ANN, "Ann");
        assertEquals("Ann", again.nick());
    }

    @Test
    void whoLogsOutIsAGuestAndTheNickIsFreeForItsOwner() {
        Visitor ann = visit(0, "den");
        String guest = ann.nick();
        logsIn(ann, ANN, "Ann");
        ann.does(session -> session.requests().logout());
        core.settle();
        assertEquals(guest, ann.nick());
        assertEquals(
                "",
                ann.room("den").member(ann.session.id()).orElseThrow().profile().account());
        Visitor again = visit(1, "den");
        logsIn(again, ANN, "Ann");
        assertEquals("Ann", again.nick());
    }

    /** People who take the nick and the owner who takes it back, at both hubs and at once: at no moment does a room see it twice. */
    @Test
    void noRoomEverSeesItTwice() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Visitor[] guests = {visit(0, "den"), visit(1, "den"), visit(0, "den")};
        Visitor ann = visit(1, "den");
        Visitor watching = visit(0, "den");
        for (int i = 0; i < 60; i++) {
            annIsRegistered = false;
            Visitor guest = guests[random.nextInt(guests.length)];
            guest.does(session -> session.requests().rename("ann"));
            if (random.nextBoolean()) {
                core.settle();
            }
            annIsRegistered = true;
            ann.does(session -> {
                session.requests().login(ANN);
                session.queries().reclaim("ann", () -> session.requests().rename("ann"));
            });
            if (random.nextBoolean()) {
                ann.does(session -> session.requests().logout());
            }
            core.settle();
            ann.does(session -> session.requests().logout());
            core.settle();
        }
        assertOnceAtATime(watching, "seed " + seed);
    }

    private static void assertOnceAtATime(Visitor watching, String where) {
        String holder = "";
        int times = 0;
        for (String word : watching.saw().split(" ")) {
            String[] parts = word.split(">");
            if (parts.length == 2 && Names.same(parts[1], "ann")) {
                assertEquals("", holder, where + ": " + word);
                holder = parts[1];
                times++;
            } else if (parts.length == 2 && Names.same(parts[0], "ann")) {
                holder = "";
            }
        }
        assertTrue(times > 10, where + ": seen " + times + " times");
    }
}
