package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forty come and go, change rooms and names and talk, in no order; afterwards all instances agree on who is where. */
@Tag("slow")
class ChurnTest {
    private static final int ACTORS = 40;
    private static final int STEPS = Scenario.isFull() ? 100_000 : 10_000;
    private static final int UNSENT_BYTES = 4096;

    /** Watchers stay where they are; consecutive connections go to the instances in turn, and so each has one. */
    private static final int WATCHERS = 6;

    private static final List<String> WATCHED_ROOMS = List.of("lobby", "a", "b", "c");

    /** The others are empty most of the time, or have a single member: they begin and end all the time. */
    private static final List<String> ROOMS = Stream.concat(
                    WATCHED_ROOMS.stream(), IntStream.range(0, 30).mapToObj(i -> "brief" + i))
            .toList();

    private static final String SERVER = """
            { "instances": 3,
              "doors": [ { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" }, { "door": "raw", "port": 0, "room": "lobby" } ],
              "limits": { "behindBytes": 67108864, "behindSeconds": 3600, "graceSeconds": 2 } }
            """;

    private final Random random = Scenario.random();
    private final List<ChurnActor> watchers = new ArrayList<>();
    private final List<ChurnActor> actors = new ArrayList<>();
    private final List<SwarmClient> programs = new ArrayList<>();

    @Test
    void afterwardsEverybodySeesInEveryRoomExactlyThoseWhoAreThere() {
        try (RunningServer server = RunningServer.start(SERVER);
                Swarm swarm = new Swarm()) {
            IntStream.range(0, WATCHERS).forEach(i -> watchers.add(watcher(swarm, server)));
            IntStream.range(0, ACTORS).forEach(i -> actors.add(new ChurnActor(swarm, server.port("line"))));
            for (int i = 0; i < STEPS; i++) {
                step(swarm, server);
            }
            programs.forEach(SwarmClient::close);
            everybody().forEach(ChurnActor::catchUp);
            Scenario.await("all caught up", () -> everybody().stream().allMatch(ChurnActor::hasCaughtUp));
            Scenario.await("nobody else", () -> server.stats().open() == WATCHERS + ACTORS);

            for (String room : ROOMS) {
                Scenario.await(
                        "one view of " + room,
                        () -> members(room).stream()
                                .allMatch(member -> asked(member, room).equals(nicks(room))));
            }
            assertEquals(List.of(), server.complaints());

            swarm.resetAll();
            try (Caller last = Caller.call(server.port("line"))) {
                Scenario.await("empty rooms", () -> last.rooms().equals(List.of("lobby (1)")));
                assertEquals(List.of(last.nick()), last.who("lobby"));
            }
            assertEquals(List.of(), server.complaints());
        }
    }

    private static ChurnActor watcher(Swarm swarm, RunningServer server) {
        ChurnActor watcher = new ChurnActor(swarm, server.port("line"));
        WATCHED_ROOMS.forEach(room -> watcher.type("/join " + room));
        return watcher;
    }

    /** Somebody does something, whatever it is about. */
    private void step(Swarm swarm, RunningServer server) {
        int who = random.nextInt(ACTORS);
        ChurnActor actor = actors.get(who);
        if (actor.client().unsentBytes() > UNSENT_BYTES) {
            return;
        }
        String room = ROOMS.get(random.nextInt(ROOMS.size()));
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> actor.type("/join " + room);
            case 5, 6, 7 -> actor.type("/part " + room);
            case 8, 9, 10 -> actor.type("/nick name" + random.nextInt(ACTORS));
            case 11 -> actor.type("/topic " + random.nextInt());
            case 12 -> actor.type("/msg name" + random.nextInt(ACTORS) + " psst");
            case 13 -> leave(who, swarm, server);
            case 14 -> passThrough(swarm, server);
            default -> actor.type("word " + random.nextInt());
        }
    }

    /** One goes, in one way or another, and somebody else comes. */
    private void leave(int who, Swarm swarm, RunningServer server) {
        ChurnActor actor = actors.get(who);
        switch (random.nextInt(4)) {
            case 0 -> actor.type("/quit so long");
            case 1 -> actor.client().endInput();
            case 2 -> actor.client().closeWhenSent();
            default -> actor.client().reset();
        }
        actors.set(who, new ChurnActor(swarm, server.port("line")));
    }

    /** A program comes, says who it is, and goes at some later time. */
    private void passThrough(Swarm swarm, RunningServer server) {
        SwarmClient program = swarm.connect(server.port("raw"), Swarm.Sink.none());
        program.send("name" + random.nextInt(ACTORS) + ":Enter Chat Room");
        programs.add(program);
        if (random.nextBoolean()) {
            programs.remove(random.nextInt(programs.size())).resetWhenSent();
        }
    }

    private List<ChurnActor> everybody() {
        List<ChurnActor> all = new ArrayList<>(watchers);
        all.addAll(actors);
        return all;
    }

    private List<ChurnActor> members(String room) {
        return everybody().stream().filter(actor -> actor.isIn(room)).toList();
    }

    private Set<String> nicks(String room) {
        Set<String> nicks = new TreeSet<>();
        members(room).forEach(member -> nicks.add(member.nick()));
        return nicks;
    }

    private static Set<String> asked(ChurnActor member, String room) {
        int lists = member.lists();
        member.type("/who " + room);
        Scenario.await("an answer", () -> member.lists() > lists);
        return member.lastList();
    }
}
