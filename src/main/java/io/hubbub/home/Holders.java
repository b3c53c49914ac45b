package io.hubbub.home;

import io.hubbub.room.Claim;
import io.hubbub.room.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which sessions hold which claims in one room: of those who are in it by all that has happened, or by all that is published. Runs on the
 * home's loop.
 */
final class Holders {
    private final Map<Long, Claim> claims = new HashMap<>(0);

    /** It has shown a claim, or none. */
    void joins(long session, Claim claim) {
        if (!claim.isNone()) {
            claims.put(session, claim);
        }
    }

    /** One that is in the room shows another claim from here on, or none. */
    void shows(long session, Claim claim) {
        claims.remove(session);
        joins(session, claim);
    }

    Claim of(long session) {
        return claims.getOrDefault(session, Claim.NONE);
    }

    /** Events are published: those who are gone with them show their claims again when they come back. */
    void published(List<Event> events, HomeRoom room) {
        if (claims.isEmpty()) {
            return;
        }
        for (Event event : events) {
            if (event instanceof Event.Departed departed) {
                long session = departed.who().session();
                if (room.state().member(session).isEmpty()
                        && room.published().member(session).isEmpty()) {
                    claims.remove(session);
                }
            }
        }
    }
}
