package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a client was sent, taken apart by one label: see <a href="https://ircv3.net/specs/extensions/labeled-response">
 * labeled-response</a>.
 *
 * @param form how the answer came
 * @param lines those of the answer, without label and batch
 * @param others all other lines, as they came
 */
record Answer(Form form, List<String> lines, List<String> others) {
    enum Form {
        /** One line with the label. */
        LINE,
        BATCH,
        /** ACK: there is nothing to say. */
        NOTHING
    }

    /** Finds the answer to a label in what was sent. Fails unless it is well-formed and complete. */
    static Answer find(String label, List<String> sent) {
        List<String> lines = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Form form = null;
        String batch = "";
        boolean open = false;
        for (String line : sent) {
            Message message = Message.parse(line);
            if (label.equals(message.tags().get("label"))) {
                assertEquals(null, form, () -> "two answers to " + label + " in " + String.join("\n", sent));
                form = form(message);
                if (form == Form.BATCH) {
                    assertEquals("labeled-response", message.parameter(1), line);
                    batch = message.parameter(0).substring(1);
                    assertTrue(batch.matches("[A-Za-z0-9-]+"), line);
                    open = true;
                } else if (form == Form.LINE) {
                    lines.add(without(line, "label"));
                }
            } else if (open
                    && message.command().equals("BATCH")
                    && message.parameter(0).equals("-" + batch)) {
                open = false;
            } else if (open && batch.equals(message.tags().get("batch"))) {
                lines.add(without(line, "batch"));
            } else {
                assertFalse(!batch.isEmpty() && batch.equals(message.tags().get("batch")), line);
                others.add(line);
            }
        }
        assertTrue(form != null && !open, () -> "no whole answer to " + label + " in " + String.join("\n", sent));
        return new Answer(form, lines, others);
    }

    private static Form form(Message message) {
        return switch (message.command()) {
            case "ACK" -> {
                assertEquals(List.of(), message.parameters());
                yield Form.NOTHING;
            }
            case "BATCH" -> Form.BATCH;
            default -> Form.LINE;
        };
    }

    /** A line without one of its tags. */
    static String without(String line, String tag) {
        return filtered(line, one -> !one.equals(tag) && !one.startsWith(tag + "="));
    }

    /** A line without any tags. */
    static String bare(String line) {
        return filtered(line, one -> false);
    }

    private static String filtered(String line, Predicate<String> wanted) {
        if (!line.startsWith("@")) {
            return line;
        }
        int space = line.indexOf(' ');
        String tags = Arrays.stream(line.substring(1, space).split(";"))
                .filter(wanted)
                .collect(Collectors.joining(";"));
        return tags.isEmpty() ? line.substring(space + 1) : "@" + tags + line.substring(space);
    }
}
