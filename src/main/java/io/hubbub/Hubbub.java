package io.hubbub;

import io.hubbub.config.Certificate;
import io.hubbub.config.Config;
import io.hubbub.config.ConfigException;
import io.hubbub.config.ConfigReader;
import io.hubbub.config.TaskCheck;
import io.hubbub.config.TlsConfig;
import io.hubbub.home.Journals;
import io.hubbub.metrics.Metrics;
import io.hubbub.metrics.Pulse;
import io.hubbub.room.Names;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.task.TaskCatalog;
import io.hubbub.task.Tasks;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running chat server, for those who embed it: {@code Hubbub.start(Hubbub.defaults(), TaskCatalog.onClassPath()).await()}. */
public final class Hubbub {
    private static final Logger LOG = LoggerFactory.getLogger(Hubbub.class);

    /** An event loop that stands for so long is written about, with what it stands at. */
    private static final int STUCK_SECONDS = 10;

    private final Vertx vertx;
    private final Shared shared;
    private final List<ChatVerticle> verticles;
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    /** The newest reading of certificates, whether it has begun, is going on or done. */
    private Future<List<String>> lastReading = Future.succeededFuture();

    /** The same, if it hasn't begun; else null. */
    private Future<List<String>> waitingReading;

    private Hubbub(Vertx vertx, Shared shared, List<ChatVerticle> verticles) {
        this.vertx = vertx;
        this.shared = shared;
        this.verticles = verticles;
    }

    /** The configuration that holds when there is no file: the same as {@code conf/hubbub.json}. */
    public static Config defaults() {
        return configuration(TaskCheck.acceptAll()).builtIn(Map.of());
    }

    /** Reads configurations with all kinds of doors that there are. */
    public static ConfigReader configuration(TaskCheck tasks) {
        return new ConfigReader(Doors.KINDS, tasks);
    }

    /**
     * Starts a server with a Vertx of its own. Done when every door listens; fails with {@link StartException} when one
     * can't, and then nothing is left running.
     */
    public static Future<Hubbub> start(Config config, TaskCatalog catalog) {
        return start(config, catalog, stats -> Keeping.open(config, stats.mistakes()));
    }

    /** The same with journals that keep what happens in the rooms. */
    public static Future<Hubbub> start(Config config, TaskCatalog catalog, Journals journals) {
        return start(config, catalog, stats -> Keeping.in(journals));
    }

    private static Future<Hubbub> start(
            Config config, TaskCatalog catalog, Function<ConnectionStats, Keeping> keeping) {
        int instances = config.instances() > 0
                ? config.instances()
                : Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(options(instances));
        Instance.prepare(vertx);
        ConnectionStats stats = new ConnectionStats();
        vertx.exceptionHandler(mistake -> uncaught(stats, mistake));
        Promise<Hubbub> started = Promise.promise();
        vertx.executeBlocking(() -> keeping.apply(stats))
                .compose(kept -> start(vertx, config, catalog, stats, kept, instances))
                .onSuccess(started::complete)
                .onFailure(error -> close(vertx).onComplete(closed -> started.fail(error)));
        return started.future();
    }

    private static Future<Hubbub> start(
            Vertx vertx, Config config, TaskCatalog catalog, ConnectionStats stats, Keeping keeping, int instances) {
        Duration deadline = Duration.ofSeconds(config.tasks().deadlineSeconds);
        Tasks tasks = new Tasks(vertx, catalog, config.tasks().workers, config.tasks().queue, deadline);
        Shared shared = Shared.make(vertx, config, stats, keeping, instances, tasks);
        List<ChatVerticle> verticles = Collections.synchronizedList(new ArrayList<>());
        return vertx.deployVerticle(() -> add(verticles, shared), new DeploymentOptions().setInstances(instances))
                .map(deployed -> new Hubbub(vertx, shared, List.copyOf(verticles)))
                .compose(Hubbub::openDoors)
                .recover(error -> keeping.close().transform(closed -> Future.failedFuture(error)));
    }

