package io.hubbub.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL of a test's own: its own folder, a free port, the password {@code s3cret} for the user {@code hubbub}. */
public final class PostgresServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final String PASSWORD = "s3cret";

    /** Of this JVM, for tests that don't stop it. */
    private static PostgresServer shared;

    private final Path binaries;
    private final Path folder;
    private int port;
    private int databases;

    private PostgresServer(Path binaries) throws IOException {
        this.binaries = binaries;
        this.folder = Files.createTempDirectory("hubbub-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        run(
                "initdb",
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--username=hubbub",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--pgdata=" + data());
    }

    /** One that runs; the test is left out where there are no binaries of it. */
    public static PostgresServer start() throws IOException {
        Optional<Path> found = binaries();
        Assumptions.assumeTrue(found.isPresent(), "PostgreSQL is not installed");
        PostgresServer server = new PostgresServer(found.orElseThrow());
        server.startOnFreePort();
        return server;
    }

    public static synchronized PostgresServer shared() throws IOException {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** Debian has them beside the search path, by version. */
    private static Optional<Path> binaries() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .findAny();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Somebody else may take the port between its choice and its use. */
    private void startOnFreePort() throws IOException {
        for (int attempt = 0; ; attempt++) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            try {
                startAgain();
                return;
            } catch (IllegalStateException taken) {
                if (attempt == 5) {
                    throw taken;
                }
            }
        }
    }

    public void startAgain() {
        run(
                "pg_ctl",
                "--pgdata=" + data(),
                "--wait",
                "--log=" + folder.resolve("log"),
                "start",
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories="
                        + folder);
    }

    public void stop() {
        run("pg_ctl", "--pgdata=" + data(), "--wait", "--mode=immediate", "stop");
    }

    /** The address of a new database. */
    public synchronized String newDatabase() {
        String name = "test" + ++databases;
        run("createdb", "--host=" + folder, "--port=" + port, "--username=hubbub", name);
        return uri(PASSWORD, name);
    }

    public String uri(String password, String database) {
        return "postgresql://hubbub:" + password + "@127.0.0.1:" + port + "/" + database;
    }

    /** It refuses to run as root. */
    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of(
                    "setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "env", "HOME=" + folder));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PGPASSWORD", PASSWORD);
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(program + ": " + Files.readString(output, StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    @Override
    public void close() {
        try {
            stop();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((one, other) -> other.compareTo(one))
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | IllegalStateException alreadyStopped) {
            System.err.println(alreadyStopped.getMessage());
        }
    }
}
