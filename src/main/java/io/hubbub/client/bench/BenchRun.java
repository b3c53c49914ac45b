package io.hubbub.client.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * One run of the load generator: connect everyone, bring them to one point of the stream, put the load on, report.
 * Everything happens on one event loop; only {@link #run} and {@link #stop} may be called from elsewhere.
 */
final class BenchRun {
    private static final int EXIT_TROUBLE = 1;

    private final BenchOptions options;
    private final Progress progress;
    private final ContextInternal context;
    private final LongSupplier clock = System::nanoTime;

    private final MessageFormat format;
    private final String channel;
    private final SendTimes times;
    private final MessageOrder order;
    private final List<ReferenceLog> logs;
    private final JoinTimes joins;
    private final Latencies latencies = new Latencies();
    private final Audience audience;
    private final Connections connections;

    private final Promise<BenchReport> report = Promise.promise();
    private Snapshot before;
    private Snapshot connected;
    private Load load;

    /** @param vertx with a single event loop; the caller closes it */
    BenchRun(Vertx vertx, BenchOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.context = (ContextInternal) vertx.getOrCreateContext();
        int tag = (int) System.nanoTime();
        format = new MessageFormat(
                tag,
                options.dialect().textBytes(options.size()),
                options.dialect().end());
        channel = "bench-" + Integer.toHexString(tag);
        times = new SendTimes(options.senders());
        order = new MessageOrder(
                options.capabilities().stream().map(BenchRun::describe).toList());
        logs = IntStream.range(0, options.capabilities().size())
                .mapToObj(this::log)
                .toList();
        audience = new Audience(
                options.clients(), format, logs, latencies, options.dialect().isLossy());
        joins = new JoinTimes(clock, () -> Snapshot.cpuNsOrZero(options.serverPid()));
        connections = new Connections(vertx, options, audience, clock, channel, entrances(vertx, tag));
    }

    /** Null where a connection is all it takes. */
    private Entrances entrances(Vertx vertx, int tag) {
        String stem = String.format(Locale.ROOT, "b%04x", tag & 0xFFFF);
        Entrances.Maker maker = switch (options.dialect()) {
            case RAW, UDP, LINE, REDIS -> null;
            case IRC ->
                (index, socket, host) -> new IrcEntrance(
                        index, socket, nick(stem, index), channel, IrcEntrance.capabilities(options, index), host);
            case WS ->
                (index, socket, host) ->
                        new WsEntrance(index, socket, options.address(), nick(stem, index), channel, host);
        };
        return maker == null ? null : new Entrances(vertx, options, joins, maker);
    }

    private static String nick(String stem, int index) {
        return stem + String.format(Locale.ROOT, "%04x", index);
    }

    private static String describe(String capabilities) {
        return capabilities.isEmpty() ? "members without capabilities" : "members with " + capabilities;
    }

    private ReferenceLog log(int group) {
        StreamCheck check = new StreamCheck(format, options.senders());
        return new ReferenceLog(check, times, (sender, number) -> order.saw(group, sender, number));
    }

    /** Fails with {@link CannotRun} when the load could not begin. */
    Future<BenchReport> run() {
        context.runOnContext(start -> {
            before = snapshot();
            progress.say("connecting " + options.clients() + " clients to " + options.endpoint());
            connections
                    .open()
                    .compose(open -> meet())
                    .compose(met -> putLoadOn())
                    .map(done -> makeReport())
                    .eventually(connections::close)
                    .onSuccess(report::tryComplete)
                    .onFailure(report::tryFail);
        });
        return report.future();
    }

    /** Ends the load early; the report then tells what was found so far. */
    void stop() {
        context.runOnContext(stop -> {
            if (load == null) {
                report.tryFail(new CannotRun(EXIT_TROUBLE, "stopped before the load began"));
            } else {
                load.stop();
            }
        });
    }

    private Future<Void> meet() {
        progress.say("waiting until all of them are in the room");
        return new Rendezvous(
                        context.owner(),
                        audience,
                        senders()::mark,
                        options.dialect().isLossy())
                .meet()
                .recover(failure -> Future.failedFuture(new CannotRun(EXIT_TROUBLE, failure.getMessage())));
    }

    private Senders senders() {
        Dialect dialect = options.dialect();
        return new Senders(
                connections.speakers(),
                format,
                dialect.packing(channel, format.textBytes()),
                logs.get(0).check(),
                times,
                Senders.Boundaries.of(dialect));
    }

    private Future<Void> putLoadOn() {
        connected = snapshot();
        Senders senders = senders();
        Pace pace = options.inFlight() > 0
                ? new InFlightPace(options.inFlight(), senders, audience)
                : new RatePace(options.rate(), clock.getAsLong(), senders);
        load = new Load(context, options, pace, senders, audience, latencies, clock, progress);
        connections.onArrival(load::arrived);
        return load.run();
    }

    private Snapshot snapshot() {
        return Snapshot.take(clock.getAsLong(), audience, options.serverPid());
    }

    private BenchReport makeReport() {
        latencies.takeInterval();
        return new ReportMaker(
                        options, before, connected, load, audience, order, joins, latencies, connections.floodControl())
                .make();
    }
}
