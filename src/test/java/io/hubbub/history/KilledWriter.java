package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.stats.ConnectionStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that writes into a history until it is killed. Prints {@code seen LOG EPOCH SEQ} for each event that somebody would have seen
 * by then: relayed ones when they are given, the others when they are stored.
 */
final class KilledWriter {
    static final String STORED = "stored";
    static final String RELAYED = "relayed";

    private KilledWriter() {}

    public static void main(String[] arguments) throws Exception {
        Random random = new Random(Long.parseLong(arguments[1]));
        HistorySettings settings = new HistorySettings(
                arguments[0],
                Durability.RELAYED,
                20,
                0,
                0,
                1 << 26,
                100,
                10,
                HistorySettings.Mail.USUAL,
                Map.of(STORED, new HistorySettings.OfRoom(Durability.STORED, 0, 0)));
        History history =
                History.open(settings, new ConnectionStats().mistakes(), System::currentTimeMillis, System::nanoTime);
        Journal journal = history.journal(0, 1);
        List<KeptRoom> rooms = new ArrayList<>();
        for (String name : List.of(STORED, RELAYED)) {
            KeptRoom room = KeptRoom.open(journal, name);
            rooms.add(room);
            System.out.println(
                    "opened " + name + " " + room.log.number() + " " + room.log.epoch() + " " + room.state.seq());
        }
        AtomicLong inFlight = new AtomicLong();
        while (true) {
            for (int i = 0; i < rooms.size(); i++) {
                KeptRoom room = rooms.get(i);
                List<Event> events = new ArrayList<>();
                for (int count = 1 + random.nextInt(5); count > 0; count--) {
                    events.add(room.said("word " + random.nextLong()));
                }
                inFlight.incrementAndGet();
                room.give(events).onComplete(done -> {
                    inFlight.decrementAndGet();
                    StringBuilder seen = new StringBuilder();
                    for (Event event : done.succeeded() ? events : List.<Event>of()) {
                        seen.append("seen ")
                                .append(room.log.number())
                                .append(' ')
                                .append(room.log.epoch())
                                .append(' ')
                                .append(event.seq())
                                .append('\n');
                    }
                    System.out.print(seen);
                });
                room.given.clear();
                if (random.nextInt(200) == 0) {
                    Waiting.forResult(room.leaves());
                    rooms.set(i, KeptRoom.open(journal, room.state.name()));
                }
            }
            while (inFlight.get() > 20) {
                Thread.onSpinWait();
            }
        }
    }
}
