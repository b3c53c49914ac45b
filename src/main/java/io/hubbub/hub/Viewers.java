package io.hubbub.hub;

import io.hubbub.room.CloseReason;
import java.util.Optional;
import java.util.function.Predicate;

/** The sessions of one hub as the fan-out of events sees them. */
interface Viewers {
    /** A session that is open here. */
    Optional<Viewer> viewer(long session);

    /** Closes every session that is like that. */
    void closeIf(Predicate<Viewer> like, CloseReason reason);
}
