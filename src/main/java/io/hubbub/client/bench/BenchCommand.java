package io.hubbub.client.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hubbub.client.Endpoint;
import io.hubbub.client.Tools;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: see {@link BenchRun}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Put a load on a server and check what comes back.",
            "All clients are in one room, which is their own but at a raw door; some of them send numbered messages. Every receiver's bytes are compared with"
                    + " every other's, so anything lost, doubled, damaged or out of order is found.",
            "With --in-flight, a message is back when all receivers have it; while only some have it, it counts as that"
                    + " fraction. With --rate, latency counts from when a message was due.",
            "With irc, members join one channel; those who send also ask for echo-message, and so get their own messages as"
                    + " at the other doors. With several sets of --capabilities, bytes are compared among those who have the"
                    + " same set, and the order of messages among all.",
            "With ws, members say hello and join one room, in JSON; what arrives is compared without the frames around it.",
            "With udp, each receiver's messages are counted by themselves: what is lost or comes in another order is reported, and no"
                    + " failure.",
            "Latency is taken at an eighth of the receivers, at least 8 and at most 64, evenly spread."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything arrived everywhere, once and in one order",
            "1:something was lost, doubled, damaged or out of order, or not all came into the room",
            "2:bad arguments",
            "3:could not connect"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub bench localhost:8010",
            "  hubbub bench localhost:8080 --door ws --clients 1000 --rate 500",
            "  hubbub bench localhost:6667 --door irc --capabilities 'server-time;;' --json report.json"
        })
public final class BenchCommand implements Callable<Integer> {
    /** Keeps a fast server busy, and is little enough that latency means something. */
    private static final int USUAL_IN_FLIGHT = 64;

    /** How long Ctrl-C may wait for what is in flight and the report. */
    private static final int GRACE_SECONDS = 8;

    @Parameters(paramLabel = "HOST:PORT", description = "the server, for example 127.0.0.1:8010 or [::1]:8010")
    private String address;

    @Option(
            names = "--door",
            paramLabel = "raw|udp|line|irc|ws|redis",
            defaultValue = "raw",
            description = "what the server speaks on that port (default: ${DEFAULT-VALUE})")
    private String door;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            defaultValue = BenchOptions.USUAL_PATH,
            description = "with ws: where the WebSocket is (default: ${DEFAULT-VALUE})")
    private String path;

    @Option(
            names = "--capabilities",
            paramLabel = "SETS",
            defaultValue = "",
            description =
                    "with irc: what members ask for, sets given out in turn, as in \"server-time,message-tags;;\"")
    private String capabilities;

    @Option(
            names = "--one-by-one",
            description =
                    "with irc and ws: members join one after another, and the report has what the 100th, 1000th ... took")
    private boolean oneByOne;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "100", description = "receivers (default: 100)")
    private int clients;

    @Option(
            names = "--senders",
            paramLabel = "M",
            defaultValue = "10",
            description = "how many of them send; with redis, connections besides (default: 10)")
    private int senders;

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            defaultValue = "64",
            description = "of a message, its line end included (default: 64)")
    private int size;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "send this many messages a second, all senders together; this or --in-flight")
    private double rate;

    @Option(
            names = "--in-flight",
            paramLabel = "W",
            description = "keep this many messages in flight; this or --rate (default: 64)")
    private int inFlight;

    @Option(names = "--seconds", paramLabel = "T", defaultValue = "10", description = "measure so long (default: 10)")
    private double seconds;

    @Option(
            names = "--warmup",
            paramLabel = "S",
            defaultValue = "2",
            description = "the same load before measuring (default: 2)")
    private double warmupSeconds;

    @Option(
            names = "--force",
            description =
                    "with raw and udp, whose doors have one room: run even if others are connected to the server, and may be flooded")
    private boolean force;

    @Option(names = "--server-pid", paramLabel = "PID", description = "also report this process's CPU time and memory")
    private long serverPid;

    @Option(names = "--json", paramLabel = "FILE", description = "write the report there as JSON, too")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            BenchOptions options = options();
            refuseUnseen(options.dialect());
            if (options.dialect() == Dialect.RAW && !force) {
                refuseCompany(options.endpoint());
            }
            return bench(options);
        } catch (IllegalArgumentException badArgument) {
            return complain(badArgument, Tools.EXIT_BAD_ARGUMENTS);
        } catch (CannotRun failure) {
            return complain(failure, failure.exitCode());
        }
    }

    private int complain(Exception failure, int exitCode) {
        spec.commandLine().getErr().println("bench: " + failure.getMessage());
        return exitCode;
    }

    private BenchOptions options() {
        if (serverPid != 0 && Snapshot.statsOrNull(serverPid) == null) {
            throw new IllegalArgumentException("--server-pid " + serverPid + " is no process that can be watched");
        }
        if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
            throw new IllegalArgumentException("--json " + json + " is in no directory that exists");
        }
        Endpoint endpoint = Endpoint.parse(address);
        return new BenchOptions(
                endpoint,
                Dialect.named(door),
                path,
                List.of(capabilities.split(";", -1)),
                oneByOne,
                clients,
                senders,
                size,
                rate,
                rate == 0 && inFlight == 0 ? USUAL_IN_FLIGHT : inFlight,
                seconds,
                warmupSeconds,
                serverPid);
    }

    private void refuseUnseen(Dialect dialect) {
        if (dialect == Dialect.UDP && !force) {
            throw new IllegalArgumentException(
                    "it can't be seen from here who is in the room of a udp door, and everybody there"
                            + " would be flooded. If nobody minds, add --force");
        }
    }

    /** Everybody in the room of a raw door would be flooded, and what they say would spoil the figures. */
    private static void refuseCompany(Endpoint endpoint) {
        OptionalInt others = Neighbours.of(endpoint);
        if (others.isEmpty()) {
            throw new IllegalArgumentException("it can't be seen from here who else is connected to the server at "
                    + endpoint + "; everybody in its room would be flooded. If nobody minds, add --force");
        } else if (others.getAsInt() > 0) {
            throw new IllegalArgumentException("others are connected to the server at " + endpoint + " ("
                    + others.getAsInt() + "); those in its room would be flooded. If nobody minds, add --force");
        }
    }

    private int bench(BenchOptions options) throws IOException, CannotRun {
        Vertx vertx = Tools.oneLoop();
        CountDownLatch reported = new CountDownLatch(1);
        BenchRun run = new BenchRun(vertx, options, new Progress(System.err));
        stopOnExit(run, reported);
        try {
            BenchReport report = run.run().await();
            ReportText.lines(report).forEach(System.out::println);
            writeJson(report);
            return report.isClean() ? 0 : 1;
        } finally {
            reported.countDown();
            vertx.close().await();
        }
    }

    private void writeJson(BenchReport report) throws IOException {
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), report);
        }
    }

    /** Ctrl-C stops the load, and the process ends when the report of what was found so far is out. */
    private static void stopOnExit(BenchRun run, CountDownLatch reported) {
        Thread stopper = new Thread(() -> stop(run, reported), "stopper");
        Runtime.getRuntime().addShutdownHook(stopper);
    }

    private static void stop(BenchRun run, CountDownLatch reported) {
        if (reported.getCount() == 0) {
            return;
        }
        run.stop();
        try {
            reported.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
