package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** Nobody who talks at a server is to be flooded by somebody who measures it. */
@Timeout(60)
class BenchAmongPeopleTest {
    private final TestServer server = TestServer.withDoors("raw", "line");
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aRawDoorWithPeopleIsLeftAlone() {
        Peer ann = server.member("raw");
        assertEquals(2, bench("raw"));
        assertTrue(err.toString().contains("others are connected to the server at 127.0.0.1:"), err::toString);
        ann.send("still alone").expect("still alone");
        assertEquals(0, bench("raw", "--force"));
    }

    /** They are in the same room, and would be flooded as well. */
    @Test
    void peopleAtTheServersOtherDoorsCount() {
        Person ann = server.person("line");
        assertEquals(2, bench("raw"));
        assertTrue(err.toString().contains("(1)"), err::toString);
        ann.types("still alone").sees(ann.nick() + ": still alone");
    }

    @Test
    void aRawDoorWithNobodyIsMeasuredWithoutMoreAsking() {
        assertEquals(0, bench("raw"), err::toString);
    }

    @Test
    void aServerElsewhereMayHavePeopleWhomNobodySees() {
        assertEquals(2, run("192.0.2.1:8010", "raw"));
        assertTrue(err.toString().contains("it can't be seen from here"), err::toString);
    }

    @Test
    void peopleAtALineDoorHearNothingOfWhatIsSaid() {
        Person ann = server.person("line");
        assertEquals(0, bench("line"), err::toString);
        ann.types("/me waves");
        List<String> heard = new ArrayList<>();
        for (String line = ann.line(); !line.endsWith(": *waves*"); line = ann.line()) {
            heard.add(line);
        }
        assertTrue(heard.stream().allMatch(line -> line.startsWith("* guest")), heard::toString);
    }

    private int bench(String door, String... more) {
        return run("127.0.0.1:" + server.port(door), door, more);
    }

    private int run(String address, String door, String... more) {
        List<String> words = new ArrayList<>(List.of(address, "--door", door, "--clients", "5", "--senders", "2"));
        words.addAll(List.of("--seconds", "0.2", "--warmup", "0.1", "--in-flight", "8"));
        words.addAll(List.of(more));
        return new CommandLine(new BenchCommand()).setErr(new PrintWriter(err)).execute(words.toArray(String[]::new));
    }
}
