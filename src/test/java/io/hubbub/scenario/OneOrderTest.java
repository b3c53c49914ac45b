package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many speak at once, at two doors and four instances; everybody hears the same. */
@Tag("slow")
class OneOrderTest {
    private static final int MESSAGES = 20_000;
    private static final int LISTENERS = 50;
    private static final int SPEAKERS = 8;
    private static final int EACH = MESSAGES / SPEAKERS;

    private static final String FOUR_INSTANCES = """
            { "instances": 4,
              "doors": [ { "door": "raw", "port": 0, "room": "lobby" }, { "door": "line", "port": 0, "floodBurst": 0, "room": "lobby" } ],
              "limits": { "behindBytes": 67108864, "behindSeconds": 3600 } }
            """;

    private final List<LineSink> heard = new ArrayList<>();

    @Test
    void everybodyAtBothDoorsHearsEverythingOnceAndInOneOrder() {
        try (RunningServer server = RunningServer.start(FOUR_INSTANCES);
                Swarm swarm = new Swarm();
                Caller host = Caller.call(server.port("line"))) {
            for (int i = 0; i < LISTENERS; i++) {
                listen(swarm, server.port(i % 2 == 0 ? "raw" : "line"));
            }
            List<Runnable> speakers = IntStream.range(0, SPEAKERS)
                    .mapToObj(i -> i % 2 == 0 ? rawSpeaker(swarm, server, i) : lineSpeaker(swarm, server, i))
                    .toList();
            int everybody = 1 + LISTENERS + SPEAKERS;
            Scenario.await("all in", () -> host.rooms().equals(List.of("lobby (" + everybody + ")")));

            speakers.forEach(Runnable::run);
            Scenario.await("all said", () -> heard.stream().allMatch(sink -> sink.size() >= MESSAGES));
            host.type("<end>");
            Scenario.await("end", () -> heard.stream().allMatch(sink -> sink.size() > MESSAGES));

            List<String> order = heard.get(0).lines();
            assertEquals(MESSAGES + 1, order.size());
            assertEachOnceInItsSpeakersOrder(order.subList(0, MESSAGES));
            heard.forEach(sink -> assertEquals(order, sink.lines()));
            assertEquals(List.of(), server.complaints());
        }
    }

    private void listen(Swarm swarm, int port) {
        LineSink sink = new LineSink(OneOrderTest::message);
        heard.add(sink);
        swarm.connect(port, sink);
    }

    /** What was said, whatever a door puts in front. */
    private static Optional<String> message(String line) {
        return line.contains("<") ? Optional.of(line.substring(line.indexOf('<'))) : Optional.empty();
    }

    /** Says everything as fast as the server takes it. */
    private Runnable lineSpeaker(Swarm swarm, RunningServer server, int number) {
        LineSink sink = new LineSink(OneOrderTest::message);
        heard.add(sink);
        SwarmClient client = swarm.connect(server.port("line"), sink);
        return () -> IntStream.range(0, EACH).forEach(i -> client.send(text(number, i)));
    }

    /** Says something when it has heard the last: so each is a chunk of its own, and stays whole among the others' bytes. */
    private Runnable rawSpeaker(Swarm swarm, RunningServer server, int number) {
        SwarmClient[] client = new SwarmClient[1];
        int[] said = new int[1];
        Runnable next = () -> client[0].send(text(number, said[0]++));
        LineSink sink = new LineSink(line -> {
            Optional<String> message = message(line);
            if (message.isPresent() && message.get().startsWith("<" + number + " ") && said[0] < EACH) {
                next.run();
            }
            return message;
        });
        heard.add(sink);
        client[0] = swarm.connect(server.port("raw"), sink);
        return next;
    }

    private static String text(int speaker, int number) {
        return "<" + speaker + " " + number + ">\n";
    }

    private static void assertEachOnceInItsSpeakersOrder(List<String> order) {
        Map<String, Integer> said = new HashMap<>();
        for (String message : order) {
            String[] parts = message.substring(1, message.length() - 1).split(" ");
            assertEquals(said.getOrDefault(parts[0], 0), Integer.parseInt(parts[1]), "next of " + parts[0]);
            said.merge(parts[0], 1, Integer::sum);
        }
        assertEquals(SPEAKERS, said.size());
    }
}
