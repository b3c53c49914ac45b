package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChatClientTest {
    private final Vertx vertx = Tools.oneLoop();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Everything a server received, complete when the client is gone. */
    private final Promise<String> received = Promise.promise();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void onARawDoorItEntersSpeaksAndLeavesInTheAgreedWords() {
        try (FakeServer server = new FakeServer(this::echo)) {
            assertEquals(0, chat(server, ChatDoor.RAW, input("hello\n\nwörld\r\nlast")));
        }
        String words = "bob:Enter Chat Roombob:hellobob:wörldbob:lastbob:Leave Chat Room";
        assertEquals(words, received.future().await());
    }

    @Test
    void onALineDoorItTellsItsNickAndSendsLinesAsTheyAre() {
        try (FakeServer server = new FakeServer(this::record)) {
            assertEquals(0, chat(server, ChatDoor.LINE, input("hello\n\n/who\nlast")));
        }
        assertEquals("/nick bob\nhello\n/who\nlast\n/quit\n", received.future().await());
    }

    @Test
    void whatTheServerSaysGoesToTheOutputAsItComes() throws IOException {
        PipedOutputStream keyboard = new PipedOutputStream();
        try (FakeServer server = new FakeServer(socket -> {
            socket.write("alice:hi\u001B[2J");
            socket.handler(data -> closeQuietly(keyboard));
        })) {
            assertEquals(0, chat(server, ChatDoor.RAW, new PipedInputStream(keyboard)));
        }
        assertTrue(text(out).startsWith("alice:hi␛[2J\n"), text(out));
    }

    @Test
    void itIsAnErrorWhenTheServerClosesFirst() throws IOException {
        InputStream silent = new PipedInputStream(new PipedOutputStream());
        try (FakeServer server =
                new FakeServer(socket -> socket.handler(data -> socket.end(Buffer.buffer("full\n"))))) {
            assertEquals(1, chat(server, ChatDoor.RAW, silent));
        }
        assertEquals("full\n", text(out));
        assertEquals("the server closed the connection\n", text(err));
    }

    @Test
    void aServerThatNeverShowsOurFarewellIsLeftAllTheSame() {
        try (FakeServer server = new FakeServer(this::record)) {
            assertEquals(0, chat(server, ChatDoor.RAW, input("hello\n")));
        }
        assertEquals(
                "bob:Enter Chat Roombob:hellobob:Leave Chat Room",
                received.future().await());
    }

    /** Half a second is what a client without back-pressure would have to swallow the whole input. */
    @Test
    void aLargeInputIsReadOnlyAsFastAsTheServerTakesIt() {
        LongStream typed = new LongStream(32 << 20);
        AtomicLong taken = new AtomicLong();
        AtomicLong furthestAhead = new AtomicLong();
        try (FakeServer server = new FakeServer(socket -> {
            socket.pause();
            socket.handler(data -> {
                furthestAhead.accumulateAndGet(typed.read.get() - taken.get(), Math::max);
                taken.addAndGet(data.length());
            });
            vertx.setTimer(500, late -> socket.resume());
        })) {
            assertEquals(0, chat(server, ChatDoor.RAW, typed));
        }
        assertTrue(taken.get() > typed.length, taken.get() + " bytes taken");
        assertTrue(furthestAhead.get() < typed.length / 2, furthestAhead.get() + " bytes ahead");
    }

    @Test
    void noConnectionIsAnErrorWithItsReason() {
        PlainScreen screen = screen(input(""));
        ChatClient.Options options = new ChatClient.Options(FakeServer.nobody(), ChatDoor.RAW, "bob", "", false, false);
        assertEquals(1, new ChatClient(vertx, options, screen).run(entered -> {}));
        assertTrue(text(err).startsWith("not connected: connection refused"), text(err));
    }

    @Test
    void aSelfSignedServerIsRefusedUnlessTheUserInsists(@TempDir Path directory) throws Exception {
        NetServerOptions tls = new NetServerOptions().setSsl(true).setKeyCertOptions(selfSigned(directory));
        try (FakeServer server = new FakeServer(tls, this::echo)) {
            assertEquals(1, chatWithTls(server, false));
            assertTrue(text(err).startsWith("not connected: the certificate of " + server.endpoint()), text(err));
            assertEquals(0, chatWithTls(server, true));
        }
        assertEquals(
                "bob:Enter Chat Roombob:hellobob:Leave Chat Room",
                received.future().await());
    }

    @Test
    void aServerWithoutTlsIsNamedAsSuch() {
        try (FakeServer server = new FakeServer(this::echo)) {
            assertEquals(1, chatWithTls(server, false));
            assertEquals("not connected: no TLS connection: is that a port with TLS?\n", text(err));
        }
    }

    @Test
    void anEmptyNickIsRefused() {
        Endpoint anywhere = new Endpoint("localhost", 1);
        for (String nick : new String[] {"", "  ", "a\nb"}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new ChatClient.Options(anywhere, ChatDoor.RAW, nick, "", false, false));
        }
    }

    @Test
    void aPasswordIsSentToNoOtherMachineInTheClearNorToADoorThatWantsNone() {
        Credentials ann = new Credentials("ann", "s3cret");
        assertEquals("ann", ann.toString());
        Endpoint far = new Endpoint("chat.example", 6697);
        Endpoint here = new Endpoint("localhost", 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChatClient.Options(far, ChatDoor.IRC, "ann", "", false, false).with(ann));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChatClient.Options(here, ChatDoor.RAW, "ann", "", false, false).with(ann));
        new ChatClient.Options(far, ChatDoor.IRC, "ann", "", true, false).with(ann);
        new ChatClient.Options(here, ChatDoor.LINE, "ann", "", false, false).with(ann);
        for (String password : new String[] {"", "a\nb", "a\0b"}) {
            assertThrows(IllegalArgumentException.class, () -> new Credentials("ann", password));
        }
    }

    @Test
    void aPasswordIsTheFirstLineOfItsFileOrTheVariable(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "sesämé\nmore\n");
        assertEquals("sesämé", PasswordSource.read(Optional.of(file), "other", "ann"));
        assertEquals("other", PasswordSource.read(Optional.empty(), "other", "ann"));
        assertThrows(
                IllegalArgumentException.class,
                () -> PasswordSource.read(Optional.of(folder.resolve("none")), null, "ann"));
    }

    private int chat(FakeServer server, ChatDoor door, InputStream typed) {
        ChatClient.Options options = new ChatClient.Options(server.endpoint(), door, "bob", "", false, false);
        return new ChatClient(vertx, options, screen(typed)).run(entered -> {});
    }

    private int chatWithTls(FakeServer server, boolean insecure) {
        ChatClient.Options options = new ChatClient.Options(server.endpoint(), ChatDoor.RAW, "bob", "", true, insecure);
        return new ChatClient(vertx, options, screen(input("hello\n"))).run(entered -> {});
    }

    private PlainScreen screen(InputStream typed) {
        return new PlainScreen(
                typed,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Look(false, false, LocalTime::now));
    }

    private static PfxOptions selfSigned(Path directory) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Path store = directory.resolve("server.p12");
        String arguments =
                " -genkeypair -alias server -keyalg EC -storetype PKCS12 -storepass secret -dname CN=localhost";
        String command = keytool + arguments + " -keystore " + store;
        Process process = new ProcessBuilder(command.split(" ")).inheritIO().start();
        assertEquals(0, process.waitFor());
        return new PfxOptions().setPath(store.toString()).setPassword("secret");
    }

    private void echo(NetSocket socket) {
        record(socket, true);
    }

    private void record(NetSocket socket) {
        record(socket, false);
    }

    private void record(NetSocket socket, boolean echo) {
        Buffer all = Buffer.buffer();
        socket.handler(data -> {
            all.appendBuffer(data);
            if (echo) {
                socket.write(data);
            }
        });
        socket.endHandler(end -> received.tryComplete(all.toString()));
    }

    /** Lines of 16383 bytes, and how many bytes of them have been read. */
    private static final class LongStream extends InputStream {
        private final long length;
        private final AtomicLong read = new AtomicLong();

        LongStream(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return read.get() == length ? -1 : byteAt(read.getAndIncrement());
        }

        @Override
        public int read(byte[] bytes, int offset, int size) {
            int given = (int) Math.min(size, length - read.get());
            for (int i = 0; i < given; i++) {
                bytes[offset + i] = byteAt(read.getAndIncrement());
            }
            return given == 0 ? -1 : given;
        }

        private static byte byteAt(long position) {
            return (byte) (position % 16384 == 16383 ? '\n' : 'x');
        }
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void closeQuietly(PipedOutputStream keyboard) {
        try {
            keyboard.close();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
