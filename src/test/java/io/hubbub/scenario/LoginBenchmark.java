package io.hubbub.scenario;

import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.hub.ScramClient;
import io.hubbub.room.LookAlikes;
import io.hubbub.room.Names;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * What accounts cost: the start and the memory at rest with many of them, the server's CPU time for a login by each mechanism, and how
 * long messages take in a room of a hundred while a thousand people log in by password at once. A measurement, so not a test; run it from
 * the test class path on a machine that has nothing else to do:
 *
 * <pre>java -cp TEST-CLASS-PATH io.hubbub.scenario.LoginBenchmark [ACCOUNTS [LOGINS]]</pre>
 */
public final class LoginBenchmark {
    private static final String PASSWORD = "correct horse battery staple";
    private static final int AT_ONCE = 32;
    private static final int STORM = 1000;
    private static final int MEMBERS = 100;
    private static final int MESSAGE_BYTES = 64;
    private static final long PAUSE_NS = 2_000_000;
    private static final Duration PHASE = Duration.ofSeconds(10);

    private static final String SERVER = """
            { "instances": 1, "limits": { "connectionsPerAddress": 0 }, "history": { "uri": "%s" },
              "doors": [ { "door": "raw", "port": 0, "room": "lobby" },
                         { "door": "irc", "port": 0, "floodBurst": 0 } ] }
            """;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final String uri;
    private final int accounts;
    private final int logins;
    private final Token token = Token.make(RANDOM);
    private int starts;

    private LoginBenchmark(Path folder, int accounts, int logins) {
        this.folder = folder;
        this.uri = "sqlite:" + folder.resolve("hubbub.db");
        this.accounts = accounts;
        this.logins = logins;
    }

    public static void main(String[] arguments) throws Exception {
        int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int logins = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4000;
        new LoginBenchmark(Files.createTempDirectory("logins"), accounts, logins).run();
    }

    private void run() throws Exception {
        atRest("no account").close();
        fill();
        try (ServerProcess server = atRest(String.format(Locale.ROOT, "%,d accounts", accounts))) {
            for (int round = 0; round < 3; round++) {
                measure(server, "guest", logins, this::guest);
                measure(server, "token", logins, this::byToken);
                measure(server, "SCRAM-SHA-256", logins, this::byScram);
                measure(server, "PLAIN", logins / 10, this::byPassword);
            }
            storm(server);
        }
    }

    // At rest.

    private ServerProcess atRest(String what) throws IOException {
        Path files = Files.createDirectory(folder.resolve("start" + ++starts));
        ServerProcess.start(files, SERVER.formatted(uri), Map.of("HUBBUB_HISTORY_URI", uri))
                .close();
        List<Long> startedNs = new ArrayList<>();
        ServerProcess server = null;
        for (int i = 0; i < 5; i++) {
            Path each = Files.createDirectory(files.resolve("again" + i));
            if (server != null) {
                server.terminate();
                server.exitCode();
            }
            long beginNs = System.nanoTime();
            server = ServerProcess.start(each, SERVER.formatted(uri), Map.of("HUBBUB_HISTORY_URI", uri));
            startedNs.add(System.nanoTime() - beginNs);
        }
        startedNs.sort(null);
        System.out.printf(
                "%s: start %.2f s, live objects %,d bytes, resident %,d%n",
                what, startedNs.get(2) / 1e9, server.liveBytes(), server.residentBytes());
        return server;
    }

