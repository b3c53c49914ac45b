package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IrcTalkTest {
    private final Vertx vertx = Tools.oneLoop();
    private final FakeIrc irc = new FakeIrc();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        irc.close();
        vertx.close().await();
    }

    @Test
    void itRegistersJoinsSpeaksAndQuits() {
        assertEquals(0, chat("lobby", "hello\n\n//wave\nbye"));
        assertEquals(
                List.of(
                        "CAP REQ :echo-message",
                        "NICK bob",
                        "USER bob 0 * :bob",
                        "CAP END",
                        "JOIN #lobby",
                        "PRIVMSG #lobby :hello",
                        "PRIVMSG #lobby :/wave",
                        "PRIVMSG #lobby :bye",
                        "QUIT :"),
                irc.received());
        assertTrue(
                text(out).contains("* Welcome to Test, bob\n* You are in #lobby\n* In #lobby: @bob ann\n"), text(out));
    }

    @Test
    void itLogsInBeforeItIsLetIn() {
        irc.on("CAP REQ :sasl", ":irc.test CAP * ACK :sasl")
                .on("CAP REQ :echo", ":irc.test CAP * ACK :echo-message")
                .on("CAP REQ", "")
                .on("AUTHENTICATE PLAIN", "AUTHENTICATE +")
                .on("AUTHENTICATE AGFubg", ":irc.test 900 bob bob!b@h ann :You are logged in\r\n:irc.test 903 bob :Success");
        assertEquals(0, chat("lobby", "hello", "s3cret"));
        assertEquals(
                List.of(
                        "CAP REQ :echo-message",
                        "CAP REQ :sasl",
                        "NICK bob",
                        "USER bob 0 * :bob",
                        "AUTHENTICATE PLAIN",
                        "AUTHENTICATE AGFubgBzM2NyZXQ=",
                        "CAP END",
                        "JOIN #lobby",
                        "PRIVMSG #lobby :hello",
                        "QUIT :"),
                irc.received());
        assertFalse(text(out).contains("s3cret"), text(out));
    }

    @Test
    void aLongPasswordIsSentInPieces() {
        irc.on("CAP REQ :sasl", ":irc.test CAP * ACK :sasl")
                .on("CAP REQ :echo", ":irc.test CAP * ACK :echo-message")
                .on("CAP REQ", "")
                .on("AUTHENTICATE PLAIN", "AUTHENTICATE +")
                .on("AUTHENTICATE +", ":irc.test 903 bob :Success");
        // With the name and two zeros that makes 300 bytes, which are 400 letters.
        assertEquals(0, chat("lobby", "hello", "x".repeat(295)));
        List<String> sent = irc.received().stream()
                .filter(line -> line.startsWith("AUTHENTICATE"))
                .toList();
        assertEquals("AUTHENTICATE ".length() + 400, sent.get(1).length());
        assertEquals(List.of("AUTHENTICATE +"), sent.subList(2, 3));
    }

    @Test
    void whoIsRefusedComesInAsAGuestAndIsTold() {
        irc.on("CAP REQ :sasl", ":irc.test CAP * ACK :sasl")
                .on("CAP REQ :echo", ":irc.test CAP * NAK :echo-message")
                .on("CAP REQ", "")
                .on("AUTHENTICATE PLAIN", "AUTHENTICATE +")
                .on("AUTHENTICATE AGFubg", ":irc.test 904 bob :No such account or password");
        assertEquals(0, chat("lobby", "hello", "wrong"));
        assertTrue(text(out).contains("No such account or password"), text(out));
        assertTrue(irc.received().contains("PRIVMSG #lobby :hello"));
    }

    @Test
    void aServerThatCantLogInSaysSo() {
        irc.on("CAP REQ :sasl", ":irc.test CAP * NAK :sasl")
                .on("CAP REQ :echo", ":irc.test CAP * ACK :echo-message")
                .on("CAP REQ", "");
        assertEquals(0, chat("lobby", "hello", "s3cret"));
        assertTrue(text(out).contains("* You are not logged in: this server can't do it"), text(out));
        assertFalse(irc.received().toString().contains("AUTHENTICATE"));
    }

    @Test
    void aServerWithoutCapabilitiesWillDo() {
        irc.on("CAP REQ", ":irc.test 421 * CAP :Unknown command").on("USER", ":irc.test 001 bob :Welcome");
        assertEquals(0, chat("#lobby", "hello"));
        assertEquals(List.of("JOIN #lobby", "PRIVMSG #lobby :hello", "QUIT :"), tail(3));
        assertFalse(text(out).contains("CAP"), text(out));
    }

    @Test
    void aPingIsAnsweredEvenBeforeTheWelcome() {
        irc.on("USER", "PING :12345").on("CAP END", "").on("PONG", ":irc.test 001 bob :Welcome");
        assertEquals(0, chat("lobby", ""));
        assertTrue(irc.received().contains("PONG :12345"), irc.received()::toString);
    }

    @Test
    void commandsAreSentAsIrcHasThem() {
        irc.on("JOIN #side", ":bob!b@h JOIN #side").on("JOIN", "").on("JOIN #lobby", ":bob!b@h JOIN #lobby");
        String typed = """
                /topic
                /topic green tea
                /msg ann psst, you
                /me waves
                /join side key
                in side
                /join lobby
                in lobby
                /part side
                /quote MODE #lobby +b
                /nick rob
                /quit so long
                """;
        assertEquals(0, chat("lobby", typed));
        assertEquals(
                List.of(
                        "TOPIC #lobby",
                        "TOPIC #lobby :green tea",
                        "PRIVMSG ann :psst, you",
                        "PRIVMSG #lobby :\u0001ACTION waves\u0001",
                        "JOIN #side key",
                        "PRIVMSG #side :in side",
                        "PRIVMSG #lobby :in lobby",
                        "PART #side",
                        "MODE #lobby +b",
                        "NICK rob",
                        "QUIT :so long"),
                tail(11));
        assertTrue(text(out).contains("* You talk in #lobby\n"), text(out));
    }

    @Test
    void whatIsNoCommandIsExplainedAndNotSent() {
        assertEquals(0, chat("lobby", "/dance\n/msg ann\n/help\n"));
        assertEquals(List.of("JOIN #lobby", "QUIT :"), tail(2));
        assertTrue(text(out).contains("* There is no /dance: /help"), text(out));
        assertTrue(text(out).contains("* Expected /msg NICK TEXT\n"), text(out));
        assertTrue(text(out).contains("* /nick NAME, /join ROOM [KEY], "), text(out));
    }

    @Test
    void aNickInUseIsToldAndWhatWasSaidIsNotSentBehindItsBack() {
        irc.on("NICK bob", ":irc.test 433 * bob :Nickname is already in use").on("CAP END", "");
        assertEquals(1, chat("lobby", "hello\n"));
        assertEquals(List.of("CAP END", "QUIT :"), tail(2));
        assertTrue(text(out).contains("* bob: Nickname is already in use\n* Choose another: /nick NAME\n"), text(out));
        assertTrue(text(out).contains("* Not sent: you are not let in yet\n"), text(out));
        assertEquals("the server never let you in under that nick\n", text(err));
    }

    @Test
    void anotherNickIsAnotherAttempt() {
        irc.on("NICK bob", ":irc.test 433 * bob :Nickname is already in use").on("CAP END", "");
        irc.on("NICK rob", ":irc.test 001 rob :Welcome").on("JOIN", ":rob!b@h JOIN #lobby");
        assertEquals(0, chat("lobby", "/nick rob\nhello\n"));
        assertTrue(irc.received().contains("NICK rob"), irc.received()::toString);
        assertEquals(List.of("JOIN #lobby", "PRIVMSG #lobby :hello", "QUIT :"), tail(3));
    }

    /** The refusal of the first comes only with the answer to the second. */
    @Test
    void aRefusalOfAnEarlierNickDoesNotEndTheAttemptWithAnother() {
        irc.on("NICK bob", "").on("CAP END", "");
        irc.on("NICK rob", ":irc.test 433 * bob :Nickname is already in use\r\n:irc.test 001 rob :Welcome")
                .on("JOIN", ":rob!b@h JOIN #lobby");
        assertEquals(0, chat("lobby", "/nick rob\nhello\n"));
        assertEquals(List.of("JOIN #lobby", "PRIVMSG #lobby :hello", "QUIT :"), tail(3));
    }

    @Test
    void aWrongPasswordIsToldAndTheEndIsAnError() throws IOException {
        FakeServer closing = new FakeServer(
                socket -> socket.handler(data -> socket.end(Buffer.buffer(":s 464 * :Password incorrect\r\n"))));
        try (closing) {
            PipedInputStream silent = new PipedInputStream(new PipedOutputStream());
            ChatClient.Options options =
                    new ChatClient.Options(closing.endpoint(), ChatDoor.IRC, "bob", "lobby", false, false);
            assertEquals(1, new ChatClient(vertx, options, screen(silent)).run(entered -> {}));
        }
        assertEquals("* Password incorrect\n", text(out));
        assertEquals("the server closed the connection\n", text(err));
    }

    @Test
    void aClosedRoomIsToldAndNothingIsSaidThere() {
        irc.on("JOIN", ":irc.test 474 bob #lobby :Cannot join channel (+b)");
        assertEquals(1, chat("lobby", "hello\n"));
        assertEquals(List.of("JOIN #lobby", "QUIT :"), tail(2));
        assertTrue(text(out).contains("* #lobby: Cannot join channel (+b)\n"), text(out));
        assertTrue(text(out).contains("* You are in no room: /join ROOM\n"), text(out));
    }

    @Test
    void whoIsThrownOutTalksThereNoMore() {
        irc.on("PRIVMSG #lobby :one", ":ann!a@h KICK #lobby bob :enough\r\n:ann!a@h PRIVMSG bob :ha");
        assertEquals(0, chat("lobby", "one\n"));
        assertTrue(text(out).contains("* ann kicked bob out of #lobby (enough)\n*ann* ha\n"), text(out));
    }

    @Test
    void withoutARoomNothingIsJoined() {
        assertEquals(0, chat("", "hello\n"));
        assertEquals(List.of("CAP END", "QUIT :"), tail(2));
    }

    @Test
    void aLongTextIsSaidInSeveralLines() {
        assertEquals(0, chat("lobby", "x".repeat(1000)));
        List<String> said = irc.received().stream()
                .filter(line -> line.startsWith("PRIVMSG"))
                .toList();
        assertEquals(3, said.size());
        assertTrue(said.get(0).length() < 512 - ":bob!user@host ".length(), said.get(0));
        assertEquals("x".repeat(1000), String.join("", said).replace("PRIVMSG #lobby :", ""));
    }

    private int chat(String room, String typed) {
        return chat(new ChatClient.Options(irc.endpoint(), ChatDoor.IRC, "bob", room, false, false), typed);
    }

    /** As the owner of ann's account. */
    private int chat(String room, String typed, String password) {
        ChatClient.Options options = new ChatClient.Options(irc.endpoint(), ChatDoor.IRC, "bob", room, false, false);
        return chat(options.with(new Credentials("ann", password)), typed);
    }

    private int chat(ChatClient.Options options, String typed) {
        ByteArrayInputStream keys = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return new ChatClient(vertx, options, screen(keys)).run(entered -> {});
    }

    private PlainScreen screen(InputStream typed) {
        return new PlainScreen(
                typed,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Look(false, false, LocalTime::now));
    }

    /** The last lines that the server got. */
    private List<String> tail(int count) {
        List<String> all = irc.received();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
