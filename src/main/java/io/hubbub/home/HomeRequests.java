package io.hubbub.home;

import io.hubbub.bus.Answer;
import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.HubRequest;
import io.hubbub.bus.Reply;
import io.hubbub.room.Filter;

/** What is asked of every home, at one of them. Runs on the home's loop. */
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
        outbox.answer(list, new Answer.Rooms(rooms.listings(list.session())));
    }

    @Override
    public void inspectRooms(HomeRequest.InspectRooms inspect) {
        outbox.answer(inspect, new Answer.InspectedRooms(rooms.inspect(Filter.of(inspect.filter()))));
    }

    @Override
    public void announce(HomeRequest.Announce announce) {
        outbox.reply(home, new Reply.Announced(announce.from(), announce.speech()));
    }

    @Override
    public void observe(HomeRequest.Observe observe) {
        observers.add(observe);
        outbox.answer(observe, new Answer.Done());
    }

    @Override
    public void observeNoMore(HomeRequest.ObserveNoMore stop) {
        observers.remove(stop.session());
    }

    @Override
    public void ofEveryHub(HubRequest request) {
        outbox.forward(home, new Reply.Asked(request));
    }
}
