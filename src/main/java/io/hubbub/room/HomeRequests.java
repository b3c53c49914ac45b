package io.hubbub.room;

import java.util.Optional;

/** What is asked of every home, at one of them. Runs on the home's loop. */
final class HomeRequests implements Ask.OfEveryHome.Handler {
    private final int home;
    private final Rooms rooms;
    private final Observers observers;
    private final Post post;

    HomeRequests(int home, Rooms rooms, Observers observers, Post post) {
        this.home = home;
        this.rooms = rooms;
        this.observers = observers;
        this.post = post;
    }

    @Override
    public void sync(Ask.Sync sync) {
        post.answer(sync, Optional.empty());
    }

    @Override
    public void listRooms(Ask.ListRooms list) {
        post.answer(list, rooms.listings(list.session()));
    }

    @Override
    public void inspectRooms(Ask.InspectRooms inspect) {
        post.answer(inspect, rooms.inspect(Filter.of(inspect.filter())));
    }

    @Override
    public void announce(Ask.Announce announce) {
        post.tell(home, new Note.Announced(announce.from(), announce.speech()));
    }

    @Override
    public void observe(Ask.Observe observe) {
        observers.add(observe);
        post.answer(observe, Optional.empty());
    }

    @Override
    public void observeNoMore(Ask.ObserveNoMore stop) {
        observers.remove(stop.session());
    }

    @Override
    public void ofEveryHub(Ask.OfEveryHub ask) {
        post.ask(home, new Note.Asked(ask));
    }
}
