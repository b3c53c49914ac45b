package io.hubbub.hub;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A journal in the hands of a test, which says when each thing is done or fails. Notes whatever a home must not ask for. Everything runs
 * on the home's loop.
 */
final class FakeJournal implements Journal {
    private final Journal numbers;

    /** Whether what is asked for is done at once, or waits for the test. */
    boolean waits;

    /** Whether what is asked for fails at once. */
    boolean fails;

    /** Whether it throws something instead. */
    boolean throwsUp;

    /** What is done when it is not behind any more; null if it isn't. */
    Promise<Void> behind;

    /** The rooms that go on from their pasts when they are founded again. */
    Predicate<String> keeps = room -> false;

    /** What a room is opened with if it is not new, by its name. */
    final Map<String, Past> pasts = new HashMap<>();

    /** How often a log was opened. */
    int opened;

    /** What waits, in the order in which it was asked for. */
    final List<Call> calls = new ArrayList<>();

    /** What is stored, by the log. */
    final Map<Long, List<Event>> stored = new LinkedHashMap<>();

    /** What a home has done against the rules. */
    final List<String> faults = new ArrayList<>();

    private final Map<Long, String> open = new HashMap<>();
    private final Set<String> opening = new HashSet<>();

    /** What can't fail any more, since something later of the same log is stored. */
    private final Set<Call> certain = new HashSet<>();

    /** The time of the last event of each log. */
    private final Map<Long, Long> lastMs = new HashMap<>();

    /** Something that was asked for: of which room, and what is done once it may be. */
    record Call(String what, String room, long log, long lastSeq, Runnable done, Runnable failed) {}

    FakeJournal(Journal numbers) {
        this.numbers = numbers;
    }

    private void check(boolean right, String fault) {
        if (!right) {
            faults.add(fault);
        }
    }

    @Override
    public Future<Log> open(String room) {
        check(!open.containsValue(room), "opens " + room + " while it has a log");
        check(opening.add(room), "opens " + room + " twice");
        opened++;
        Promise<Log> promise = Promise.promise();
        Runnable done = () -> {
            Past past = pasts.get(room);
            Log log = past == null
                    ? late(numbers.open(room).result())
                    : new Log(past.state().log(), past.state().position().epoch(), false, Optional.of(past));
            open.put(log.number(), room);
            opening.remove(room);
            stored.putIfAbsent(log.number(), new ArrayList<>());
            promise.complete(log);
        };
        Runnable failed = () -> {
            opening.remove(room);
            promise.fail("no disk");
        };
        return call(new Call("open", room, 0, 0, done, failed), promise);
    }

    @Override
    public Future<Void> append(long log, List<Event> events, Supplier<Past> after) {
        check(open.containsKey(log), "appends to log " + log + ", which is not open");
        check(!events.isEmpty(), "appends nothing");
        long last = lastSeq(log);
        for (Event event : events) {
            check(MessageId.log(event.key()) == log, "appends to log " + log + ": " + event);
            check(event.seq() == last + 1, "appends after " + last + ": " + event);
            check(event.timeMs() >= lastMs.merge(log, event.timeMs(), Math::max), "goes back in time: " + event);
            last = event.seq();
        }
        Past now = after.get();
        check(now.state().seq() == last && now.state().size() == 0, "appends up to " + last + ": " + now);
        Promise<Void> promise = Promise.promise();
        Runnable done = () -> {
            stored.get(log).addAll(events);
            promise.complete();
        };
        Runnable failed = () -> promise.fail("no disk");
        return call(new Call("append", open.get(log), log, last, done, failed), promise);
    }

    /** The same log, of which every append may take its time. */
    static Log late(Log log) {
        return new Log(log.number(), log.epoch(), false, log.past());
    }

    /** The number of the last event of a log that is stored or waits. */
    private long lastSeq(long log) {
        Past past = pasts.get(open.get(log));
        long last = past == null ? 0 : past.state().seq();
        for (Event event : stored.get(log)) {
            last = Math.max(last, event.seq());
        }
        for (Call call : calls) {
            last = call.log() == log ? Math.max(last, call.lastSeq()) : last;
        }
        return last;
    }

    @Override
    public Future<Void> ready() {
        return behind == null ? Future.succeededFuture() : behind.future();
    }

    @Override
    public Future<Void> close(long log, Supplier<Past> last) {
        check(open.containsKey(log), "closes log " + log + ", which is not open");
        check(calls.stream().noneMatch(call -> call.log() == log), "closes log " + log + " before it is stored");
        Promise<Void> promise = Promise.promise();
        String room = open.get(log);
        Past past = last.get();
        Runnable done = () -> {
            open.remove(log);
            if (keeps.test(room)) {
                pasts.put(room, past);
            }
            promise.complete();
        };
        Runnable failed = () -> {
            open.remove(log);
            pasts.remove(room);
            promise.fail("no disk");
        };
        return call(new Call("close", room, log, 0, done, failed), promise);
    }

    private <T> Future<T> call(Call call, Promise<T> promise) {
        if (throwsUp) {
            call.failed().run();
            throw new IllegalStateException("a mistake of the journal's");
        } else if (fails) {
            call.failed().run();
        } else if (waits || calls.stream().anyMatch(other -> other.room().equals(call.room()))) {
            calls.add(call);
        } else {
            call.done().run();
        }
        return promise.future();
    }

    /** What waits, each as a word. */
    List<String> waiting() {
        return calls.stream().map(call -> call.what() + " " + call.room()).toList();
    }

    /** Does what waits and is like that, also what comes to wait meanwhile. */
    void does(Predicate<Call> which) {
        for (Call call : List.copyOf(calls)) {
            if (which.test(call)) {
                int place = calls.indexOf(call);
                calls.remove(place);
                calls.subList(0, place).stream()
                        .filter(earlier -> earlier.room().equals(call.room()))
                        .forEach(certain::add);
                certain.remove(call);
                call.done().run();
            }
        }
    }

    /** How many logs are open. */
    int open() {
        return open.size();
    }

    /** Does what has waited longest. */
    void doesNext() {
        calls.remove(0).done().run();
    }

    /** Whether nothing of the same log has waited longer. */
    boolean isFirst(Call call) {
        return calls.stream()
                .filter(other -> other.room().equals(call.room()))
                .findFirst()
                .orElseThrow()
                .equals(call);
    }

    /** Something fails, and with it whatever waits for the same log: a journal leaves nothing out. */
    void fails(Call first) {
        if (certain.contains(first)) {
            return;
        }
        List<Call> lost = calls.subList(calls.indexOf(first), calls.size()).stream()
                .filter(call -> call.equals(first) || (call.what().equals("append") && call.log() == first.log()))
                .toList();
        calls.removeAll(lost);
        lost.forEach(call -> call.failed().run());
    }
}