    /**
     * Closes a Vertx. The event loops end with it, so nothing that shall happen afterwards may be theirs: hence a thread and a
     * promise that belong to none of them.
     */
    private static Future<Void> close(Vertx vertx) {
        Promise<Void> closed = Promise.promise();
        Thread closer = new Thread(() -> vertx.close().onComplete(closed), "hubbub-close");
        closer.setDaemon(true);
        closer.start();
        return closed.future();
    }

    private static VertxOptions options(int instances) {
        return new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(instances)
                // The machine of somebody who tries the server pauses for a second or two; what stands so long is a
                // mistake.
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS)
                .setMaxEventLoopExecuteTime(STUCK_SECONDS)
                .setWarningExceptionTimeUnit(TimeUnit.SECONDS)
                .setWarningExceptionTime(STUCK_SECONDS)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
    }

    private static ChatVerticle add(List<ChatVerticle> verticles, Shared shared) {
        ChatVerticle verticle = new ChatVerticle(verticles.size(), shared);
        verticles.add(verticle);
        return verticle;
    }

    private Future<Hubbub> openDoors() {
        List<Future<List<Integer>>> open =
                verticles.stream().map(ChatVerticle::openDoors).toList();
        return Future.all(open).map(all -> {
            List<Integer> numbers = all.resultAt(0);
            for (int i = 0; i < numbers.size(); i++) {
                ports.put(shared.config().doors().get(i).name(), numbers.get(i));
            }
            shared.health().opened();
            loadNames();
            lookAfterCertificates();
            return this;
        });
    }

    /** It costs half a megabyte also where all names are ASCII; else an event loop would stand for it in the middle of the chat. */
    private void loadNames() {
        vertx.executeBlocking(
                        () -> {
                            Names.load();
                            return null;
                        },
                        false)
                .onFailure(mistake -> uncaught(shared.stats(), mistake));
    }

    private static void uncaught(ConnectionStats stats, Throwable mistake) {
        stats.mistakes().uncaught("outside of any connection", mistake);
    }

    private void lookAfterCertificates() {
        warnOfCertificates();
        vertx.setPeriodic(Duration.ofDays(1).toMillis(), timer -> warnOfCertificates());
    }

    private void warnOfCertificates() {
        shared.certificates().warnings(Instant.now()).forEach(LOG::warn);
    }

    /** Whether any door does. */
    public boolean speaksTls() {
        return !shared.certificates().sources().isEmpty();
    }

    /**
     * Reads the certificates of all doors again, and shows the new ones from the next handshake on; connections stay as they
     * are. Where a file can't be used, the old certificate stays. Logs what was read. The result has a sentence
     * for each that stayed. Readings are one after another, since an older one must not undo a newer; who asks while
     * one waits for another's end gets that one. Call from any thread.
     */
    public synchronized Future<List<String>> rereadCertificates() {
        if (waitingReading != null) {
            return waitingReading;
        }
        Future<List<String>> next = lastReading.transform(before -> readingBegins());
        waitingReading = lastReading.isComplete() ? null : next;
        lastReading = next;
        return next;
    }

    private synchronized Future<List<String>> readingBegins() {
        waitingReading = null;
        return readCertificates();
    }

    private Future<List<String>> readCertificates() {
        List<String> complaints = new ArrayList<>();
        Future<Void> all = Future.succeededFuture();
        for (TlsConfig source : shared.certificates().sources()) {
            all = all.compose(before -> rereadCertificate(source).recover(failure -> {
                LOG.error(failure.getMessage());
                complaints.add(failure.getMessage());
                return Future.succeededFuture();
            }));
        }
        return all.map(done -> {
                    warnOfCertificates();
                    return List.copyOf(complaints);
                })
                .onFailure(mistake -> shared.stats().mistakes().uncaught("reading the certificates again", mistake));
    }

    /** Fails with a sentence without its end. */
    private Future<Void> rereadCertificate(TlsConfig source) {
        DoorCertificates certificates = shared.certificates();
        return vertx.executeBlocking(() -> certificates.reread(source))
                .recover(unusable -> Future.failedFuture(complaint(source, unusable) + "; the old certificate stays"))
                .compose(certificate -> present(certificate).onSuccess(presented -> {
                    certificates.use(certificate);
                    LOG.info("Read again: {}", certificates.describe(certificate));
                }));
    }

    /** A file that can't be used is the operator's affair; anything else is a mistake of ours. */
    private String complaint(TlsConfig source, Throwable failure) {
        if (!(failure instanceof ConfigException)) {
            shared.stats().mistakes().uncaught("reading " + source + " again", failure);
        }
        return String.valueOf(failure.getMessage());
    }

    private Future<Void> present(Certificate certificate) {
        List<Future<Void>> presented = verticles.stream()
                .flatMap(verticle -> verticle.present(certificate))
                .toList();
        return Future.join(presented)
                .recover(failure -> Future.failedFuture(failure.getMessage() + "; the old certificate stays"
                        + (presented.stream().anyMatch(Future::succeeded)
                                ? " at some instances, and the new one is shown at others"
                                : "")))
                .mapEmpty();
    }

    /** The port of every door, by its name, in the order of the configuration. */
    public Map<String, Integer> ports() {
        return Collections.unmodifiableMap(ports);
    }

    /** How many verticle instances run, one event loop each. */
    public int instances() {
        return shared.instances();
    }

    /** How many connections are taken: fewer than configured, if the process may not open so many files. */
    public int connections() {
        return shared.connections();
    }

    /** Counts of connections and of how they ended. */
    public ConnectionStats stats() {
        return shared.stats();
    }

    /** The tasks: how many run, wait, were turned down. */
    public Tasks tasks() {
        return shared.tasks();
    }

    /** The metrics for a monitoring system. */
    public Metrics metrics() {
        return shared.metrics();
    }

    /** Whether the server works, and whether people may be sent to it. */
    public Health health() {
        return shared.health();
    }

    /** How promptly the event loops work. */
    List<Pulse> pulses() {
        return shared.pulses();
    }

    /** Whether the operating system's fast way of waiting for sockets is used (epoll). */
    public boolean isNative() {
        return vertx.isNativeTransportEnabled();
    }

    private Future<?> closeJournals(Deadline deadline) {
        Future<Void> closed = shared.keeping().close();
        closed.onFailure(error -> LOG.error("while closing the journals", error));
        return deadline.meets(closed).onSuccess(inTime -> {
            if (!inTime) {
                LOG.warn("the journals are not closed in time");
            }
        });
    }

    private Future<?> each(Function<ChatVerticle, Future<Void>> action) {
        return Future.join(verticles.stream().map(action).toList());
    }

    /**
     * Stops: lets nobody in any more, takes leave of everybody, lets out what is queued. Done within the configured grace,
     * give or take a second.
     */
    public Future<Void> stop() {
        Duration grace = Duration.ofSeconds(shared.config().limits().graceSeconds);
        Promise<Void> stopped = Promise.promise();
        shared.health().closing();
        Deadline deadline = new Deadline(vertx, grace);
        each(verticle -> verticle.closeDoors(grace, deadline))
                .onFailure(error -> LOG.warn("while closing the doors: {}", error.toString()))
                .eventually(() -> each(verticle -> verticle.stored(deadline)))
                .eventually(() -> closeJournals(deadline))
                .onComplete(done -> {
                    shared.stats().mistakes().contain("closing the tasks", shared.tasks()::close);
                    shared.stats().mistakes().contain("closing the metrics", shared.metrics()::close);
                    close(vertx).onComplete(stopped);
                });
        return stopped.future();
    }
}
