package io.hubbub.command;

import io.hubbub.Exposure;
import io.hubbub.Hubbub;
import io.hubbub.StartException;
import io.hubbub.config.Config;
import io.hubbub.config.ConfigException;
import io.hubbub.config.LimitsConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The server as a process: starts it, says where it listens, stops it when the process is told to end. */
final class Serve {
    private static final Logger LOG = LoggerFactory.getLogger("hubbub");

    private final ServeOptions options;
    private final ConfigSource source;

    /** Null until every door listens, and when it stops. */
    private volatile Hubbub running;

    Serve(ServeOptions options) {
        this.options = options;
        this.source = ConfigSource.of(options.conf());
    }

    /**
     * Runs until the process ends.
     *
     * @throws ConfigException when it can't start for a reason that the configuration can mend
     */
    int run() throws InterruptedException {
        // The resolver of the JDK does for the few host names that a configuration may have, and starts faster.
        System.setProperty("vertx.disableDnsResolver", "true");
        // Beside the start, which it would hold up.
        new Thread(() -> ProcessSignals.onHangUp(this::hungUp), "hubbub-signals").start();
        Config config = config();
        Hubbub server = start(config);
        running = server;
        Thread goodEnd = new Thread(() -> stop(config), "hubbub-stop");
        Runtime.getRuntime().addShutdownHook(goodEnd);
        announce(server, config);
        options.portsFile().ifPresent(file -> tellPorts(file, server, goodEnd));
        new CountDownLatch(1).await();
        return 0;
    }

    /** SIGHUP. A shell sends it, too, when its terminal is closed; the server goes on all the same. */
    private void hungUp() {
        Hubbub server = running;
        if (server == null) {
            LOG.info("SIGHUP: the server is starting or stopping, so there is nothing to read again");
        } else if (server.speaksTls()) {
            LOG.info("SIGHUP: reading the certificates again");
            server.rereadCertificates();
        } else {
            LOG.info("SIGHUP: no door speaks TLS, so there is no certificate to read again");
        }
    }

    private Config config() {
        Config config = source.read();
        return options.instances().map(number -> withInstances(config, number)).orElse(config);
    }

    private static Config withInstances(Config config, int number) {
        if (number < 0 || number > Config.MOST_INSTANCES) {
            throw new ConfigException(
                    "--instances: expected a whole number from 0 to " + Config.MOST_INSTANCES + ", got " + number);
        }
        return config.withInstances(number);
    }

    private Hubbub start(Config config) {
        try {
            return Hubbub.start(config, source.catalog()).await();
        } catch (StartException cannot) {
            throw new ConfigException(source + ": " + cannot.getMessage());
        }
    }

    private static void tellPorts(Path file, Hubbub server, Thread goodEnd) {
        try {
            PortsFile.write(file, server.ports());
        } catch (IOException cannot) {
            Runtime.getRuntime().removeShutdownHook(goodEnd);
            server.stop().await();
            throw new ConfigException("--ports-file: " + PortsFile.complaint(file, cannot));
        }
    }

    private static void announce(Hubbub server, Config config) {
        if (!server.isNative()) {
            LOG.warn("No native transport for this platform: everything works, with more CPU time for each message");
        }
        sayHowMany(server, config.limits().connections);
        Announcement announcement = new Announcement(config, server.ports());
        LOG.info("Listening with {} instance(s): {}", server.instances(), announcement.doors());
        announcement.waysIn().ifPresent(LOG::info);
        if (Exposure.isNone(config)) {
            LOG.info("Only this machine gets in; \"host\": \"0.0.0.0\" in a door's configuration lets others in");
        }
        Exposure.warnings(config).forEach(LOG::warn);
    }

    /** Fewer than were asked for is worth a line; fewer than the default is what most machines have. */
    private static void sayHowMany(Hubbub server, int configured) {
        if (server.connections() < configured) {
            Level level = configured == LimitsConfig.STANDARD.connections ? Level.DEBUG : Level.INFO;
            LOG.atLevel(level)
                    .log(
                            "Takes {} connections at most, not the {} of limits.connections: it may open no more files (ulimit -n)",
                            server.connections(),
                            configured);
        }
    }

    /** Runs when the process is told to end; the exit code is ours to say, since this end is a good one. */
    private void stop(Config config) {
        Hubbub server = running;
        running = null;
        LOG.info("Stopping");
        ProcessSignals.nextOneEndsAtOnce();
        Duration patience = Duration.ofSeconds(config.limits().graceSeconds + 2L);
        int exitCode = 0;
        try {
            server.stop().await(patience.toSeconds(), TimeUnit.SECONDS);
            LOG.info("Stopped");
        } catch (TimeoutException | RuntimeException failure) {
            LOG.error("Stopped, but not everything came to its end: {}", failure.toString());
            exitCode = 1;
        }
        Logging.flush();
        Runtime.getRuntime().halt(exitCode);
    }
}
