package io.hubbub.command;

import io.hubbub.door.web.JsonExport;
import io.hubbub.history.KeptRooms;
import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.hubbub.room.RoomLog;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** Writes logs as lines of JSON, a page at a time: so what it needs doesn't grow with what is kept. */
final class HistoryExport {
    private final KeptRooms rooms;
    private final PrintWriter out;
    private final Long sinceMs;
    private final Long untilMs;

    /**
     * @param sinceMs the first time, in milliseconds since 1970; null for the beginning
     * @param untilMs the time before which it happened; null for the end as it is now
     */
    HistoryExport(KeptRooms rooms, PrintWriter out, Long sinceMs, Long untilMs) {
        this.rooms = rooms;
        this.out = out;
        this.sinceMs = sinceMs;
        this.untilMs = untilMs;
    }

    /** Writes an incarnation of a room, or nothing if nothing of it is in the range; returns whether it could be written. */
    boolean write(RoomLog log) {
        OptionalLong from = sinceMs == null ? OptionalLong.of(log.first()) : rooms.firstFrom(log.number(), sinceMs);
        OptionalLong after = untilMs == null ? OptionalLong.empty() : rooms.firstFrom(log.number(), untilMs);
        // What happens while this is written is not written: else the export of a busy room would never end.
        long to = Math.min(log.last(), after.orElse(Long.MAX_VALUE) - 1);
        if (from.isEmpty() || from.getAsLong() > to) {
            return true;
        }
        out.print(JsonExport.room(log));
        return pages(log, from.getAsLong(), to);
    }

    private boolean pages(RoomLog log, long from, long to) {
        long next = from;
        boolean isEnd = false;
        while (!isEnd && !out.checkError()) {
            Archive.Page page = rooms.page(log.number(), next, to);
            write(log, page, removed(page, next, to));
            next = page.to() + 1;
            isEnd = page.isEnd();
        }
        if (isEnd && next <= to) {
            // The last of an incarnation that has ended was removed between two pages.
            out.print(JsonExport.gap(log.room(), new Archive.Gap(next, to, to - next + 1)));
        }
        return !out.checkError();
    }

    /** Numbers that were there when this began, and were removed for their age since; null for none. */
    private static Archive.Gap removed(Archive.Page page, long next, long to) {
        long last = Math.min(page.first() - 1, to);
        return last < next ? null : new Archive.Gap(next, last, last - next + 1);
    }

    private void write(RoomLog log, Archive.Page page, Archive.Gap removed) {
        Deque<Archive.Gap> gaps = new ArrayDeque<>();
        if (removed != null) {
            gaps.add(removed);
        }
        page.gaps().stream().filter(Archive.Gap::isLoss).forEach(gaps::add);
        for (Event event : page.events()) {
            while (!gaps.isEmpty() && gaps.peek().from() < event.seq()) {
                out.print(JsonExport.gap(log.room(), gaps.remove()));
            }
            if (JsonExport.isForPeople(event)) {
                out.print(JsonExport.event(log.room(), event));
            }
        }
        gaps.forEach(gap -> out.print(JsonExport.gap(log.room(), gap)));
    }
}
