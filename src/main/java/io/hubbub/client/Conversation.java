package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One connection to a chat server, from entering to leaving. Methods may be called on any thread; what arrives is shown
 * on the socket's event loop.
 */
final class Conversation {
    /**
     * How a conversation ended.
     *
     * @param left whether we had begun to leave; otherwise the server closed
     * @param trouble what the network had to say about it, harmless and in one line, or empty
     */
    record End(boolean left, String trouble) {}

    /** How long a server may take to show that it has read the farewell. */
    private static final long FAREWELL_MS = 1000;

    private final Vertx vertx;
    private final NetSocket socket;
    private final ChatDoor door;
    private final String nick;
    private final Promise<End> ended = Promise.promise();
    private final AtomicBoolean leaving = new AtomicBoolean();

    // Owned by the event loop.
    private String trouble = "";
    private String lastSinceFarewell = "";

    private Conversation(Vertx vertx, NetSocket socket, ChatDoor door, String nick) {
        this.vertx = vertx;
        this.socket = socket;
        this.door = door;
        this.nick = nick;
    }

    /** Enters on a socket just connected. Called on the socket's event loop, before it could deliver anything. */
    static Conversation enter(Vertx vertx, NetSocket socket, ChatDoor door, String nick, Consumer<String> show) {
        Conversation conversation = new Conversation(vertx, socket, door, nick);
        conversation.listen(door.incoming(show));
        socket.write(door.enter(nick));
        return conversation;
    }

    private void listen(Incoming incoming) {
        socket.handler(chunk -> {
            incoming.handle(chunk);
            watchForFarewell(chunk);
        });
        socket.exceptionHandler(failure -> trouble = Text.harmless(String.valueOf(failure.getMessage())));
        socket.endHandler(end -> {
            incoming.end();
            ended.tryComplete(new End(leaving.get(), trouble));
        });
    }

    /**
     * Says one message; an empty one is not sent. Completes when the system has taken the bytes, so a caller that waits
     * never has more than one message in memory; fails when the connection is over.
     */
    Future<Void> say(Buffer text) {
        return text.length() == 0 ? Future.succeededFuture() : socket.write(door.say(nick, text));
    }

    /** Whether the server shows us this line when we say it. */
    boolean comesBack(String line) {
        return door.comesBack(line);
    }

    /**
     * Says farewell, waits until the server is known to have it, and closes; completes when that is done. To close at
     * once would be to reset the connection whenever something unread had arrived, and the farewell could be lost.
     */
    Future<Void> leave() {
        if (leaving.compareAndSet(false, true)) {
            socket.write(door.leave(nick)).onComplete(written -> vertx.setTimer(FAREWELL_MS, late -> socket.close()));
        }
        return ended.future().mapEmpty();
    }

    /** A raw door sends our own words back to us; a line door closes. Either means that the farewell was read. */
    private void watchForFarewell(Buffer chunk) {
        if (!leaving.get()) {
            return;
        }
        String farewell = door.leave(nick).toString(StandardCharsets.ISO_8859_1);
        String seen = lastSinceFarewell + chunk.toString(StandardCharsets.ISO_8859_1);
        if (seen.contains(farewell)) {
            socket.close();
        }
        lastSinceFarewell = seen.substring(Math.max(0, seen.length() - farewell.length()));
    }

    /** Completes when the connection is over; never fails. */
    Future<End> ended() {
        return ended.future();
    }
}
