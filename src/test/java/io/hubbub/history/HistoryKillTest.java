package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.store.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes is killed at a random moment, again and again, over the same database: no number names two events, what was stored
 * before it was seen is there, and of the rest what lacks is no more than the gaps say.
 */
@Timeout(300)
class HistoryKillTest {
    private static final int ROUNDS = Integer.getInteger("hubbub.killRounds", 4);

    /** Lines of a process before it is killed, at most: some hundred commits. */
    private static final int MOST_LINES = 20_000;

    @TempDir
    Path folder;

    /** The numbers that somebody has seen, by log. */
    private final Map<Long, Set<Long>> seen = new HashMap<>();

    /** The logs of each room, in order. */
    private final Map<String, Set<Long>> logs = new HashMap<>();

    @Test
    void whatWasSeenSurvivesInSqlite() throws Exception {
        play("sqlite:" + folder.resolve("hubbub.db"));
    }

    @Test
    void whatWasSeenSurvivesInPostgres() throws Exception {
        play(PostgresServer.shared().newDatabase());
    }

    private void play(String uri) throws Exception {
        long seed = Long.getLong("hubbub.killSeed", System.nanoTime());
        System.out.println("-Dhubbub.killSeed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            run(uri, random);
            check(uri, "seed " + seed + ", round " + round);
        }
    }

    private void run(String uri, Random random) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        uri,
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        int most = 2 + random.nextInt(MOST_LINES);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null) {
                lines.add(line);
                if (lines.size() == most) {
                    process.toHandle().destroyForcibly();
                }
                line = output.readLine();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertTrue(lines.size() >= most, () -> "it ended by itself: " + lines);
        // The last one may be cut.
        lines.subList(0, lines.size() - 1).forEach(this::take);
    }

    private void take(String line) {
        String[] words = line.split(" ");
        if (words[0].equals("opened")) {
            logs.computeIfAbsent(words[1], room -> new TreeSet<>()).add(Long.parseLong(words[2]));
        } else if (words.length == 4) {
            Set<Long> numbers = seen.computeIfAbsent(Long.parseLong(words[1]), log -> new HashSet<>());
            assertTrue(numbers.add(Long.parseLong(words[3])), () -> "seen twice: " + line);
        }
    }

    private void check(String uri, String when) {
        History history = History.open(
                new HistorySettings(
                        uri, Durability.RELAYED, 20, 0, 0, 1 << 26, 100, 10, HistorySettings.Mail.USUAL, Map.of()),
                new ConnectionStats().mistakes(),
                System::currentTimeMillis,
                System::nanoTime);
        try {
            logs.forEach((room, numbers) -> numbers.forEach(log -> check(history, room, log, when + ", " + room)));
        } finally {
            Waiting.forResult(history.close());
        }
    }

    private void check(History history, String room, long log, String when) {
        Set<Long> stored = new HashSet<>();
        List<Archive.Gap> gaps = new ArrayList<>();
        long next = 1;
        boolean isEnd = false;
        while (!isEnd) {
            Archive.Page page = Waiting.forResult(history.read(new Archive.Range(
                    log, next, MessageId.MAX_SEQ, Archive.Kind.EVENTS, Archive.Side.OLDEST, Archive.MOST_EVENTS)));
            assertContiguous(page, next, when);
            page.events().stream().map(Event::seq).forEach(stored::add);
            gaps.addAll(page.gaps());
            next = page.to() + 1;
            isEnd = page.isEnd();
        }
        Set<Long> lacking = new HashSet<>(seen.getOrDefault(log, Set.of()));
        lacking.removeAll(stored);
        if (room.equals(KilledWriter.STORED)) {
            assertEquals(Set.of(), lacking, when);
        }
        for (long number : lacking) {
            assertTrue(
                    gaps.stream().anyMatch(gap -> gap.from() <= number && number <= gap.to()),
                    () -> when + ": " + number + " is nowhere");
        }
        for (Archive.Gap gap : gaps) {
            long lost = lacking.stream()
                    .filter(number -> gap.from() <= number && number <= gap.to())
                    .count();
            assertTrue(lost <= gap.most(), () -> when + ": " + lost + " are lost in " + gap);
        }
    }

    /** Each number is an event's or in a gap, and no number is both. */
    private static void assertContiguous(Archive.Page page, long from, String when) {
        long next = from;
        List<Archive.Gap> gaps = new ArrayList<>(page.gaps());
        for (Event event : page.events()) {
            while (!gaps.isEmpty() && gaps.get(0).from() == next) {
                next = gaps.remove(0).to() + 1;
            }
            assertEquals(next, event.seq(), when);
            next++;
        }
        while (!gaps.isEmpty() && gaps.get(0).from() == next) {
            next = gaps.remove(0).to() + 1;
        }
        assertEquals(List.of(), gaps, when);
        assertEquals(next, page.to() + 1, when);
    }
}
