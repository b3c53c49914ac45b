package io.hubbub.hub;

import io.hubbub.bus.Bus;
import io.hubbub.bus.RoomBatch;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Names;
import io.hubbub.stats.ConnectionStats;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** The audiences of the rooms that sessions of one hub are in, and what each has to do at the end of a tick. Runs on the hub's loop. */
final class Audiences implements Audience.Host {
    private final int hub;
    private final Bus bus;
    private final HubOutbox outbox;
    private final Viewers viewers;
    private final ConnectionStats stats;
    private final LongSupplier clockNs;
    private final Tally tally;
    private final PageReader pages;
    private final Runnable isNeeded;
    private final Runnable flushReplies;
    private final Map<String, Audience> audiences = new HashMap<>();

    /** Of this tick: those with something to do. */
    private Set<Audience> dirty = new LinkedHashSet<>();

    /**
     * @param isNeeded called when something has to be done at the end of the tick
     * @param flushReplies writes the replies that were given before
     */
    Audiences(
            int hub,
            Bus bus,
            HubOutbox outbox,
            Viewers viewers,
            ConnectionStats stats,
            LongSupplier clockNs,
            PageReader pages,
            Runnable isNeeded,
            Runnable flushReplies) {
        this.hub = hub;
        this.bus = bus;
        this.outbox = outbox;
        this.viewers = viewers;
        this.stats = stats;
        this.clockNs = clockNs;
        this.pages = pages;
        this.isNeeded = isNeeded;
        this.flushReplies = flushReplies;
        this.tally = new Tally(stats.traffic());
    }

    /** How many rooms events are taken for. */
    int size() {
        return audiences.size();
    }

    /** A subscription to a room, by the room's name; nothing reaches it before the room's home has let its session in. */
    Subscription subscription(Viewer viewer, String room, Wire wire, Recall recall) {
        Audience audience =
                audiences.computeIfAbsent(Names.fold(room), key -> new Audience(this, key, bus, tally, pages));
        audience.expect(viewer.id());
        return new Subscription(viewer, audience.room(), audience.members(), wire, recall);
    }

    /** Does something for a session as soon as the events of a room reach this hub. */
    void whenFollowed(Subscription subscription, Runnable action) {
        String key = subscription.room().key();
        Viewer viewer = subscription.viewer();
        audiences
                .get(key)
                .subscribed()
                .onComplete(subscribed -> viewer.guard().contain(() -> {
                    if (subscribed.failed()) {
                        expectNoMore(key, viewer.id());
                        throw new IllegalStateException("no events of room " + key + " can be had", subscribed.cause());
                    }
                    action.run();
                }));
    }

    /** A join that was expected in a room won't be asked for, or doesn't let anybody in. */
    void expectNoMore(String room, long session) {
        Optional.ofNullable(audiences.get(room)).ifPresent(audience -> audience.expectNoMore(session));
    }

    /** A session is gone, and so out of a room. */
    void forget(Subscription subscription) {
        Optional.ofNullable(audiences.get(subscription.room().key()))
                .ifPresent(audience -> audience.members().remove(subscription));
    }

    /** Writes to everybody what came since the last tick. */
    void flush(long number) {
        Set<Audience> due = dirty;
        dirty = new LinkedHashSet<>();
        for (Audience audience : due) {
            try {
                flush(audience, number);
            } catch (Throwable mistake) {
                // The sessions concerned have ended by now, and the homes have heard.
                mistaken(audience.room(), mistake);
            }
        }
        tally.tell();
    }

    private void flush(Audience audience, long number) {
        if (audience.hasPending()) {
            audience.flush(number);
        }
        Fanout members = audience.members();
        if (members.laggingChanged()) {
            String key = audience.room().key();
            outbox.request(outbox.homeOf(key), new RoomRequest.Lagging(key, members.lagging()));
        }
    }

    /** Gives up the rooms in which nobody of this hub is any more. */
    void sweep() {
        audiences.values().removeIf(this::unsubscribed);
        tally.tell();
    }

    private boolean unsubscribed(Audience audience) {
        boolean idle = audience.isIdle() && !audience.hasPending();
        if (idle) {
            stats.mistakes().contain("room " + audience.room().key(), audience::unsubscribe);
        }
        return idle;
    }

    @Override
    public void flushReplies() {
        flushReplies.run();
    }

    @Override
    public int index() {
        return hub;
    }

    @Override
    public Optional<Viewer> viewer(long session) {
        return viewers.viewer(session);
    }

    @Override
    public HubOutbox.Mark mark(String room) {
        return outbox.mark(room);
    }

    @Override
    public void isNeeded(Audience audience) {
        dirty.add(audience);
        isNeeded.run();
    }

    @Override
    public RoomBatch arrived(RoomBatch batch) {
        return batch.isFromElsewhere() ? batch.publishedAt(clockNs.getAsLong()) : batch;
    }

    @Override
    public void seen(RoomBatch batch) {
        if (batch.awaited().contains(hub)) {
            stats.traffic().took(clockNs.getAsLong() - batch.publishedNs());
            stats.mistakes().contain("an acknowledgement", () -> outbox.seen(batch.home(), batch.number()));
        }
    }

    @Override
    public void mistaken(RoomCopy room, Throwable mistake) {
        stats.mistakes().made("room " + room.key(), mistake);
    }

    @Override
    public void failAll(RoomCopy room) {
        viewers.closeIf(viewer -> viewer.subscriptions().hasPlaceIn(room), CloseReason.INTERNAL_ERROR);
    }
}
