package io.hubbub.hub;

import io.hubbub.room.BanList;
import io.hubbub.room.ServerBan;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends the sessions of one hub that a new ban is about. Runs on the hub's loop. */
final class BanReview {
    private final Sessions sessions;
    private final Bans bans;
    private final Consumer<Runnable> later;

    /** New since the last sweep: somebody may have been on the way in when the sessions were looked at. */
    private BanList late = BanList.NONE;

    /** @param later does something on the hub's loop, from whichever thread */
    BanReview(Sessions sessions, Bans bans, Consumer<Runnable> later) {
        this.sessions = sessions;
        this.bans = bans;
        this.later = later;
    }

    void begin() {
        bans.onChange(fresh -> later.accept(() -> {
            late = late.with(fresh, 0);
            review(fresh);
        }));
    }

    /** To be called about once a second. */
    void sweep() {
        if (!late.isEmpty()) {
            BanList again = late;
            late = BanList.NONE;
            review(again);
        }
    }

    private void review(BanList fresh) {
        for (Session session : List.copyOf(sessions.all())) {
            session.contain(() -> {
                Optional<ServerBan> ban = bans.of(fresh, session.identity());
                ban.ifPresent(session.guard()::banned);
            });
        }
    }
}
