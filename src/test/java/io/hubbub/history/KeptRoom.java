package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.Owner;
import io.hubbub.room.Profile;
import io.hubbub.room.RoomState;
import io.hubbub.room.Speech;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** A room as its home has it: makes events, and gives them to the journal. */
final class KeptRoom {
    private final Journal journal;
    final Journal.Log log;
    final RoomState state;
    final Member ann = new Member(7, "Ann", new Profile("ann", "192.0.2.7", "Ann of Cleves"), java.util.Set.of(), 0);
    private String entryKey;
    private long timeMs;

    /** What was given, in order. */
    final List<Event> given = new ArrayList<>();

    private KeptRoom(Journal journal, String name, Journal.Log log) {
        this.journal = journal;
        this.log = log;
        this.state = log.past()
                .map(past -> past.state().copy())
                .orElseGet(() -> new RoomState(name, Modes.NONE, log.number(), log.epoch()));
        this.entryKey = log.past().map(Journal.Past::key).orElse("");
        this.timeMs = log.past().map(Journal.Past::lastMs).orElse(1000L);
    }

    static KeptRoom open(Journal journal, String name) {
        Journal.Log log = Waiting.forResult(journal.open(name));
        return new KeptRoom(journal, name, log);
    }

    Event make(LongFunction<Event> at) {
        Event event = at.apply(state.nextKey());
        state.apply(event);
        return event;
    }

    Future<Void> give(List<Event> events) {
        given.addAll(events);
        return journal.append(log.number(), events, this::past);
    }

    Journal.Past past() {
        return new Journal.Past(state.withoutMembers(), entryKey, timeMs);
    }

    void joins() {
        Waiting.forResult(give(List.of(make(key -> new Event.Joined(key, timeMs, ann)))));
    }

    Event said(String text) {
        return said(Speech.line(text));
    }

    Event said(Speech speech) {
        return make(key -> new Event.Said(key, ++timeMs, ann, speech));
    }

    Future<Void> says(String text) {
        return give(List.of(said(text)));
    }

    void says(int count) {
        for (int i = 0; i < count; i++) {
            says("word " + (state.seq() + 1));
        }
    }

    void setsTopic(String topic) {
        Waiting.forResult(give(List.of(make(key -> new Event.TopicSet(key, ++timeMs, ann, topic)))));
    }

    void tells(String key, String value) {
        Waiting.forResult(give(
                List.of(make(number -> new Event.Described(number, ++timeMs, ann, Map.of(key, value))))));
    }

    void switches(Mode mode) {
        changes(new ModeChange.Switched(mode, true));
    }

    void setsKey(String word) {
        entryKey = word;
        changes(new ModeChange.KeySet(word));
    }

    void keepsFor(int days) {
        changes(new ModeChange.KeepSet(days));
    }

    void belongsTo(Owner owner) {
        changes(new ModeChange.OwnerSet(owner));
    }

    private void changes(ModeChange change) {
        Waiting.forResult(give(List.of(make(key -> new Event.ModesChanged(key, ++timeMs, ann, List.of(change))))));
    }

    Future<Void> leaves() {
        Waiting.forResult(give(List.of(make(key -> new Event.Left(key, ++timeMs, ann, "bye")))));
        return close();
    }

    Future<Void> close() {
        return journal.close(log.number(), this::past);
    }

    long timeMs() {
        return timeMs;
    }
}