    /** All have the same password: to make a credential for each would take hours. */
    private void fill() throws SQLException {
        String credential = ScramCredential.of(PASSWORD.getBytes(StandardCharsets.UTF_8), 100_000, RANDOM)
                .written();
        try (Connection connection = DriverManager.getConnection("jdbc:" + uri)) {
            connection.setAutoCommit(false);
            try (PreparedStatement account = connection.prepareStatement(
                            "insert into account (id, key, name, credential, created) values (?, ?, ?, ?, 1)");
                    PreparedStatement nick =
                            connection.prepareStatement("insert into nick (key, skeleton, account) values (?, ?, ?)")) {
                for (int i = 0; i < accounts; i++) {
                    String name = name(i);
                    account.setLong(1, i + 1);
                    account.setString(2, Names.fold(name));
                    account.setString(3, name);
                    account.setString(4, credential);
                    account.addBatch();
                    nick.setString(1, Names.fold(name));
                    nick.setString(2, LookAlikes.skeleton(name));
                    nick.setLong(3, i + 1);
                    nick.addBatch();
                    if (i % 1000 == 999) {
                        account.executeBatch();
                        nick.executeBatch();
                    }
                }
                account.executeBatch();
                nick.executeBatch();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into token (hash, account, label, created) values (?, 1, 'bench', 1)")) {
                insert.setBytes(1, token.hash());
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    /** Letters in which nothing looks like another. */
    private static String name(int i) {
        StringBuilder name = new StringBuilder("user");
        for (int rest = i, place = 0; place < 5; rest /= 16, place++) {
            name.append("abcdefghkmprstuw".charAt(rest % 16));
        }
        return name.toString();
    }

    // Logins.

    private interface Way {
        void logIn(Peer peer, String account) throws IOException;
    }

    /** A connection to the IRC door. */
    private static final class Peer implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Peer(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        void send(String lines) throws IOException {
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
        }

        /** The next line that has one of these words; no other is of interest. */
        String until(String... words) throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                for (String word : words) {
                    if (line.contains(word)) {
                        return line;
                    }
                }
            }
            throw new IOException("the connection ended");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void guest(Peer peer, String account) {
        // Nothing.
    }

    private void byPassword(Peer peer, String account) throws IOException {
        plain(peer, account, PASSWORD);
    }

    private void byToken(Peer peer, String account) throws IOException {
        plain(peer, name(0), token.text());
    }

    private static void plain(Peer peer, String account, String secret) throws IOException {
        peer.send("CAP REQ :sasl\r\nAUTHENTICATE PLAIN\r\n");
        peer.until("AUTHENTICATE +");
        peer.send("AUTHENTICATE " + encoded("\0" + account + "\0" + secret) + "\r\n");
        succeeds(peer);
    }

    private void byScram(Peer peer, String account) throws IOException {
        peer.send("CAP REQ :sasl\r\nAUTHENTICATE SCRAM-SHA-256\r\n");
        peer.until("AUTHENTICATE +");
        String bare = "n=" + account + ",r=" + Long.toHexString(RANDOM.nextLong());
        peer.send("AUTHENTICATE " + encoded("n,," + bare) + "\r\n");
        String challenge = peer.until("AUTHENTICATE ").replaceFirst(".*AUTHENTICATE ", "");
        String decoded = new String(Base64.getDecoder().decode(challenge), StandardCharsets.UTF_8);
        ScramClient client = Scram.client(PASSWORD, bare, decoded);
        peer.send("AUTHENTICATE " + Base64.getEncoder().encodeToString(client.last()) + "\r\n");
        peer.until("AUTHENTICATE ");
        peer.send("AUTHENTICATE +\r\n");
        succeeds(peer);
    }

    private static void succeeds(Peer peer) throws IOException {
        String answer = peer.until(" 903 ", " 904 ", "FAIL", " 908 ");
        if (!answer.contains(" 903 ")) {
            throw new IOException(answer);
        }
    }

    private static void enter(Peer peer, String nick) throws IOException {
        peer.send("NICK " + nick + "\r\nUSER b 0 * :b\r\nCAP END\r\n");
        peer.until(" 001 ");
    }

    private void measure(ServerProcess server, String what, int count, Way way) throws Exception {
        each(server, Math.min(count, 200), way);
        long cpuMs = server.cpuMs();
        long beginNs = System.nanoTime();
        each(server, count, way);
        double seconds = (System.nanoTime() - beginNs) / 1e9;
        double cpu = (double) (server.cpuMs() - cpuMs) / count;
        System.out.printf(
                "%s: %.3f ms of CPU a connection (%,.0f a second on one core), %,.0f a second here%n",
                what, cpu, 1000 / cpu, count / seconds);
    }

    private void each(ServerProcess server, int count, Way way) throws Exception {
        AtomicInteger next = new AtomicInteger();
        all(AT_ONCE, () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try (Peer peer = new Peer(server.port("irc"))) {
                    way.logIn(peer, name(1 + i % (accounts - 1)));
                    enter(peer, "g" + i);
                }
            }
            return null;
        });
    }

    private static void all(int threads, Callable<Void> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Void>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            done.add(pool.submit(work));
        }
        for (Future<Void> each : done) {
            each.get(30, TimeUnit.MINUTES);
        }
        pool.shutdown();
    }

