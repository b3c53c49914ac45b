package io.hubbub.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.Peer;
import io.hubbub.WsPeer;
import io.hubbub.credential.Token;
import io.hubbub.room.CloseReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * People say passwords and tokens at every door, at the right place, at the wrong one and with every slip: none is in the log, whatever its
 * level, in the database, or before the eyes of others.
 */
@Timeout(300)
class SecretsNowhereTest {
    private static final String SERVER = """
            { "instances": 2, "history": { "uri": "sqlite:%s" }, "rooms": [ { "name": "lobby" } ],
              "accounts": { "passwordRounds": 4096, "registrationsPerHour": 10000,
                "jwt": { "hmac": "%s", "issuer": "idp", "audience": "chat", "claim": "nick" } },
              "doors": [
                { "door": "line", "port": 0, "room": "lobby", "floodBurst": 0 },
                { "door": "irc", "port": 0, "floodBurst": 0, "operators": [ { "name": "ann", "passwordHash": "%s" } ] },
                { "door": "irc", "name": "closed", "port": 0, "floodBurst": 0, "password": "%s" },
                { "door": "web", "port": 0, "floodBurst": 0, "consoleToken": "%s" },
                { "door": "web", "name": "closedweb", "port": 0, "floodBurst": 0, "password": "%s" },
                { "door": "line", "name": "closedline", "port": 0, "room": "lobby", "floodBurst": 0, "password": "%s" },
                { "door": "raw", "port": 0, "room": "lobby" }, { "door": "echo", "port": 0 },
                { "door": "task", "port": 0, "task": "sum" } ] }
            """;

    private static final int SLIPS_AT_ONCE = 8;
    private static final String HMAC = "this-is-what-a-provider-signs-with-here";

    /** All levels; but Vert.x' router logs at the lowest what browsers ask for, and no secret belongs into an address. */
    private static final String EVERYTHING = """
            <configuration>
              <appender name="all" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{yyyy-MM-dd HH:mm:ss} %level %logger %msg%n</pattern></encoder>
              </appender>
              <logger name="io.vertx.ext.web.impl.RouterImpl" level="DEBUG"/>
              <root level="ALL"><appender-ref ref="all"/></root>
            </configuration>
            """;

    @TempDir
    Path folder;

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Queue<String> seenByOthers = new ConcurrentLinkedQueue<>();
    private final SecureRandom random = new SecureRandom();
    private ServerProcess server;
    private final AtomicInteger strangers = new AtomicInteger();

    /** What was typed, with new secrets in their places. */
    private String filled(String place, String template) {
        Matcher letter = Pattern.compile("<[STBJ]>").matcher(template);
        return letter.replaceAll(found -> switch (found.group()) {
            case "<S>" -> secret(place, "sesame" + random.nextInt(Integer.MAX_VALUE) + "y");
            case "<T>" -> secret(place, Token.make(random).text());
            case "<J>" -> signed(place);
            default ->
                secret(place, base64("\0ann\0" + secret(place, "sesame" + random.nextInt(Integer.MAX_VALUE) + "z")));
        });
    }

    private String secret(String place, String secret) {
        secrets.put(secret, place);
        return secret;
    }

