package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Account;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Member;
import io.hubbub.room.Properties;
import io.hubbub.room.Rights;
import io.hubbub.room.Room;
import io.hubbub.room.RoomState;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever only follows the events of a room knows of it and of those in it what the server knows, whatever is told by whom: guests, several
 * sessions of accounts that log in and out, operators and others, at all instances.
 */
@ExtendWith(VertxExtension.class)
class DescribingModelTest {
    private static final int STEPS = 400;
    private static final List<String> ROOMS = List.of("den", "attic");
    private static final List<String> KEYS = List.of("display-name", "color", "pronouns", "x/1", "x/2", "Bad");
    private static final List<String> VALUES = List.of("", "Ann", "#00ff00", "é".repeat(64), "x".repeat(400));

    private final MemoryAccounts accounts = new MemoryAccounts();
    private final Random random = new Random();
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private Core core;

    /** What somebody knows who was given a room once, and its events since. */
    private static final class Follower {
        private final Visitor visitor;
        private final String room;
        private RoomState copy;

        Follower(Visitor visitor, String room) {
            this.visitor = visitor;
            this.room = room;
        }
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Map<String, String> changes() {
        Map<String, String> changes = new HashMap<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            changes.put(any(KEYS), any(VALUES));
        }
        return changes;
    }

    private void follows(String room) {
        Visitor visitor = core.visit(random.nextInt(core.count()));
        Follower follower = new Follower(visitor, room);
        visitor.onJoined = seen -> follower.copy = seen instanceof RoomState state ? state.copy() : null;
        visitor.does(session -> session.requests().join(room, (name, event, out) -> {
            if (follower.copy != null && event.seq() > follower.copy.seq()) {
                follower.copy.apply(event);
            }
        }));
        followers.add(follower);
    }

    private void step() {
        Visitor visitor = any(visitors);
        switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                visitor.does(session -> session.requests().describing().person(changes(), fault -> {}));
            case 3, 4 -> visitor.does(session -> session.requests().describing().room(any(ROOMS), changes()));
            case 5 -> {
                long account = 7L + random.nextInt(2);
                visitor.does(session -> session.authentication()
                        .enter(new Login.Granted(accounts.now(new Account(account, "", Rights.NONE, false)))));
            }
            case 6 -> visitor.does(session -> session.requests().logout());
            default -> {
                String room = any(ROOMS);
                visitor.does(session -> {
                    if (session.room(room).isPresent()) {
                        session.requests().leave(room, "");
                    } else {
                        session.requests().join(room, ShowAll.WIRE);
                    }
                });
            }
        }
        if (random.nextInt(10) == 0) {
            core.pass(TimeUnit.MINUTES.toNanos(2));
        }
        if (random.nextInt(5) == 0) {
            core.settle();
        }
    }

    private static Map<Long, Properties> people(Room room) {
        Map<Long, Properties> people = new TreeMap<>();
        for (Member member : room.members()) {
            people.put(member.session(), member.profile().properties());
        }
        return people;
    }

    @Test
    void whoeverFollowsTheEventsKnowsWhatTheServerKnows(Vertx vertx) {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        random.setSeed(seed);
        accounts.has(new Account(7, "ann", Rights.NONE, false));
        accounts.has(new Account(8, "bob", Rights.NONE, false));
        core = Core.start(vertx, 3, accounts);
        for (int i = 0; i < 6; i++) {
            visitors.add(core.join(i % 3, any(ROOMS)));
        }
        for (int i = 0; i < STEPS; i++) {
            if (i % 50 == 0) {
                ROOMS.forEach(this::follows);
            }
            step();
        }
        core.turn();
        core.settle();
        for (Follower follower : followers) {
            Room truth = core.visit(random.nextInt(3))
                    .<Optional<Room>>asks((session, answer) -> session.queries().room(follower.room, answer))
                    .orElseThrow();
            Follower known = follower;
            RoomState copy = core.on(follower.visitor.instance, () -> known.copy.copy());
            assertEquals(truth.seq(), copy.seq());
            assertEquals(truth.properties(), copy.properties());
            assertEquals(people(truth), people(copy));
        }
        for (Visitor visitor : visitors) {
            assertEquals(
                    true,
                    core.on(
                                    visitor.instance,
                                    () -> visitor.session.profile().properties().size())
                            <= ChatLimits.STANDARD.properties);
        }
        assertEquals(0, core.stats.mistakes().made());
    }
}
