package io.hubbub.home;

import io.vertx.core.Future;

/** Makes the journal of each home. This is where a server that keeps what happens hands in how. */
@FunctionalInterface
public interface Journals {
    /** Nothing is kept: what happens is seen at once, and a room lasts as long as somebody is in it. */
    Journals IN_MEMORY = MemoryJournal::new;

    /**
     * Called on the event loop of the home.
     *
     * @param home which home of the server it is for, from 0
     * @param homes how many there are
     */
    Journal journal(int home, int homes);

    /** The server stops: nothing more is asked of any journal. Done when what they were given is safe. Called once, from any thread. */
    default Future<Void> close() {
        return Future.succeededFuture();
    }
}
