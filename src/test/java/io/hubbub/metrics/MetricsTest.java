package io.hubbub.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.metrics.Exposition.Sample;
import io.hubbub.room.CloseReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page, of a whole server with two instances. */
@Timeout(60)
class MetricsTest {
    /** Whose values are ours, the configuration's or the JVM's. */
    private static final Set<String> LABELS = Set.of(
            "door", "reason", "fate", "kind", "loop", "version", "le", "area", "id", "state", "action", "cause", "gc");

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start("""
            {'history': {'uri': 'sqlite:%s'},
             'doors': [
              {'door': 'line', 'port': 0, 'room': 'lobby'},
              {'door': 'line', 'name': 'side-entrance', 'port': 0, 'room': 'lobby'},
              {'door': 'task', 'port': 0, 'task': 'sum', 'arguments': '100'}]}""".formatted(folder.resolve("h.db")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Metrics metrics() {
        return server.hubbub().metrics();
    }

    private Exposition page() {
        return Exposition.parse(metrics().scrape(Metrics.TEXT));
    }

    private double total(String name, String... labels) {
        return page().value(name, labels);
    }

    private void chat() {
        Person ann = server.person("line");
        ann.types("hello").sees(ann.nick() + ": hello");
    }

    @Test
    void nothingIsMadeBeforeSomebodyReadsIt() {
        chat();
        assertFalse(metrics().isMade());
        metrics().scrape(Metrics.TEXT);
        assertTrue(metrics().isMade());
    }

    @Test
    void everythingInTheTableIsOnThePageAsTheTableHasIt() {
        Exposition page = page();
        for (Metric metric : Metric.values()) {
            assertEquals(metric.kind().word(), page.types().get(metric.word()), metric.word());
            assertEquals(metric.help(), page.helps().get(metric.word()));
            List<Sample> samples = page.samples().stream()
                    .filter(sample -> sample.name().startsWith(metric.word()))
                    .toList();
            assertFalse(samples.isEmpty(), metric.word());
            Set<String> labels = metric.label().isEmpty() ? Set.of() : Set.of(metric.label());
            for (Sample sample : samples) {
                Set<String> without = new TreeSet<>(sample.labels().keySet());
                without.remove("le");
                assertEquals(labels, without, metric.word());
            }
        }
    }

    @Test
    void whatHasOurNameIsInTheTable() {
        Set<String> known = Arrays.stream(Metric.values()).map(Metric::word).collect(Collectors.toSet());
        page().types().keySet().stream()
                .filter(name -> name.startsWith("hubbub_"))
                .forEach(name -> assertTrue(known.contains(name), name));
    }

    @Test
    void theProcessIsOnThePage() {
        Exposition page = page();
        for (String name : List.of(
                "jvm_memory_used_bytes",
                "jvm_threads_live_threads",
                "jvm_gc_memory_allocated_bytes_total",
                "process_uptime_seconds",
                "process_files_open_files",
                "process_cpu_usage")) {
            assertTrue(page.types().containsKey(name), name);
        }
    }

    @Test
    void connectionsAreCountedByDoorAndTheirEndsByReason() {
        Person ann = server.person("line");
        Person bob = server.person("side-entrance", ann);
        server.connect("side-entrance").awaitText("* Here: ");
        assertEquals(1, total("hubbub_sessions", "door", "line"));
        assertEquals(2, total("hubbub_sessions", "door", "side-entrance"));
        assertEquals(0, total("hubbub_sessions", "door", "task"));

        bob.types("/quit").peer().awaitGone();
        server.awaitClosed(CloseReason.QUIT, 1);
        server.awaitOpen(2);
        assertEquals(1, total("hubbub_closes_total", "reason", "quit"));
        assertEquals(0, total("hubbub_closes_total", "reason", "too_slow"));
        assertEquals(1, total("hubbub_sessions", "door", "side-entrance"));
    }

    @Test
    void whatIsSaidIsCountedInEventsDeliveriesAndBytesAndTimed() {
        Person ann = server.person("line");
        Person bob = server.person("line", ann);
        // Her coming in was for her hub, his for both; a hub notes the time after its members have seen it.
        TestServer.await(() -> total("hubbub_delivery_latency_seconds_count") == 3, "both are in");
        Exposition before = page();
        ann.types("hello").sees(ann.nick() + ": hello");
        bob.sees(ann.nick() + ": hello");
        assertEquals(1, more("hubbub_events_total", before));
        // The last of them may have been seen before it is counted.
        TestServer.await(() -> more("hubbub_deliveries_total", before) == 2, "two deliveries");
        assertEquals(2 * (ann.nick() + ": hello\n").length(), more("hubbub_delivered_bytes_total", before));
        TestServer.await(() -> more("hubbub_delivery_latency_seconds_count", before) == 2, "one time for each hub");
        assertTrue(more("hubbub_delivery_latency_seconds_sum", before) > 0);
        assertEquals(1, total("hubbub_rooms"));
        assertEquals(0, total("hubbub_members_behind"));
    }

    private double more(String name, Exposition before) {
        return total(name) - before.value(name);
    }

    @Test
    void theLatencysBucketsGoUpToThatOfAllWhichIsTheirCount() {
        chat();
        Exposition page = page();
        List<Sample> buckets = page.samples().stream()
                .filter(sample -> sample.name().equals("hubbub_delivery_latency_seconds_bucket"))
                .toList();
        List<String> bounds =
                buckets.stream().map(bucket -> bucket.labels().get("le")).toList();
        assertEquals("5.0E-5", bounds.get(0));
        assertEquals("10.0", bounds.get(bounds.size() - 2));
        assertEquals("+Inf", bounds.get(bounds.size() - 1));
        List<Double> counts = buckets.stream().map(Sample::value).toList();
        assertEquals(counts.stream().sorted().toList(), counts);
        assertEquals(page.value("hubbub_delivery_latency_seconds_count"), counts.get(counts.size() - 1));
    }

    @Test
    void tasksAreCountedByHowTheyWereAnswered() {
        server.connect("task").send("go").awaitText("4950");
        server.person("line").types("/task sum much").line();
        assertEquals(1, total("hubbub_tasks_answered_total", "kind", "done"));
        assertEquals(1, total("hubbub_tasks_answered_total", "kind", "bad_arguments"));
        assertEquals(0, total("hubbub_tasks_answered_total", "kind", "busy"));
        assertEquals(0, total("hubbub_tasks_dropped_total"));
        assertEquals(0, total("hubbub_tasks_queued"));
    }

    @Test
    void everyEventLoopHasItsLag() {
        List<String> loops = page().samples().stream()
                .filter(sample -> sample.name().equals("hubbub_event_loop_lag_seconds"))
                .map(sample -> sample.labels().get("loop"))
                .toList();
        assertEquals(List.of("0", "1"), loops);
    }

    @Test
    void nothingThatUsersChooseIsOnThePage() {
        Person ann = server.person("line");
        ann.is("chosen_nick")
                .types("/join chosen-room", "/topic chosen topic", "chosen words", "/task chosen-task")
                .peer()
                .awaitText("there is no task");
        String text = metrics().scrape(Metrics.TEXT);
        assertFalse(text.contains("chosen"), text);
        for (Sample sample : Exposition.parse(text).samples()) {
            assertTrue(LABELS.containsAll(sample.labels().keySet()), sample::toString);
        }
    }

    @Test
    void whoeverAsksForOpenMetricsGetsIt() {
        assertEquals(Metrics.TEXT, Metrics.contentType(0, 0));
        assertEquals(Metrics.TEXT, Metrics.contentType(0, 0.8));
        assertEquals(Metrics.TEXT, Metrics.contentType(0.3, 0.5));
        assertEquals(Metrics.OPEN_METRICS, Metrics.contentType(0.5, 0.3));
        assertEquals(Metrics.OPEN_METRICS, Metrics.contentType(1, 1));
        String page = metrics().scrape(Metrics.OPEN_METRICS);
        assertTrue(page.endsWith("# EOF\n"), page);
        assertTrue(page.contains("# TYPE hubbub_events counter\n"), page);
    }

    @Test
    void manyMayReadAtOnce() throws InterruptedException {
        List<Thread> readers = new ArrayList<>();
        List<Integer> sizes = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            Thread reader = new Thread(() -> sizes.add(page().samples().size()));
            reader.start();
            readers.add(reader);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        assertEquals(4, sizes.size());
    }

    @Test
    void aStoppedServerHasNothingToTell() {
        metrics().scrape(Metrics.TEXT);
        Peer peer = server.connect("task");
        server.stop();
        peer.expectEnd();
        assertEquals("", metrics().scrape(Metrics.TEXT));
    }
}