    /** A token that a provider has signed. What must not be seen of it is the end, without which it is worth nothing. */
    private String signed(String place) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String subject = "u" + random.nextInt(Integer.MAX_VALUE);
        String claims = "{\"iss\":\"idp\",\"aud\":\"chat\",\"sub\":\"%s\",\"nick\":\"%s\",\"exp\":9999999999}"
                .formatted(subject, subject);
        String head = base64.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HMAC.getBytes(UTF_8), "HmacSHA256"));
            return head + "." + secret(place, base64.encodeToString(mac.doFinal(head.getBytes(UTF_8))));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** Somebody new, with an address that is nobody else's: who fails to log in makes nobody else wait. */
    private Peer stranger(String door) {
        try {
            int number = strangers.incrementAndGet();
            byte[] own = {127, 3, (byte) (number >> 8), (byte) number};
            return new Peer(
                    new Socket(InetAddress.getLoopbackAddress(), server.port(door), InetAddress.getByAddress(own), 0));
        } catch (IOException cannot) {
            throw new AssertionError(cannot);
        }
    }

    @Test
    void noSecretIsLoggedKeptOrShown() throws IOException, InterruptedException {
        Path log = Files.writeString(folder.resolve("logback.xml"), EVERYTHING);
        Path database = folder.resolve("kept.db");
        String hash = "$2y$04$" + "abcdefghijklmnopqrstuu" + "x".repeat(31);
        String json = SERVER.formatted(
                database,
                secret("a provider's", HMAC),
                secret("hash", hash),
                secret("a door's", "doorsesame1"),
                secret("console's", "consolesesame"),
                secret("a door's", "doorsesame2"),
                secret("a door's", "doorsesame3"));
        server = ServerProcess.start(
                folder, json, Map.of("HUBBUB_HISTORY_URI", "sqlite:" + database), "-Dlogback.configurationFile=" + log);
        try (ServerProcess ending = server;
                Talker line = new Talker(server.port("line"), "* Here:", seenByOthers::add);
                Talker irc = new Talker(server.port("irc"), " 366 ", seenByOthers::add);
                JsonClient web = JsonClient.open(server.port("web"), message -> seenByOthers.add(message.toString()))) {
            irc.send(
                    "CAP REQ :message-tags echo-message extended-join\r\nNICK eve\r\nUSER e 0 * :e\r\nCAP END\r\nJOIN #lobby");
            irc.awaitWelcome();
            line.awaitWelcome();
            assertEquals(
                    "joined",
                    web.ask(JsonClient.object("join").put("room", "lobby"))
                            .path("type")
                            .asText());
            whatIsRight();
            List<Runnable> slips = new ArrayList<>();
            SecretsSaid.LINES.forEach(typed -> slips.add(() -> typedAtTheLineDoor(typed)));
            SecretsSaid.IRC.forEach(lines -> slips.add(() -> sentOverIrc(lines)));
            SecretsSaid.JSON.forEach(text -> slips.add(
                    () -> sentInJson("web", "{'type':'hello','version':1}\n{'type':'join','room':'lobby'}", text)));
            for (String door : List.of("web", "closedweb")) {
                SecretsSaid.FIRST.forEach(text -> slips.add(() -> sentInJson(door, "", text)));
            }
            for (String door : List.of("web", "line", "irc", "raw", "echo", "task")) {
                SecretsSaid.HTTP.forEach(request -> slips.add(() -> sent(door, request)));
            }
            // Several at once, since wrong tokens of the console are answered late on purpose.
            atOnce(slips);
            web.ask(JsonClient.object("say").put("room", "lobby").put("text", "the end"));
            Scenario.await(
                    "what others have seen",
                    () -> seenByOthers.stream()
                                    .filter(seen -> seen.contains("the end"))
                                    .count()
                            >= 3);
            ending.terminate();
            ending.exitCode();
        }
        assertTrue(server.ended(CloseReason.QUIT) > 0, "the log is read as it is");
        lookedThrough("what others see", String.join("\n", seenByOthers));
        lookedThrough("the log", Files.readString(folder.resolve("log"), ISO_8859_1));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> kept = files.filter(file -> file.toString().contains("kept.db") && Files.isRegularFile(file))
                    .toList();
            assertTrue(kept.contains(database), kept::toString);
            for (Path file : kept) {
                lookedThrough(file.toString(), Files.readString(file, ISO_8859_1));
            }
        }
    }

    private static void atOnce(List<Runnable> slips) throws InterruptedException {
        ExecutorService crowd = Executors.newFixedThreadPool(SLIPS_AT_ONCE);
        try {
            List<Future<?>> done = new ArrayList<>();
            slips.forEach(slip -> done.add(crowd.submit(slip)));
            for (Future<?> one : done) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } finally {
            crowd.shutdownNow();
        }
    }

    private void lookedThrough(String what, String text) {
        List<String> found = new ArrayList<>();
        secrets.forEach((secret, place) -> {
            int at = text.indexOf(secret);
            if (at >= 0) {
                found.add(place + " in " + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 60)));
            }
        });
        assertTrue(found.isEmpty(), () -> what + " has secrets of " + String.join("\n", found));
    }

    // Who says what.

    /** Everything as it is meant: the passwords, and the token that the server makes. */
    private void whatIsRight() {
        String password = secret("a registration", "sesame-ann");
        try (JsonClient ann = JsonClient.open(server.port("web"), message -> {})) {
            assertEquals(
                    "register",
                    ann.ask(JsonClient.object("register").put("account", "ann").put("password", password))
                            .path("type")
                            .asText());
            String token = ann.ask(JsonClient.object("makeToken").put("label", "x"))
                    .path("secret")
                    .asText();
            secret("a token", token);
            assertTrue(IrcCaller.letsIn(server.port("irc"), "ann", password));
            assertTrue(IrcCaller.letsIn(server.port("irc"), "ann", token));
            assertFalse(IrcCaller.letsIn(server.port("irc"), "ann", secret("a wrong password", "sesame-bob")));
            assertEquals(
                    "ok",
                    ann.ask(JsonClient.object("password")
                                    .put("old", password)
                                    .put("new", secret("a new password", "sesame-new")))
                            .path("type")
                            .asText());
        }
    }

    private void typedAtTheLineDoor(String template) {
        for (String door : List.of("line", "closedline")) {
            Peer peer = stranger(door);
            peer.send((door.equals("line") ? "/nick x" + strangers.incrementAndGet() + "\n" : "")
                    + filled(door + ": " + template, template) + "\n/quit\n");
            peer.endInput().awaitGone();
        }
    }

    private void sentOverIrc(String template) {
        for (String door : List.of("irc", "closed")) {
            Peer early = stranger(door);
            early.send("CAP REQ :sasl\r\n" + filled(door + ", early: " + template, template) + "\r\nNICK i"
                    + strangers.incrementAndGet() + "\r\nUSER i 0 * :i\r\nCAP END\r\nQUIT\r\n");
            early.endInput().awaitGone();
        }
        Peer late = stranger("irc");
        late.send("NICK i" + strangers.incrementAndGet() + "\r\nUSER i 0 * :i\r\nJOIN #lobby\r\n"
                + filled("irc, late: " + template, template) + "\r\nQUIT\r\n");
        late.endInput().awaitGone();
    }

    private void sentInJson(String door, String before, String template) {
        for (String path : List.of("/ws", "/console/ws")) {
            WsPeer peer = WsPeer.open(stranger(door), path);
            if (!before.isEmpty()) {
                peer.sends(before.replace('\'', '"'));
            }
            peer.sends(filled(door + path + ": " + template, template).replace('\'', '"'));
            peer.sends("{\"type\":\"bye\"}").peer().endInput().awaitGone();
        }
    }

    private void sent(String door, String template) {
        stranger(door).send(filled(door + ": " + template, template)).endInput().awaitGone();
    }
}
