package io.hubbub.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Prometheus' text format, read as strictly as <a
 * href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details">its description</a> allows.
 */
public final class Exposition {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (" + NAME + ") (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(?:\\{(.+)})? (NaN|[+-]Inf|-?[0-9.]+(?:E-?[0-9]+)?)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\n\"])*)\",?");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> helps = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    /** One line that is no comment. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    private Exposition() {}

    /** Fails at the first line that is none. */
    public static Exposition parse(String page) {
        assertTrue(page.endsWith("\n"), "the last line has its end, too");
        Exposition exposition = new Exposition();
        page.lines().forEach(exposition::take);
        Set<List<Object>> keys = new HashSet<>();
        exposition.samples.forEach(
                sample -> assertTrue(keys.add(List.of(sample.name, sample.labels)), () -> "twice: " + sample));
        return exposition;
    }

    private void take(String line) {
        Matcher comment = COMMENT.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (comment.matches()) {
            Map<String, String> known = comment.group(1).equals("TYPE") ? types : helps;
            String before = known.put(comment.group(2), comment.group(3));
            assertEquals(null, before, () -> "a second time: " + line);
        } else if (sample.matches()) {
            assertTrue(types.containsKey(family(sample.group(1))), () -> "no type: " + line);
            samples.add(new Sample(sample.group(1), labels(sample.group(2)), value(sample.group(3))));
        } else {
            throw new AssertionError("neither a comment nor a sample: " + line);
        }
    }

    private String family(String name) {
        return types.containsKey(name) ? name : name.replaceFirst("_(bucket|sum|count|max)$", "");
    }

    private static double value(String text) {
        return text.endsWith("Inf") ? Double.parseDouble(text + "inity") : Double.parseDouble(text);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text != null) {
            Matcher label = LABEL.matcher(text);
            int end = 0;
            while (label.find() && label.start() == end) {
                assertEquals(null, labels.put(label.group(1), label.group(2)), () -> "twice in " + text);
                end = label.end();
            }
            assertEquals(text.length(), end, () -> "labels in " + text);
        }
        return labels;
    }

    /** The names of all metrics, and what they are: {@code gauge}, {@code counter} … */
    public Map<String, String> types() {
        return types;
    }

    public Map<String, String> helps() {
        return helps;
    }

    public List<Sample> samples() {
        return samples;
    }

    /** The one number of this name with these labels, given as name and value in turn. */
    public double value(String name, String... labels) {
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        return samples.stream()
                .filter(sample -> sample.name.equals(name) && sample.labels.equals(wanted))
                .findAny()
                .orElseThrow(() -> new AssertionError("no " + name + " with " + wanted))
                .value();
    }
}
