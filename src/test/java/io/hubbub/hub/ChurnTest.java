package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskList;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange.MaskSet;
import io.hubbub.room.ModeChange.Switched;
import io.hubbub.room.Names;
import io.hubbub.room.Rights;
import io.hubbub.room.Room;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few people go in and out of two rooms, which are emptied and founded again all the time. */
@ExtendWith(VertxExtension.class)
class ChurnTest {
    private static final int PEOPLE = 5;
    private static final int BURSTS = 400;
    private static final List<String> ROOMS = List.of("den", "Attic");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Visitor> people = new ArrayList<>();

    /** Who wishes to be where at the end; of their own doing only, so nobody is ever barred or kicked. */
    private final List<Set<String>> wishes = new ArrayList<>();

    private Core core;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyCopyIsWhatHappened(int instances, Vertx vertx) {
        System.out.println("seed " + seed);
        core = Core.start(vertx, instances);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(core.visit(i % instances));
            wishes.add(new TreeSet<>());
        }
        for (int i = 1; i <= BURSTS; i++) {
            Optional<CompletableFuture<Void>> blocked = random.nextInt(4) == 0
                    ? Optional.of(0).filter(none -> instances > 1).map(core::block)
                    : Optional.empty();
            for (int left = 1 + random.nextInt(6); left > 0; left--) {
                burst(blocked.isPresent());
            }
            blocked.ifPresent(mayGoOn -> mayGoOn.complete(null));
            if (random.nextInt(5) == 0 || i == BURSTS) {
                core.settle();
                check();
            }
            if (random.nextInt(20) == 0) {
                core.pass(0);
            }
        }
        checkTheEnd();
    }

    /** What one person does in one turn of the loop; of those whose loop runs. */
    private void burst(boolean firstIsBlocked) {
        int who = random.nextInt(PEOPLE);
        Visitor visitor = people.get(who);
        if (firstIsBlocked && visitor.instance == 0) {
            return;
        }
        int many = 1 + random.nextInt(3);
        visitor.does(session -> {
            for (int i = 0; i < many; i++) {
                act(who, session, ROOMS.get(random.nextInt(2)));
            }
        });
        if (random.nextInt(30) == 0) {
            visitor.does(session -> session.gone(CloseReason.NETWORK_ERROR));
            people.set(who, core.visit(visitor.instance));
            wishes.get(who).clear();
        }
    }

    private void act(int who, Session session, String room) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> come(who, session, room);
            case 3, 4, 5 -> go(who, session, room);
            case 6 -> session.requests().setTopic(room, "topic " + random.nextInt());
            case 7 ->
                session.requests()
                        .changeModes(
                                room,
                                List.of(
                                        new Switched(Mode.PROTECTED_TOPIC, random.nextBoolean()),
                                        new MaskSet(MaskList.EXCEPTION, Mask.of("m" + random.nextInt(5)), true)));
            case 8 -> session.requests().rename("n" + random.nextInt(10));
            default -> session.requests().introduce(session.profile().withAway("for " + random.nextInt(3)));
        }
    }

    /** A session in a room that it has asked to leave is let in again only once it is out. */
    private void come(int who, Session session, String room) {
        if (session.viewer().subscriptions().of(Names.fold(room)) == null) {
            session.requests().join(room, ShowAll.WIRE);
            wishes.get(who).add(Names.fold(room));
        }
    }

    private void go(int who, Session session, String room) {
        session.requests().leave(room, "");
        wishes.get(who).remove(Names.fold(room));
    }

    private void check() {
        Visitor asker = core.visit(0);
        asker.isGranted(Rights.OPERATOR);
        int founded = 0;
        for (String room : ROOMS) {
            Optional<Room> atHome = asker.<Optional<Room>>asks(
                    (session, answer) -> session.queries().room(room, answer));
            founded += atHome.isPresent() ? 1 : 0;
            assertEquals(
                    people.stream()
                            .filter(visitor ->
                                    wishes.get(people.indexOf(visitor)).contains(Names.fold(room)))
                            .map(visitor -> visitor.session.id())
                            .collect(Collectors.toSet()),
                    atHome.stream()
                            .flatMap(state -> state.members().stream())
                            .map(Member::session)
                            .collect(Collectors.toSet()),
                    "seed " + seed);
            for (Visitor visitor : people) {
                if (wishes.get(people.indexOf(visitor)).contains(Names.fold(room))) {
                    assertEquals(
                            QueryTest.describe(atHome.orElseThrow()),
                            QueryTest.describe(visitor.room(room)),
                            "seed " + seed);
                    Member as = visitor.room(room).member(visitor.session.id()).orElseThrow();
                    assertEquals(visitor.nick(), as.nick(), "seed " + seed);
                    assertEquals(visitor.session.profile(), as.profile(), "seed " + seed);
                }
            }
        }
        asker.goes();
        assertEquals(founded, core.stats.presence().rooms(), "seed " + seed);
        assertEquals(
                PEOPLE, core.stats.presence().present() + core.stats.presence().strangers());
    }

    private void checkTheEnd() {
        people.forEach(Visitor::goes);
        core.pass(0);
        for (int i = 0; i < core.count(); i++) {
            assertEquals(0, (int) core.on(i, core.hub(i)::audienceCount), "seed " + seed);
        }
        assertEquals(0, core.stats.presence().rooms());
        assertEquals(0, core.stats.presence().present());
    }
}
