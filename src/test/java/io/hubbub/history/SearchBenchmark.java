package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.Profile;
import io.hubbub.room.Sought;
import io.hubbub.room.Speech;
import io.hubbub.stats.ConnectionStats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Measures how long a search takes in a long room: {@code SearchBenchmark URI [EVENTS]}. */
final class SearchBenchmark {
    private static final int PER_TICK = 50;
    private static final int VOCABULARY = 50_000;
    private static final int SPEAKERS = 200;
    private static final int ROUNDS = 200;

    private final History history;
    private final Journal journal;
    private final KeptRoom room;

    private SearchBenchmark(History history) {
        this.history = history;
        this.journal = history.journal(0, 1);
        this.room = KeptRoom.open(journal, "bench");
    }

    public static void main(String[] arguments) {
        int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        History history = History.open(
                new HistorySettings(
                        arguments[0],
                        Durability.RELAYED,
                        50,
                        0,
                        0,
                        1 << 28,
                        100,
                        10,
                        HistorySettings.Mail.USUAL,
                        Map.of()),
                new ConnectionStats().mistakes(),
                System::currentTimeMillis,
                System::nanoTime);
        SearchBenchmark benchmark = new SearchBenchmark(history);
        benchmark.fill(events);
        benchmark.measure(events);
        Waiting.forResult(history.close());
    }

    /** Words are as frequent as in a language: the n-th has an n-th of the first one's share. */
    private void fill(int events) {
        Random random = new Random(1);
        long startNs = System.nanoTime();
        for (int i = 0; i < events; i += PER_TICK) {
            Waiting.forResult(journal.ready());
            List<Event> tick = new ArrayList<>();
            for (int j = 0; j < PER_TICK; j++) {
                Member who = new Member(
                        i + j + 1,
                        "nick" + (int) (SPEAKERS * Math.pow(random.nextDouble(), 3)),
                        new Profile("u", "h", "r"),
                        Set.of(),
                        0);
                String text = text(random, i + j);
                tick.add(room.make(key -> new Event.Said(key, key & MessageId.MAX_SEQ, who, Speech.line(text))));
            }
            room.give(tick);
            room.given.clear();
        }
        search("x", "", null, 1);
        System.out.printf("filled: %,.0f a second%n", events / ((System.nanoTime() - startNs) / 1e9));
    }

    private static String text(Random random, int number) {
        StringBuilder text = new StringBuilder("common").append(number % 2 == 0 ? " even" : " odd");
        for (int i = 0; i < 8; i++) {
            text.append(" w").append((int) Math.pow(VOCABULARY, random.nextDouble()));
        }
        return text.append(number == 1000 ? " firstneedle" : "")
                .append(number % 100_000 == 500 ? " needle" : "")
                .toString();
    }

    private void measure(int events) {
        MessageId middle = new MessageId(events / 2L, MessageId.key(room.log.number(), events / 2L));
        report("rare word (10 there)", "needle", "", null);
        report("one, the oldest", "firstneedle", "", null);
        report("absent word", "nowhere", "", null);
        report("word in each message", "common", "", null);
        report("the same from the middle", "common", "", middle);
        report("two words, each in half, never together", "even odd", "", null);
        report("two of 1 in 20 each", "w100 w200", "", null);
        report("four words", "common even w10 w20", "", null);
        report("phrase", "\"common even w1\"", "", null);
        report("beginning of words", "needl*", "", null);
        report("beginning of most words", "w1*", "", null);
        report("a nick alone", "", "nick150", null);
        report("absent nick", "", "nobody", null);
        report("a nick and a word", "w300", "nick150", null);
    }

    private Archive.Found search(String words, String nick, MessageId before, int most) {
        Archive.Part part = new Archive.Part(room.log.number(), 1, MessageId.MAX_SEQ);
        return Waiting.forResult(history.search(
                new Archive.Search(List.of(part), Sought.parse(words), nick, 0, Long.MAX_VALUE, before, most)));
    }

    private void report(String what, String words, String nick, MessageId before) {
        long[] times = new long[ROUNDS];
        Archive.Found found = null;
        for (int i = 0; i < ROUNDS; i++) {
            long beginNs = System.nanoTime();
            found = search(words, nick, before, 20);
            times[i] = (System.nanoTime() - beginNs) / 1000;
            if (i > 20 && found.isStopped()) {
                times = Arrays.copyOf(times, i);
                break;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                "%-42s found %3d%s  median %,8d us  worst %,8d us%n",
                what,
                found.events().size(),
                found.isStopped() ? " (stopped)" : "",
                times[times.length / 2],
                times[times.length - 1]);
    }
}
