package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.home.HomeOptions;
import io.hubbub.home.NickOwners;
import io.hubbub.room.Account;
import io.hubbub.room.CloseReason;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ann is here with her laptop and her phone: others see one Ann, and both of hers see all. */
@ExtendWith(VertxExtension.class)
class SeveralSessionsTest {
    private static final Account ANN = new Account(7, "Ann", Rights.NONE, false);

    private Core core;
    private Visitor bob;
    private Visitor laptop;
    private Visitor phone;

    @BeforeEach
    void start(Vertx vertx) {
        HomeOptions options =
                new HomeOptions(List.of(), 0, nick -> Names.same(nick, "ann") ? ANN.id() : NickOwners.NOBODY);
        core = Core.start(vertx, 2, options, journal -> journal);
        bob = core.visit(0);
        bob.comesAs("bob");
        join(bob);
    }

    @AfterEach
    void noMistakeWasMade() {
        assertEquals(0, core.stats.mistakes().made());
    }

    private void join(Visitor visitor) {
        visitor.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
    }

    private Visitor ann(int instance) {
        Visitor visitor = core.visit(instance);
        logIn(visitor);
        return visitor;
    }

    private void logIn(Visitor visitor) {
        visitor.does(session -> {
            session.requests().introduce(session.profile());
            session.requests().login(ANN);
            session.queries().reclaim("Ann", () -> session.requests().rename("Ann"));
        });
        core.settle();
    }

    private void bothComeIn() {
        laptop = ann(0);
        join(laptop);
        phone = ann(1);
        join(phone);
    }

    private static String names(Visitor visitor) {
        return visitor.room("den").members().stream().map(Member::nick).collect(Collectors.joining(" "));
    }

    private void leaves(Visitor visitor) {
        visitor.does(session -> session.requests().leave("den", ""));
        core.settle();
    }

    @Test
    void othersSeeOneOfThemComeAndTheLastOneGo() {
        bothComeIn();
        assertEquals(List.of("Ann", "Ann"), List.of(laptop.nick(), phone.nick()));
        assertEquals("+Ann", bob.saw());
        assertEquals(2, bob.room("den").size());
        assertEquals("bob Ann", names(phone));
        laptop.says("den", "hi");
        core.settle();
        laptop.goes();
        assertEquals("+Ann Ann:hi", bob.saw());
        assertEquals("bob Ann", names(bob));
        phone.says("den", "ho");
        core.settle();
        leaves(phone);
        assertEquals("+Ann Ann:hi Ann:ho -Ann", bob.saw());
        assertEquals("bob", names(bob));
    }

    /** The first at another instance is given the room as a whole, and follows what happens from there. */
    @Test
    void whoComesInLaterKnowsBoth() {
        laptop = ann(0);
        join(laptop);
        phone = ann(0);
        join(phone);
        Visitor eve = core.visit(1);
        join(eve);
        assertEquals(4, eve.room("den").roster().sessions().size());
        laptop.goes();
        assertEquals(3, eve.room("den").size());
        phone.goes();
        assertEquals(2, eve.room("den").size());
    }

    @Test
    void eachOfThemSeesWhatTheOtherSays() {
        bothComeIn();
        laptop.says("den", "from the laptop");
        core.settle();
        phone.says("den", "from the phone");
        core.settle();
        assertEquals("Ann:from the laptop Ann:from the phone", phone.saw());
        assertTrue(laptop.saw().endsWith("Ann:from the laptop Ann:from the phone"), laptop.saw());
    }

    @Test
    void wordsToHerReachBothAndSheSeesAtOneWhatSheSaysAtTheOther() {
        bothComeIn();
        bob.does(session -> session.requests().message("ann", Speech.line("psst")));
        core.settle();
        assertEquals(List.of("psst"), texts(laptop.told));
        assertEquals(List.of("psst"), texts(phone.told));
        assertEquals(List.of("psst"), texts(bob.delivered));

        phone.does(session -> session.requests().message("bob", Speech.line("what?")));
        core.settle();
        assertEquals(List.of("what?"), texts(bob.told));
        assertEquals(List.of("psst", "what?"), texts(laptop.told));
        assertEquals(List.of("psst"), texts(phone.told));
    }

    private static List<String> texts(List<DirectMessage> messages) {
        return messages.stream()
                .map(message ->
                        Buffer.buffer().appendBuffer(message.speech().bytes()).toString())
                .toList();
    }

    @Test
    void whatIsDoneToHerIsDoneToBoth() {
        bothComeIn();
        bob.does(session ->
                session.requests().changeModes("den", List.of(new ModeChange.RoleGiven(Role.OPERATOR, "ann", true))));
        core.settle();
        for (Member member : phone.room("den").roster().called("ann")) {
            assertTrue(member.is(Role.OPERATOR));
        }
        bob.does(session -> session.requests().kick("den", "ann", "enough"));
        core.settle();
        assertTrue(bob.saw().endsWith("bob!Ann"), bob.saw());
        assertEquals(1, bob.saw().split("bob!Ann", -1).length - 1);
        assertEquals("bob", names(bob));
        assertTrue(
                laptop.heard.contains("left den") && phone.heard.contains("left den"),
                laptop.heard + " " + phone.heard);
    }

