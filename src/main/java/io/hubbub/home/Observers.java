package io.hubbub.home;

import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.Reply;
import io.hubbub.bus.Request;
import io.hubbub.room.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions that see the events of one home's rooms without being in them. Nothing is held up for them: each has a window, and
 * what doesn't fit in is left out and counted. Runs on the home's loop.
 */
final class Observers {
    private final int home;
    private final HomeOutbox outbox;
    private final Map<Long, Observation> observations = new LinkedHashMap<>();

    private static final class Observation {
        private final long session;
        private final long observation;
        private final String room;
        private int inFlightBytes;
        private int missed;

        Observation(HomeRequest.Observe request) {
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
        return observations.isEmpty();
    }

    /** From here on, and no more what it observed before. */
    void add(HomeRequest.Observe request) {
        observations.put(request.session(), new Observation(request));
    }

    void remove(long session) {
        observations.remove(session);
    }

    /** Something has happened in a room. */
    void tell(HomeRoom room, List<Event> events) {
        int bytes = events.stream().mapToInt(Event::weight).sum();
        for (Observation observation : observations.values()) {
            if (observation.observes(room.key())) {
                tell(observation, room.state().name(), events, bytes);
            }
        }
    }

    private void tell(Observation observation, String room, List<Event> events, int bytes) {
        boolean fits =
                observation.inFlightBytes == 0 || observation.inFlightBytes + bytes <= HomeRequest.Observe.WINDOW_BYTES;
        if (fits) {
            send(observation, room, events, bytes);
        } else {
            observation.missed += events.size();
        }
    }

    /** An observer has dealt with so much. */
    void dealtWith(Request.Observed done) {
        Observation observation = observations.get(done.session());
        if (observation == null || observation.observation != done.observation()) {
            return;
        }
        observation.inFlightBytes -= done.bytes();
        if (observation.inFlightBytes == 0 && observation.missed > 0) {
            send(observation, "", List.of(), Request.OVERHEAD);
        }
    }

    private void send(Observation observation, String room, List<Event> events, int bytes) {
        outbox.reply(new Reply.Happened(
                observation.session, observation.observation, home, room, events, bytes, observation.missed));
        observation.inFlightBytes += bytes;
        observation.missed = 0;
    }
}
