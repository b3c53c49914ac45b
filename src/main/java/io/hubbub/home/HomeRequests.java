package io.hubbub.home;

import io.hubbub.bus.Answer;
import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.HubRequest;
import io.hubbub.bus.Reply;
import io.hubbub.room.Asker;
import io.hubbub.room.Filter;
import io.hubbub.room.Refusal;
import io.hubbub.room.Right;

/** Handles requests to every home, at one of them. Runs on the home's loop. */
final class HomeRequests implements HomeRequest.Handler {
    private final int home;
    private final Rooms rooms;
    private final Observers observers;
    private final Publisher publisher;
    private final HomeOutbox outbox;

    HomeRequests(int home, Rooms rooms, Observers observers, Publisher publisher, HomeOutbox outbox) {
        this.home = home;
        this.rooms = rooms;
        this.observers = observers;
        this.publisher = publisher;
        this.outbox = outbox;
    }

    @Override
    public void sync(HomeRequest.Sync sync) {
        publisher.sync(sync);
    }

    @Override
    public void listRooms(HomeRequest.ListRooms list) {
        outbox.answer(list, new Answer.Rooms(rooms.listings(list.by())));
    }

    @Override
    public void inspectRooms(HomeRequest.InspectRooms inspect) {
        if (may(inspect.by(), Right.INSPECT)) {
            outbox.answer(inspect, new Answer.InspectedRooms(rooms.inspect(Filter.of(inspect.filter()))));
        }
    }

    @Override
    public void announce(HomeRequest.Announce announce) {
        if (may(new Asker(announce.session(), announce.rights()), Right.ANNOUNCE)) {
            outbox.reply(home, new Reply.Announced(announce.from(), announce.speech()));
        }
    }

    @Override
    public void observe(HomeRequest.Observe observe) {
        if (may(observe.by(), Right.INSPECT)) {
            observers.add(observe);
            outbox.answer(observe, new Answer.Done());
        }
    }

    @Override
    public void observeNoMore(HomeRequest.ObserveNoMore stop) {
        observers.remove(stop.session());
    }

    /**
     * The hub of a session has refused it already: what comes here without the right has gone around that, and is answered by this
     * alone.
     */
    private boolean may(Asker by, Right right) {
        boolean may = by.may(right);
        if (!may) {
            outbox.reply(new Reply.Refused(by.session(), new Refusal(Refusal.Why.NOT_SERVER_OPERATOR, "")));
        }
        return may;
    }

    @Override
    public void ofEveryHub(HubRequest request) {
        outbox.forward(home, new Reply.Asked(request));
    }
}
