package io.hubbub.bus;

import io.vertx.core.Future;

/** The events of one room on their way to one audience. */
public interface RoomFeed {
    /** Done once events reach the audience. */
    Future<Void> begun();

    /** Nothing more is to come. */
    void end();
}
