package io.hubbub.hub;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * Providers outside, as a company's single sign-on, whose signed word for who somebody is counts here. Called on any event loop; its futures may
 * complete on any thread.
 */
public interface Issuers {
    /** There are none. */
    Issuers NONE = new Issuers() {
        @Override
        public boolean areThere() {
            return false;
        }

        @Override
        public boolean isOne(String text) {
            return false;
        }

        @Override
        public Future<Optional<Subject>> read(String token) {
            return Future.succeededFuture(Optional.empty());
        }
    };

    /** Whether there are any. */
    boolean areThere();

    /** Whether a text has the form of what such providers sign; false if there are none. */
    boolean isOne(String text);

    /**
     * Whom a signed token is about.
     *
     * @return empty if it is not signed by a provider that counts, or not for this server, or too old. Fails if that can't be found out at the moment
     */
    Future<Optional<Subject>> read(String token);
}
