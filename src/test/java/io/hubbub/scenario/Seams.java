package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where what is kept and what happens now meet: nothing is missing there, and nothing comes twice. */
final class Seams {
    private Seams() {}

    /** What one client hears of one room in JSON, with numbers. */
    static final class Numbers {
        /** The number that has to come next; 0 if any may. */
        private long next;

        /** The number of its own coming in, which is told by {@code joined}. */
        private long joined;

        private boolean isPast;
        private String position = "";
        private int seams;
        private int fallsBehind;

        void hear(JsonNode message) {
            switch (message.path("type").asText()) {
                case "joined" -> {
                    joined = message.path("seq").asLong();
                    isPast = true;
                }
                case "fellBehind" -> {
                    assertTrue(!isPast, "it is catching up already");
                    isPast = true;
                    fallsBehind++;
                }
                case "event", "passed" -> event(message);
                case "caughtUp" -> {
                    assertTrue(message.path("verdict").asText("full").equals("full"), message::toString);
                    isPast = false;
                    seams++;
                }
                case "gap", "bye", "error" -> throw new AssertionError(message.toString());
                default -> {}
            }
        }

        private void event(JsonNode event) {
            long seq = event.path("seq").asLong();
            assertEquals(isPast, event.path("past").asBoolean(), event::toString);
            next += next == joined ? 1 : 0;
            assertTrue(next == 0 || next == seq, () -> next + " is missing before " + event);
            next = seq + 1;
            if (event.has("msgid")) {
                position = event.path("msgid").asText();
            }
        }

        /** The number of the last event that it has heard. */
        long last() {
            return next - 1;
        }

        String position() {
            return position;
        }

        int seams() {
            return seams;
        }

        int fallsBehind() {
            return fallsBehind;
        }
    }

    /** What one client hears of the words of {@link Writers}: each writer's count, one after the other from the first one heard. */
    static final class Counts {
        private static final Pattern TOKEN = Pattern.compile("(w\\d+)\\.\\d+\\.(\\d+);");

        private final Map<String, Integer> first = new HashMap<>();
        private final Map<String, Integer> last = new HashMap<>();
        private int heard;
        private AssertionError fault;

        synchronized void hear(String line) {
            Matcher matcher = TOKEN.matcher(line);
            while (matcher.find()) {
                heard++;
                int count = Integer.parseInt(matcher.group(2));
                first.putIfAbsent(matcher.group(1), count);
                Integer before = last.put(matcher.group(1), count);
                if (before != null && before + 1 != count && fault == null) {
                    fault = new AssertionError(before + " and then " + line);
                }
            }
        }

        /** How many words it has heard; fails if one was missing or came twice. */
        synchronized int heard() {
            if (fault != null) {
                throw fault;
            }
            return heard;
        }
    }

    /**
     * What an IRC client hears of the words of {@link Writers} that asks once for the last of what was said before: each writer's words are
     * whole in the batch, whole in what it hears as it happens, and whole where these meet.
     */
    static final class Pages {
        private final Counts past = new Counts();
        private final Counts present = new Counts();
        private boolean isAnswered;

        synchronized void hear(String line) {
            isAnswered |= line.contains(" BATCH -");
            boolean isPast =
                    line.startsWith("@") && line.substring(0, line.indexOf(' ')).contains("batch=");
            (isPast ? past : present).hear(line);
        }

        /** How many words it has heard as they were said, once it has the answer; fails if one was missing or came twice. */
        synchronized int heard() {
            past.heard();
            int heard = present.heard();
            if (!isAnswered) {
                return 0;
            }
            assertTrue(!past.last.isEmpty(), "nothing was kept");
            present.first.forEach((writer, first) -> {
                int kept = past.last.getOrDefault(writer, Integer.MAX_VALUE);
                assertTrue(kept >= first - 1, () -> writer + ": " + kept + " and then " + first);
            });
            return heard;
        }
    }
}
