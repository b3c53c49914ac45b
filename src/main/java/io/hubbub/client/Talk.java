package io.hubbub.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One client's side of a conversation: the words it sends, and how it shows what comes. Confined to the socket's event
 * loop, but for {@link #comesBack}.
 */
interface Talk {
    /**
     * The subject of a talk.
     *
     * @param account whose owner the user is
     * @param room where to go first, or empty; only for doors with a choice
     * @param show gets each line that the user should see, harmless to a terminal
     * @param leave begins to leave, and completes when the connection is over
     */
    record Setting(
            Vertx vertx,
            Connection socket,
            String nick,
            Optional<Credentials> account,
            String room,
            Consumer<String> show,
            Supplier<Future<Void>> leave) {}

    /** Called once, before anything else. */
    void enter();

    /** Says what the user typed, never empty; left as it is. Completes when the system has taken the bytes. */
    Future<Void> say(Buffer text);

    /** Says farewell; completes when the system has taken that. */
    Future<Void> leave();

    /** Whether the server shows the speaker this line, too. Asked on any thread. */
    boolean comesBack(String line);

    /** Whether the server has ever let us in. */
    boolean wasIn();

    void received(Buffer chunk);

    /** Nothing more will come: shows what was held back. */
    void end();
}
