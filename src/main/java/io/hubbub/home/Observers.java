package io.hubbub.home;

import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.Request;
import io.hubbub.room.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who hears what happens in the rooms of one home without being in them. Nothing is held up for them: each has a window, and
 * what doesn't fit in is left out and counted. Runs on the home's loop.
 */
final class Observers {
    private final int home;
    private final HomeOutbox outbox;
    private final Map<Long, Place> places = new LinkedHashMap<>();

    private static final class Place {
        private final long session;
        private final long observation;
        private final String room;
        private int inFlightBytes;
        private int missed;

        Place(HomeRequest.Observe request) {
            this.session = request.session();
            this.observation = request.query();
            this.room = request.room();
        }

        boolean observes(String key) {
            return room.equals(HomeRequest.Observe.ALL_ROOMS) || room.equals(key);
        }
    }

    Observers(int home, HomeOutbox outbox) {
        this.home = home;
        this.outbox = outbox;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** From here on, and no more what it observed before. */
    void add(HomeRequest.Observe request) {
        places.put(request.session(), new Place(request));
    }

    void remove(long session) {
        places.remove(session);
    }

    /** Something has happened in a room. */
    void tell(HomeRoom room, List<Event> events) {
        int bytes = events.stream().mapToInt(Event::weight).sum();
        for (Place place : places.values()) {
            if (place.observes(room.key())) {
                tell(place, room.state().name(), events, bytes);
            }
        }
    }

    private void tell(Place place, String room, List<Event> events, int bytes) {
        boolean fits = place.inFlightBytes == 0 || place.inFlightBytes + bytes <= HomeRequest.Observe.WINDOW_BYTES;
        if (fits) {
            send(place, room, events, bytes);
        } else {
            place.missed += events.size();
        }
    }

    /** An observer has dealt with so much. */
    void dealtWith(Request.Observed done) {
        Place place = places.get(done.session());
        if (place == null || place.observation != done.observation()) {
            return;
        }
        place.inFlightBytes -= done.bytes();
        if (place.inFlightBytes == 0 && place.missed > 0) {
            send(place, "", List.of(), Request.OVERHEAD);
        }
    }

    private void send(Place place, String room, List<Event> events, int bytes) {
        outbox.reply(new Reply.Happened(place.session, place.observation, home, room, events, bytes, place.missed));
        place.inFlightBytes += bytes;
        place.missed = 0;
    }
}
