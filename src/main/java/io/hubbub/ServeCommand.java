package io.hubbub;

import io.hubbub.config.Config;
import io.hubbub.config.ConfigException;
import io.hubbub.config.DoorConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}, and what happens without any command: runs the server until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Start the chat server (the default).")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger("hubbub");

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--instances",
            paramLabel = "N",
            description = "Verticle instances, one event loop each; 0 is one for each core.")
    private Integer instances;

    @Option(
            names = "--ports-file",
            paramLabel = "FILE",
            description = "Write the ports here once all doors listen, as JSON: door name to port.")
    private Path portsFile;

    @Override
    public Integer call() throws InterruptedException {
        Config config = config();
        Hubbub server = start(config);
        Thread goodEnd = new Thread(() -> stop(server, config), "hubbub-stop");
        Runtime.getRuntime().addShutdownHook(goodEnd);
        announce(server, config);
        if (portsFile != null) {
            tellPorts(server, goodEnd);
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private Config config() {
        Config config = options.read();
        if (instances == null) {
            return config;
        }
        if (instances < 0 || instances > 1024) {
            throw new ConfigException("--instances: expected a whole number from 0 to 1024, got " + instances);
        }
        return config.withInstances(instances);
    }

    private Hubbub start(Config config) {
        try {
            return Hubbub.start(config, options.catalog()).await();
        } catch (StartException cannot) {
            throw new ConfigException(options.source() + ": " + cannot.getMessage());
        }
    }

    private void tellPorts(Hubbub server, Thread goodEnd) {
        try {
            PortsFile.write(portsFile, server.ports());
        } catch (IOException cannot) {
            Runtime.getRuntime().removeShutdownHook(goodEnd);
            server.stop().await();
            throw new ConfigException("--ports-file: can't write " + portsFile + ": " + cannot);
        }
    }

    private static void announce(Hubbub server, Config config) {
        if (!server.isNative()) {
            LOG.warn("No native transport for this platform: everything works, with more CPU time for each message");
        }
        String doors = config.doors().stream()
                .map(door ->
                        door.name() + " " + door.host() + ":" + server.ports().get(door.name()))
                .collect(Collectors.joining(", "));
        LOG.info("Listening with {} instance(s): {}", server.instances(), doors);
        if (config.doors().stream().map(DoorConfig::host).allMatch(ServeCommand::isLoopback)) {
            LOG.info("Only this machine gets in; \"host\": \"0.0.0.0\" in a door's configuration lets others in");
        }
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("127.") || host.equals("localhost") || host.equals("::1");
    }

    /** Runs when the process is told to end; the exit code is ours to say, since this end is a good one. */
    private static void stop(Hubbub server, Config config) {
        LOG.info("Stopping");
        Duration patience = Duration.ofSeconds(config.limits().graceSeconds() + 2L);
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
