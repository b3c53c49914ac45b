package io.hubbub.home;

import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.HubRequest;
import io.hubbub.bus.Reply;
import io.hubbub.room.Filter;
import java.util.Optional;

/** What is asked of every home, at one of them. Runs on the home's loop. */
final class HomeRequests implements HomeRequest.Handler {
    private final int home;
    private final Rooms rooms;
    private final Observers observers;
    private final HomeOutbox post;

    HomeRequests(int home, Rooms rooms, Observers observers, HomeOutbox post) {
        this.home = home;
        this.rooms = rooms;
        this.observers = observers;
        this.post = post;
    }

    @Override
    public void sync(HomeRequest.Sync sync) {
        post.answer(sync, Optional.empty());
    }

    @Override
    public void listRooms(HomeRequest.ListRooms list) {
        post.answer(list, rooms.listings(list.session()));
    }

    @Override
    public void inspectRooms(HomeRequest.InspectRooms inspect) {
        post.answer(inspect, rooms.inspect(Filter.of(inspect.filter())));
    }

    @Override
    public void announce(HomeRequest.Announce announce) {
        post.tell(home, new Reply.Announced(announce.from(), announce.speech()));
    }

    @Override
    public void observe(HomeRequest.Observe observe) {
        observers.add(observe);
        post.answer(observe, Optional.empty());
    }

    @Override
    public void observeNoMore(HomeRequest.ObserveNoMore stop) {
        observers.remove(stop.session());
    }

    @Override
    public void ofEveryHub(HubRequest ask) {
        post.ask(home, new Reply.Asked(ask));
    }
}
