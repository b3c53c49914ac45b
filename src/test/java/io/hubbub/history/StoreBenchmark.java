package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Speech;
import io.hubbub.stats.ConnectionStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures how many events a database stores in a second, and how long a page takes: {@code StoreBenchmark URI [EVENTS]}. */
final class StoreBenchmark {
    private static final int PER_TICK = 50;

    private StoreBenchmark() {}

    public static void main(String[] arguments) {
        int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300_000;
        History history = History.open(
                new HistorySettings(
                        arguments[0],
                        Durability.RELAYED,
                        50,
                        0,
                        0,
                        1 << 30,
                        100,
                        10,
                        HistorySettings.Mail.USUAL,
                        Map.of()),
                new ConnectionStats().mistakes(),
                System::currentTimeMillis,
                System::nanoTime);
        Journal journal = history.journal(0, 1);
        KeptRoom room = KeptRoom.open(journal, "bench");
        long startNs = System.nanoTime();
        for (int i = 0; i < events; i += PER_TICK) {
            Waiting.forResult(journal.ready());
            List<Event> tick = new ArrayList<>();
            for (int j = 0; j < PER_TICK; j++) {
                tick.add(room.said(
                        Speech.line("word number " + (i + j) + " of a message that is about sixty-four bytes long")));
            }
            room.give(tick);
            room.given.clear();
        }
        page(history, room, MessageId.MAX_SEQ);
        long storedNs = System.nanoTime();
        System.out.printf(
                "stored %,.0f a second, %d commits%n",
                events / ((storedNs - startNs) / 1e9), history.health().commits());
        int pages = 2000;
        for (int round = 0; round < 3; round++) {
            long beginNs = System.nanoTime();
            for (int i = 0; i < pages; i++) {
                page(history, room, 100 + (long) i * 7919 % events);
            }
            System.out.printf("a page of 100 in %.0f us%n", (System.nanoTime() - beginNs) / 1e3 / pages);
        }
        Waiting.forResult(history.close());
    }

    private static void page(History history, KeptRoom room, long to) {
        Waiting.forResult(history.read(
                new Archive.Range(room.log.number(), 1, to, Archive.Kind.SPEECH, Archive.Side.NEWEST, 100)));
    }
}