    // A storm.

    private volatile Histogram current = new SynchronizedHistogram(TimeUnit.MINUTES.toNanos(1), 3);

    private final class Member implements Swarm.Sink {
        private final ByteBuffer message = ByteBuffer.allocate(MESSAGE_BYTES);

        @Override
        public void received(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                message.put(bytes.get());
                if (!message.hasRemaining()) {
                    current.recordValue(Math.max(0, System.nanoTime() - message.getLong(0)));
                    message.clear();
                }
            }
        }
    }

    private void storm(ServerProcess server) throws Exception {
        try (Swarm swarm = new Swarm()) {
            List<SwarmClient> members = swarm.connect(server.port("raw"), MEMBERS, Member::new);
            SwarmClient speaker = members.get(0);
            speak(speaker, () -> false);
            Histogram quiet = speak(speaker, () -> false);
            AtomicInteger done = new AtomicInteger();
            AtomicInteger later = new AtomicInteger();
            long beginNs = System.nanoTime();
            Thread storm = new Thread(() -> rush(server, done, later));
            storm.start();
            Histogram busy = speak(speaker, storm::isAlive);
            storm.join();
            System.out.printf(
                    "%d logins by password at once: %d in, %d told to come back, in %.1f s%n",
                    STORM, done.get(), later.get(), (System.nanoTime() - beginNs) / 1e9);
            System.out.printf(
                    "chat beside it: p50 %.0f us, p99 %.0f us; without: p50 %.0f us, p99 %.0f us%n",
                    busy.getValueAtPercentile(50) / 1e3,
                    busy.getValueAtPercentile(99) / 1e3,
                    quiet.getValueAtPercentile(50) / 1e3,
                    quiet.getValueAtPercentile(99) / 1e3);
        }
    }

    private Histogram speak(SwarmClient speaker, BooleanSupplier goesOn) {
        Histogram into = new SynchronizedHistogram(TimeUnit.MINUTES.toNanos(1), 3);
        current = into;
        long startNs = System.nanoTime();
        while (goesOn.getAsBoolean() || System.nanoTime() - startNs < PHASE.toNanos()) {
            LockSupport.parkNanos(PAUSE_NS);
            speaker.send(ByteBuffer.allocate(MESSAGE_BYTES).putLong(0, System.nanoTime()));
        }
        return into;
    }

    /** Each of them comes again until it is let in. */
    private void rush(ServerProcess server, AtomicInteger done, AtomicInteger later) {
        AtomicInteger next = new AtomicInteger();
        try {
            all(STORM, () -> {
                String account = name(1 + next.getAndIncrement() % (accounts - 1));
                while (true) {
                    try (Peer peer = new Peer(server.port("irc"))) {
                        plain(peer, account, PASSWORD);
                        enter(peer, account);
                        done.incrementAndGet();
                        return null;
                    } catch (IOException busy) {
                        later.incrementAndGet();
                        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                    }
                }
            });
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** A client keeps what it derived from the password, as real ones do: one that did not would be what is measured. */
    private static final class Scram {
        private static byte[] salted;

        static synchronized ScramClient client(String password, String bare, String challenge) {
            if (salted == null) {
                salted = ScramClient.salted(password, challenge);
            }
            return new ScramClient(salted, bare, challenge);
        }
    }
}
