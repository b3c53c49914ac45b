package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One connection to a chat server, from entering to leaving. Methods may be called on any thread; what arrives is shown
 * on the socket's event loop.
 */
final class Conversation {
    /**
     * How a conversation ended.
     *
     * @param left whether we had begun to leave; otherwise the server closed
     * @param wasIn whether the server had let us in by then
     * @param trouble what the network had to say about it, harmless and in one line, or empty
     */
    record End(boolean left, boolean wasIn, String trouble) {}

    /** How long a server may take to show that it has read the farewell. */
    private static final long FAREWELL_MS = 1000;

    private final Vertx vertx;
    private final Context loop;
    private final Connection socket;
    private final Talk talk;
    private final Promise<End> ended = Promise.promise();
    private final AtomicBoolean leaving = new AtomicBoolean();

    /** Owned by the event loop. */
    private String trouble = "";

    private Conversation(Vertx vertx, Connection socket, ChatClient.Options options, Consumer<String> show) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.socket = socket;
        this.talk =
                options.door().talk(new Talk.Setting(
                vertx, socket, options.nick(), options.account(), options.room(), show, this::leave));
    }

    /** Enters on a socket just connected. Called on the socket's event loop, before it could deliver anything. */
    static Conversation enter(Vertx vertx, Connection socket, ChatClient.Options options, Consumer<String> show) {
        Conversation conversation = new Conversation(vertx, socket, options, show);
        conversation.listen();
        conversation.talk.enter();
        return conversation;
    }

    private void listen() {
        socket.listen(
                talk::received, failure -> trouble = Text.harmless(String.valueOf(failure.getMessage())), this::end);
    }

    private void end() {
        talk.end();
        ended.tryComplete(new End(leaving.get(), talk.wasIn(), trouble));
    }

    /**
     * Says one message; an empty one is not sent. Completes when the system has taken the bytes, so a caller that waits
     * never has more than one message in memory; fails when the connection is over.
     */
    Future<Void> say(Buffer text) {
        return text.length() == 0 ? Future.succeededFuture() : onLoop(() -> talk.say(text));
    }

    /** Whether the server shows us this line when we say it. */
    boolean comesBack(String line) {
        return talk.comesBack(line);
    }

    /**
     * Says farewell, waits until the server is known to have it, and closes; completes when that is done. To close at
     * once would be to reset the connection whenever something unread had arrived, and the farewell could be lost.
     */
    Future<Void> leave() {
        if (leaving.compareAndSet(false, true)) {
            onLoop(talk::leave).onComplete(written -> vertx.setTimer(FAREWELL_MS, late -> socket.close()));
        }
        return ended.future().mapEmpty();
    }

    private Future<Void> onLoop(Supplier<Future<Void>> action) {
        Promise<Void> done = Promise.promise();
        loop.runOnContext(inside -> action.get().onComplete(done));
        return done.future();
    }

    /** Completes when the connection is over; never fails. */
    Future<End> ended() {
        return ended.future();
    }
}
