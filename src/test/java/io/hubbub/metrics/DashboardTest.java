package io.hubbub.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbub.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard shows what the page has. */
@Timeout(60)
class DashboardTest {
    private static final int COLUMNS = 24;
    private static final Pattern METRIC = Pattern.compile("\\b(hubbub|jvm|process|system)_[a-z0-9_]+");
    private static final Pattern LABEL = Pattern.compile("\\b(?:by|on|group_left) \\(([a-z, ]+)\\)");
    private static final Set<String> PROMETHEUS_LABELS = Set.of("instance", "le");

    private JsonNode dashboard;

    @BeforeEach
    void read() throws IOException {
        dashboard = new ObjectMapper()
                .readTree(Path.of("conf/grafana-dashboard.json").toFile());
    }

    private List<String> expressions() {
        return dashboard.findValuesAsText("expr");
    }

    private Set<String> named() {
        return expressions().stream()
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyMetricThatItNamesIsOnThePage(@TempDir Path folder) {
        String keeping = "{'doors': [{'door': 'line', 'port': 0}], 'history': {'uri': 'sqlite:%s'}}";
        try (TestServer server = TestServer.start(keeping.formatted(folder.resolve("h.db")))) {
            server.hubbub().metrics().scrape(Metrics.TEXT);
            // Pauses are there once there has been one that was listened for.
            System.gc();
            TestServer.await(() -> names(server).containsAll(named()), "every metric of the dashboard on the page");
        }
    }

    private static Set<String> names(TestServer server) {
        return Exposition.parse(server.hubbub().metrics().scrape(Metrics.TEXT)).samples().stream()
                .map(Exposition.Sample::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    @Test
    void everythingThatIsToldOfHubbubIsOnIt() {
        Set<String> shown =
                named().stream().map(name -> name.replaceFirst("_bucket$", "")).collect(Collectors.toSet());
        Set<String> told = Arrays.stream(Metric.values()).map(Metric::word).collect(Collectors.toSet());
        assertEquals(Set.of(), without(told, shown));
    }

    @Test
    void whatItGroupsByAreLabelsOfTheMetricsThere() {
        for (String expression : expressions()) {
            Set<String> known = new HashSet<>(PROMETHEUS_LABELS);
            known.addAll(Set.of("area", "action"));
            Arrays.stream(Metric.values())
                    .filter(metric -> expression.contains(metric.word()))
                    .forEach(metric -> known.add(metric.label()));
            LABEL.matcher(expression)
                    .results()
                    .flatMap(match -> Arrays.stream(match.group(1).split(", ")))
                    .forEach(label -> assertTrue(known.contains(label), () -> label + " in " + expression));
        }
    }

    @Test
    void everyPanelHasATitleAnExplanationAndAUnit() {
        for (JsonNode panel : panels()) {
            assertFalse(panel.path("title").asText().isEmpty(), panel::toString);
            if (!panel.path("type").asText().equals("row")) {
                assertFalse(panel.path("description").asText().isEmpty(), panel::toString);
                assertFalse(panel.at("/fieldConfig/defaults/unit").asText().isEmpty(), panel::toString);
            }
        }
    }

    @Test
    void noTwoPanelsAreInOnePlaceOrHaveOneNumber() {
        Set<String> taken = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode panel : panels()) {
            assertTrue(numbers.add(panel.get("id").asInt()), panel::toString);
            JsonNode place = panel.get("gridPos");
            for (int x = 0; x < place.get("w").asInt(); x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    int column = place.get("x").asInt() + x;
                    assertTrue(column < COLUMNS, panel::toString);
                    assertTrue(taken.add(column + "," + (place.get("y").asInt() + y)), panel::toString);
                }
            }
        }
    }

    private JsonNode panels() {
        return dashboard.get("panels");
    }
}
