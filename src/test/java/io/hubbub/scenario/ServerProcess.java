package io.hubbub.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbub.Complaints;
import io.hubbub.TestServer;
import io.hubbub.bus.Passing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, as its operator runs it: where its memory counts, or how it ends. It is killed when this is
 * closed, whatever has happened.
 */
final class ServerProcess implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;

    /** How a line begins that is not the rest of another one. */
    private static final Pattern LOGGED = Pattern.compile("\\d{4}-\\d\\d-\\d\\d ");

    private final Process process;
    private final Path log;
    private final JsonNode ports;

    private ServerProcess(Process process, Path log, Path portsFile) throws IOException {
        this.process = process;
        this.log = log;
        Scenario.await("the ports", () -> Files.exists(portsFile) || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("the server ended: " + log());
        }
        this.ports = new ObjectMapper().readTree(portsFile.toFile());
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @param folder where its files go
     */
    static ServerProcess start(Path folder, String json, String... jvmOptions) {
        return start(folder, json, Map.of(), jvmOptions);
    }

    /** Likewise, with more in its environment. */
    static ServerProcess start(Path folder, String json, Map<String, String> environment, String... jvmOptions) {
        try {
            Path log = folder.resolve("log");
            Path portsFile = folder.resolve("ports.json");
            List<String> command = command(Files.writeString(folder.resolve("conf.json"), json), portsFile, jvmOptions);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(TestServer.NO_HISTORY);
            builder.environment().putAll(environment);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            try {
                return new ServerProcess(process, log, portsFile);
            } catch (IOException | AssertionError failure) {
                process.destroyForcibly();
                throw failure;
            }
        } catch (IOException cannot) {
            throw new AssertionError(cannot);
        }
    }

    private static List<String> command(Path conf, Path portsFile, String... jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.add("-D" + Passing.PROPERTY + "=" + System.getProperty(Passing.PROPERTY, ""));
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of("io.hubbub.command.Main", "--conf", conf.toString(), "--ports-file", portsFile.toString()));
        return command;
    }

    int port(String door) {
        return ports.get(door).asInt();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it has in memory, as the kernel counts: heap, direct buffers, code and all. */
    long residentBytes() {
        try {
            String[] pages = Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"))
                    .split(" ");
            return Long.parseLong(pages[1]) * PAGE_BYTES;
        } catch (IOException gone) {
            throw new AssertionError("the server ended: " + log(), gone);
        }
    }

    /** The CPU time that it has used, in milliseconds. */
    long cpuMs() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** The bytes of all objects in its heap that are in use. */
    long liveBytes() {
        try {
            Process histogram = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "GC.class_histogram")
                    .start();
            String total = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String[] words =
                    total.substring(total.lastIndexOf('\n') + 1).strip().split("\\s+");
            return Long.parseLong(words[2]);
        } catch (IOException gone) {
            throw new AssertionError("the server ended: " + log(), gone);
        }
    }

    /** Its log so far, a line each. */
    List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** What it has logged as a warning or an error, stack traces included. What the JVM itself says is none of it. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        boolean complaining = false;
        for (String line : log()) {
            if (LOGGED.matcher(line).lookingAt()) {
                complaining = !line.contains(" INFO ") && !line.contains(Complaints.ABOUT_THE_MACHINE);
            }
            if (complaining) {
                complaints.add(line);
            }
        }
        return complaints;
    }

    /** How many connections it says have ended for this reason. */
    long ended(io.hubbub.room.CloseReason reason) {
        return log().stream()
                .filter(line -> line.contains(" closed: " + reason + ": "))
                .count();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Sends it a signal, by its name without SIG. */
    void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new AssertionError("no signal " + name);
            }
        } catch (IOException | InterruptedException cannot) {
            throw new AssertionError(cannot);
        }
    }

    /** Its exit code, once it has ended. */
    int exitCode() {
        try {
            if (!process.waitFor(Scenario.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it goes on and on: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
