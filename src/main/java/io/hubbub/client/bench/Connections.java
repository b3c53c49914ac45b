package io.hubbub.client.bench;

import io.hubbub.client.Tools;
import io.hubbub.client.UdpConnection;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;

/** The sockets of a run, and what they do when something arrives. Confined to one event loop. */
final class Connections {
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int EXIT_NOT_CONNECTED = 3;

    /** An IRC server asks somebody silent with PING, which would come among the bytes that are compared. */
    private static final long SIGN_OF_LIFE_MS = 20_000;

    private static final Buffer SIGN_OF_LIFE = Buffer.buffer("PONG :bench\r\n");

    private static final long KNOCK_MS = 500;

    private final Vertx vertx;

    private final BenchOptions options;
    private final Audience audience;
    private final LongSupplier clock;
    private final String channel;
    private final NetClient client;

    /** Null where a connection is all it takes to be in the room. */
    private final Entrances entrances;

    private final List<NetSocket> receivers = new ArrayList<>();
    private final List<WriteStream<Buffer>> speakers = new ArrayList<>();

    /** Those that have no connection, but datagrams. */
    private final List<UdpConnection> members = new ArrayList<>();

    private byte[] scratch = new byte[1 << 16];
    private Runnable onArrival = () -> {};
    private boolean closing;

    /** @param channel what receivers subscribe to, where a dialect has that */
    Connections(
            Vertx vertx,
            BenchOptions options,
            Audience audience,
            LongSupplier clock,
            String channel,
            Entrances entrances) {
        this.vertx = vertx;
        this.entrances = entrances;
        this.options = options;
        this.audience = audience;
        this.clock = clock;
        this.channel = channel;
        this.client =
                vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true).setConnectTimeout(CONNECT_TIMEOUT_MS));
    }

    /** Connects everyone; fails with {@link CannotRun}. */
    Future<Void> open() {
        if (options.dialect() == Dialect.UDP) {
            return openDatagrams();
        }
        Future<Void> connected = connect(options.clients(), this::receiverConnected);
        if (options.dialect() == Dialect.IRC) {
            vertx.setPeriodic(SIGN_OF_LIFE_MS, now -> receivers.forEach(socket -> socket.write(SIGN_OF_LIFE)));
        }
        if (entrances != null) {
            return connected.compose(done -> entrances.allIn());
        }
        if (options.dialect().membersSpeak()) {
            return connected;
        }
        return connected.compose(done -> connect(options.senders(), (socket, index) -> speakerConnected(socket)));
    }

    private Future<Void> connect(int count, ObjIntConsumer<NetSocket> connected) {
        Connector connector = new Connector(client, options.endpoint(), count, connected);
        return connector.connectAll().recover(failure -> {
            String why = Tools.whyNotConnected(options.endpoint(), failure);
            String where = connector.openCount() + " of " + count + " connections came about: ";
            return Future.failedFuture(new CannotRun(EXIT_NOT_CONNECTED, where + why));
        });
    }

    /** A socket for each, since a server tells members apart by their ports; the first of them knocks until it is let in. */
    private Future<Void> openDatagrams() {
        List<Future<Void>> opened = new ArrayList<>();
        for (int i = 0; i < options.clients(); i++) {
            int index = i;
            opened.add(UdpConnection.open(vertx, options.endpoint()).compose(socket -> memberOpened(socket, index)));
        }
        return Future.all(opened)
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(
                        new CannotRun(EXIT_NOT_CONNECTED, Tools.whyNotConnected(options.endpoint(), failure))));
    }

    private Future<Void> memberOpened(UdpConnection socket, int index) {
        members.add(socket);
        socket.listen(data -> received(index, copied(data), 0, data.length()), failure -> {}, () -> {});
        if (index < options.senders()) {
            speakers.add(socket);
        }
        Promise<Void> admitted = Promise.promise();
        socket.whenAdmitted(admitted::tryComplete);
        long knocking = vertx.setPeriodic(0, KNOCK_MS, now -> socket.knock());
        return admitted.future()
                .timeout(CONNECT_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .onComplete(done -> vertx.cancelTimer(knocking));
    }

    private void receiverConnected(NetSocket socket, int index) {
        socket.handler(incoming(socket, index));
        socket.exceptionHandler(failure -> gone(index));
        socket.endHandler(end -> gone(index));
        receivers.add(socket);
        if (entrances != null) {
            entrances.begin(index, socket);
        }
        Buffer greeting = options.dialect().greeting(channel);
        if (greeting.length() > 0) {
            socket.write(greeting);
        }
        if (options.dialect().membersSpeak() && index < options.senders()) {
            speakers.add(socket);
        }
    }

    /** Answers of a server to speakers that are not receivers say nothing about deliveries. */
    private void speakerConnected(NetSocket socket) {
        socket.handler(reply -> {});
        speakers.add(socket);
    }

    private Handler<Buffer> incoming(NetSocket socket, int index) {
        if (options.dialect() != Dialect.WS) {
            return data -> received(index, copied(data), 0, data.length());
        }
        WsReader frames = new WsReader(socket, (bytes, from, to) -> received(index, bytes, from, to));
        return data -> frames.read(copied(data), data.length());
    }

    /** With room for one byte more, which somebody may need. */
    private byte[] copied(Buffer data) {
        if (data.length() >= scratch.length) {
            scratch = new byte[data.length() + 1];
        }
        data.getBytes(0, data.length(), scratch);
        return scratch;
    }

    private void received(int index, byte[] bytes, int from, int to) {
        if (entrances != null && !audience.hasStarted(index)) {
            entrances.received(index, Buffer.buffer(to - from).appendBytes(bytes, from, to - from));
        }
        audience.receive(index, bytes, from, to, audience.isMeasured(index) ? clock.getAsLong() : 0);
        onArrival.run();
    }

    private void gone(int index) {
        if (!closing) {
            audience.gone(index);
            if (entrances != null) {
                entrances.gone(index);
            }
            onArrival.run();
        }
    }

    /** From now on, something that arrives is also told here. */
    void onArrival(Runnable handler) {
        onArrival = handler;
    }

    FloodControl floodControl() {
        return entrances == null ? FloodControl.NONE : entrances.floodControl();
    }

    /** Those that may speak, in no particular order. */
    List<WriteStream<Buffer>> speakers() {
        return speakers;
    }

    Future<Void> close() {
        closing = true;
        members.forEach(UdpConnection::close);
        return client.close();
    }
}
