package io.hubbub.hub;

import io.hubbub.room.BanList;
import io.hubbub.room.BanTarget;
import io.hubbub.room.ServerBan;
import io.vertx.core.Future;
import java.util.function.Consumer;

/**
 * Where the bans of the server are kept for good. Called on any thread; its futures complete on any. What is answered is kept, and stands in the log
 * of what was done; a failed future says why not in a sentence for a person.
 */
public interface BanStore {
    /** Keeps nothing: bans last as long as the server runs. */
    BanStore NONE = new BanStore() {
        @Override
        public Future<Void> add(ServerBan ban) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Boolean> remove(BanTarget target, String by) {
            return Future.succeededFuture(true);
        }

        @Override
        public void onChange(Consumer<BanList> told) {
            // Nobody else changes anything.
        }
    };

    /** Keeps one in the place of another with the same target. */
    Future<Void> add(ServerBan ban);

    /** Removes one; false if there was none. */
    Future<Boolean> remove(BanTarget target, String by);

    /**
     * Tells what is kept, at once, and from here on whenever others than this server have changed it.
     *
     * @param told called on any thread
     */
    void onChange(Consumer<BanList> told);
}
