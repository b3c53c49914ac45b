package io.hubbub.home;

import io.hubbub.room.Owner;
import io.hubbub.room.Refusal.Why;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Which rooms belong to which accounts, whether they are there or not. What is asked is answered at once, on the loop of any home. What is
 * changed is kept for good when the future completes, on any thread, with why it could not be changed if it could not; if it fails, that
 * can't be found out at the moment. Rooms are named as folded.
 */
public interface RoomOwners {
    /** Rooms belong to nobody, and can't. */
    RoomOwners NONE = new RoomOwners() {
        @Override
        public Owner ownerOf(String room) {
            return Owner.NOBODY;
        }

        @Override
        public long edition() {
            return 0;
        }

        @Override
        public Future<Optional<Why>> claim(String room, String name, Owner by, boolean isOwnerHere) {
            return Future.succeededFuture(Optional.of(Why.ACCOUNT_NEEDED));
        }

        @Override
        public Future<Optional<Why>> transfer(String room, Owner from, Owner to, String by) {
            return Future.succeededFuture(Optional.of(Why.ROOM_NOT_OWNED));
        }

        @Override
        public Future<Optional<Why>> drop(String room, Owner from, String by) {
            return Future.succeededFuture(Optional.of(Why.ROOM_NOT_OWNED));
        }
    };

    /** Whom a room belongs to; {@link Owner#NOBODY} for nobody. */
    Owner ownerOf(String room);

    /** Another number each time that some room belongs to somebody else. */
    long edition();

    /**
     * A room belongs to an account from here on, that of the one who wants it. It has belonged to nobody, or to one who has not been seen for so long that others may have
     * it.
     *
     * @param name as the room's name is written
     * @param isOwnerHere whether the present owner, if there is one, is in the room: then it is not gone
     */
    Future<Optional<Why>> claim(String room, String name, Owner by, boolean isOwnerHere);

    /**
     * A room belongs to another account from here on.
     *
     * @param from who owns it, as the one knows who wants it
     * @param by who wants it, as the log of what was done says it
     */
    Future<Optional<Why>> transfer(String room, Owner from, Owner to, String by);

    /** A room belongs to nobody from here on. */
    Future<Optional<Why>> drop(String room, Owner from, String by);
}
