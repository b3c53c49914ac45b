package io.hubbub.hub;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * A provider at which people sign on with a browser: the browser goes there, and comes back with a code that the server changes for their identity. Called on any
 * event loop; its futures may complete on any thread. A failed future means that the provider can't be asked at the moment.
 */
public interface Provider {
    /**
     * What one browser is given for its way there and back: random texts, none of which goes into another's.
     *
     * @param state by which it is known that it comes back by itself
     * @param nonce which the provider repeats where it says who somebody is
     * @param verifier which the provider is shown with the code, and before that only its hash (RFC 7636)
     */
    record Trip(String state, String nonce, String verifier) {}

    /** What a page calls the way there. */
    String label();

    /** The address of the page for which people sign on, as the provider knows it; empty if a request has to tell. */
    Optional<String> page();

    /**
     * Where a browser goes.
     *
     * @param back the address to which it comes back
     */
    Future<String> address(Trip trip, String back);

    /**
     * Who somebody is whose browser has come back.
     *
     * @param back the same address
     * @return empty if the provider doesn't know the code, or what it says is not for this trip
     */
    Future<Optional<Subject>> subject(Trip trip, String back, String code);
}