    @Test
    void aFurtherSessionHasTheRolesOfTheFirst() {
        laptop = ann(0);
        join(laptop);
        bob.does(session ->
                session.requests().changeModes("den", List.of(new ModeChange.RoleGiven(Role.OPERATOR, "ann", true))));
        core.settle();
        phone = core.visit(1);
        logIn(phone);
        join(phone);
        assertTrue(phone.room("den").member(phone.session.id()).orElseThrow().is(Role.OPERATOR));
    }

    @Test
    void aGuestWhoLogsInWhileHerOtherSessionIsThereBecomesHer() {
        laptop = ann(0);
        join(laptop);
        phone = core.visit(1);
        String guest = phone.nick();
        phone.does(session -> session.requests().introduce(session.profile()));
        join(phone);
        logIn(phone);
        assertEquals("Ann", phone.nick());
        assertEquals("+Ann +" + guest + " ~" + guest + " -" + guest, bob.saw());
        assertEquals("bob Ann", names(bob));
        assertTrue(phone.saw().endsWith(guest + ">Ann"), phone.saw());
    }

    @Test
    void whoLogsOutIsAGuestBesideHerOtherSession() {
        bothComeIn();
        laptop.does(session -> session.requests().logout());
        core.settle();
        assertTrue(laptop.nick().startsWith("guest"), laptop::nick);
        assertEquals(Set.of("bob", "Ann", laptop.nick()), persons(bob));
        assertTrue(bob.saw().endsWith("+" + laptop.nick()), bob.saw());
        assertEquals("Ann", phone.nick());
    }

    @Test
    void watchersSeeHerComeOnceAndGoOnce() {
        bob.does(session -> session.queries().watch("ann", who -> {}));
        core.settle();
        bob.news();
        bothComeIn();
        laptop.goes();
        List<String> meanwhile = bob.news();
        phone.goes();
        assertEquals(
                1,
                meanwhile.stream().filter(word -> word.startsWith("appeared")).count(),
                meanwhile::toString);
        assertEquals(
                0,
                meanwhile.stream()
                        .filter(word -> word.startsWith("disappeared"))
                        .count());
        assertEquals(
                1,
                bob.news().stream()
                        .filter(word -> word.startsWith("disappeared"))
                        .count());
    }

    private static Set<String> persons(Visitor visitor) {
        return visitor.room("den").members().stream().map(Member::nick).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whoever only follows what is seen knows at each moment who is there. */
    @Test
    void whatOthersSeeTellsWhoIsThereWhateverHerSessionsDo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Visitor> sessions = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Visitor one = sessions.size() < 4 || random.nextInt(20) == 0
                    ? newSession(sessions, random)
                    : sessions.get(random.nextInt(sessions.size()));
            act(one, sessions, random);
            if (random.nextInt(3) > 0) {
                core.settle();
                assertEquals(persons(bob), follow(bob.saw()), "seed " + seed + ", step " + i);
                assertEquals(persons(bob).size(), bob.room("den").size(), "seed " + seed + ", step " + i);
            }
        }
    }

    private Visitor newSession(List<Visitor> sessions, Random random) {
        Visitor fresh = core.visit(random.nextInt(2));
        fresh.does(session -> session.requests().introduce(session.profile()));
        sessions.add(fresh);
        return fresh;
    }

    private void act(Visitor one, List<Visitor> sessions, Random random) {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> one.does(session -> session.requests().join("den", ShowAll.WIRE));
            case 3 -> one.does(session -> session.requests().leave("den", ""));
            case 4, 5 ->
                one.does(session -> {
                    session.requests().login(ANN);
                    session.queries().reclaim("Ann", () -> session.requests().rename("Ann"));
                });
            case 6 -> one.does(session -> session.requests().logout());
            case 7 -> bob.does(session -> session.requests().kick("den", "ann", ""));
            default -> {
                sessions.remove(one);
                one.does(session -> session.gone(CloseReason.PEER_CLOSED));
            }
        }
    }

    /** Who is there by what was seen. */
    private static Set<String> follow(String seen) {
        Set<String> there = new TreeSet<>(Set.of("bob"));
        for (String word : seen.split(" ")) {
            if (word.startsWith("+")) {
                assertTrue(there.add(word.substring(1)), () -> word + " in " + seen);
            } else if (word.startsWith("-")) {
                assertTrue(there.remove(word.substring(1)), () -> word + " in " + seen);
            } else if (word.contains("!")) {
                assertTrue(there.remove(word.split("!")[1]), () -> word + " in " + seen);
            } else if (word.contains(">")) {
                assertTrue(there.remove(word.split(">")[0]), () -> word + " in " + seen);
                assertTrue(there.add(word.split(">")[1]), () -> word + " in " + seen);
            }
        }
        return there;
    }
}
