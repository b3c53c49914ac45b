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
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
              "accounts": { "passwordRounds": 4096, "registrationsPerHour": 10000 },
              "doors": [
                { "door": "line", "port": 0, "room": "lobby", "floodBurst": 0 },
                { "door": "irc", "port": 0, "floodBurst": 0, "operators": [ { "name": "ann", "passwordHash": "%s" } ] },
                { "door": "irc", "name": "closed", "port": 0, "floodBurst": 0, "password": "%s" },
                { "door": "web", "port": 0, "floodBurst": 0, "consoleToken": "%s" },
                { "door": "raw", "port": 0, "room": "lobby" }, { "door": "echo", "port": 0 },
                { "door": "task", "port": 0, "task": "sum" } ] }
            """;

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

    /** {@code <S>} stands for a secret, {@code <T>} for a token, {@code <B>} for the Base64 of a message with a secret. */
    private static final List<String> LINES = List.of(
            "/register <S>",
            "/login ann <S>",
            "/login <S>",
            "/login ann\n<S>",
            "/register\n<S>\n<S>",
            "/login ann <T>",
            "/logn ann <S>",
            "/ login ann <S>",
            " /login ann <S>",
            "\t/register <S>",
            "/password <S> <S>",
            "/password <S>",
            "/revoke <S>",
            "/revoke <T>",
            "/logout <S>",
            "/msg nickserv identify <S>",
            " /msg NickServ identify <S>",
            "NickServ identify <S>",
            "/passwd <S>",
            "/PASS <S>",
            "/oper ann <S>",
            "\u0000/login ann <S>",
            "\uFEFF/login ann <S>",
            "PASS :<S>\r",
            "OPER ann <S>\r",
            "AUTHENTICATE <B>\r",
            "/login ann <S>" + "x".repeat(20_000));

    private static final List<String> IRC = List.of(
            "PASS <S>",
            "PASS ann:<S>",
            "PASS :<S>",
            "PASSS <S>",
            "@label=1 PASS <S>",
            ":ann PASS <S>",
            "OPER ann <S>",
            "OPER <S>",
            "REGISTER * * <S>",
            "REGISTER * <S>",
            "REGISTER ann * <S>",
            "REGISTER <S>",
            "AUTHENTICATE PLAIN\r\nAUTHENTICATE <B>",
            "AUTHENTICATE PLAIN\r\nAUTHENTICATE <S>",
            "AUTHENTICATE <B>",
            "AUTHENTICATE <S>",
            "AUTHENTICATE SCRAM-SHA-256\r\nAUTHENTICATE <B>",
            "AUTHENTICATE OAUTHBEARER\r\nAUTHENTICATE <B>",
            "AUTHENTICATE PLAIN <B>",
            "NS IDENTIFY <S>",
            "NS IDENTIFY ann <S>",
            "NS IDENTIFY ann <T>",
            "NS REGISTER <S>",
            "NS PASSWD <S> <S>",
            "NS REGAIN ann <S>",
            "NS GHOST ann <S>",
            "NS IDENTFY ann <S>",
            "NICKSERV :IDENTIFY ann <S>",
            "PRIVMSG NickServ :IDENTIFY ann <S>",
            "PRIVMSG NickServ :IDENTFY ann <S>",
            "NOTICE NickServ :IDENTIFY ann <S>",
            "PRIVMSG NickServ,#lobby :IDENTIFY ann <S>",
            "PRIVMSG #lobby,NickServ :IDENTIFY ann <S>",
            "PRIVMSG NickServ@services.hubbub.local :IDENTIFY ann <S>",
            "PRIVMSG #lobby :/msg NickServ IDENTIFY ann <S>",
            "PRIVMSG #lobby : /login ann <S>",
            "NOTICE #lobby :/ns identify <S>",
            "PRIVMSG #lobby :nickserv identify <S>",
            "NOTICE #lobby :/login ann <S>",
            "CAP REQ :batch message-tags draft/multiline\r\nBATCH +1 draft/multiline #lobby\r\n"
                    + "@batch=1 PRIVMSG #lobby :/login ann\r\n@batch=1;draft/multiline-concat PRIVMSG #lobby : <S>\r\nBATCH -1",
            "PRIVMSG ChanServ :IDENTIFY <S>",
            "IDENTIFY <S>",
            "LOGIN ann <S>",
            "PASS <S>" + "x".repeat(20_000),
            "AUTHENTICATE " + "A".repeat(600) + "<S>");

    private static final List<String> JSON = List.of(
            "{'type':'register','password':'<S>'}",
            "{'type':'register','account':'x','pasword':'<S>'}",
            "{'type':'register','password':['<S>']}",
            "{'type':'register','password':{'<S>':1}}",
            "{'type':'login','account':'ann','password':'<S>'}",
            "{'type':'login','account':'<S>','password':'<S>'}",
            "{'type':'login','token':'<S>'}",
            "{'type':'login','token':'<T>'}",
            "{'type':'login','token':['<T>']}",
            "{'type':'login','password':'<S>'}",
            "{'type':'login','account':'ann','password':'<S>'",
            "{'type':'login','account':'ann','password':'<S>}",
            "{'type':'login','account':'ann',password:<S>}",
            "{'type':'login','account':'ann','password':'<S>\\x'}",
            "{'type':'lgin','account':'ann','password':'<S>'}",
            "{'type':'<S>'}",
            "<S>",
            "{'type':'login','id':'<S>" + "x".repeat(100) + "'}",
            "{'type':'password','old':'<S>','new':'<S>'}",
            "{'type':'password','old':'<S>'}",
            "{'type':'revoke','token':'<T>'}",
            "{'type':'revoke','token':'<S>'}",
            "{'type':'logout','token':'<T>'}",
            "{'type':'say','room':'lobby','text':' /login ann <S>'}",
            "{'type':'say','room':'lobby','text':'/msg nickserv identify <S>'}",
            "{'type':'direct','to':'eve','text':'/login ann <S>'}",
            "{'type':'say','room':'lobby','kind':'notice','text':'nickserv identify <S>'}",
            "{'type':'hello','version':1,'token':'<T>'}",
            "{'type':'login','account':'ann','password':'<S>" + "x".repeat(200_000) + "'}");

    private static final List<String> FIRST = List.of(
            "{'type':'hello','version':1,'token':'<T>'}",
            "{'type':'hello','version':1,'token':'<T>','guest':false}",
            "{'type':'hello','version':1,'token':'<S>'}",
            "{'type':'hello','version':1,'ticket':'<S>'}",
            "{'type':'hello','version':1,'account':'ann','password':'<S>'}",
            "{'type':'hello','version':'<S>','token':'<T>'}",
            "{'type':'hello','token':'<T>'",
            "{'type':'login','token':'<T>'}");

    private static final List<String> HTTP = List.of(
            "GET /ws?token=<T> HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /?password=<S> HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /console?token=<S> HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer <S>\r\n\r\n",
            "GET /metrics HTTP/1.1\r\nHost: localhost\r\nAuthorization: <S>\r\nCookie: token=<S>\r\n\r\n",
            "POST /accounts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 14\r\n\r\npassword=<S>",
            "GET /<S> HTTP/1.1\r\nHost: <S>\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n<S>\r\n\r\n",
            "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: <S>\r\nConnection: Upgrade\r\nSec-WebSocket-Key: <S>\r\n\r\n",
            "GET /ws HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\nCookie: t=<T>\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + WsPeer.KEY + "\r\n\r\n",
            "GET http://ann:<S>@localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n");

    @TempDir
    Path folder;

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Queue<String> seenByOthers = new ConcurrentLinkedQueue<>();
    private final SecureRandom random = new SecureRandom();
    private ServerProcess server;
    private int strangers;

    /** What was typed, with new secrets in their places. */
    private String filled(String place, String template) {
        Matcher letter = Pattern.compile("<[STB]>").matcher(template);
        return letter.replaceAll(found -> switch (found.group()) {
            case "<S>" -> secret(place, "sesame" + random.nextInt(Integer.MAX_VALUE) + "y");
            case "<T>" -> secret(place, Token.make(random).text());
            default ->
                secret(
                        place,
                        base64("\0ann\0" + secret(place, "sesame" + random.nextInt(Integer.MAX_VALUE) + "z")));
        });
    }

    private String secret(String place, String secret) {
        secrets.put(secret, place);
        return secret;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** Somebody new, with an address that is nobody else's: who fails to log in makes nobody else wait. */
    private Peer stranger(String door) {
        try {
            strangers++;
            byte[] own = {127, 3, (byte) (strangers >> 8), (byte) strangers};
            return new Peer(new Socket(
                    InetAddress.getLoopbackAddress(), server.port(door), InetAddress.getByAddress(own), 0));
        } catch (IOException cannot) {
            throw new AssertionError(cannot);
        }
    }

    @Test
    void noSecretIsLoggedKeptOrShown() throws IOException {
        Path log = Files.writeString(folder.resolve("logback.xml"), EVERYTHING);
        Path database = folder.resolve("kept.db");
        String hash = "$2y$04$" + "abcdefghijklmnopqrstuu" + "x".repeat(31);
        String json = SERVER.formatted(
                database, secret("hash", hash), secret("door's", "doorsesame"), secret("console's", "consolesesame"));
        server = ServerProcess.start(
                folder,
                json,
                Map.of("HUBBUB_HISTORY_URI", "sqlite:" + database),
                "-Dlogback.configurationFile=" + log);
        try (ServerProcess ending = server;
                Talker line = new Talker(server.port("line"), "* Here:", seenByOthers::add).awaitWelcome();
                Talker irc = new Talker(server.port("irc"), " 366 ", seenByOthers::add);
                JsonClient web = JsonClient.open(server.port("web"), message -> seenByOthers.add(message.toString()))) {
            irc.send("CAP REQ :message-tags echo-message extended-join\r\nNICK eve\r\nUSER e 0 * :e\r\nCAP END\r\nJOIN #lobby");
            irc.awaitWelcome();
            assertEquals("joined", web.ask(JsonClient.object("join").put("room", "lobby")).path("type").asText());
            whatIsRight();
            LINES.forEach(this::typedAtTheLineDoor);
            IRC.forEach(this::sentOverIrc);
            JSON.forEach(text -> sentInJson("{'type':'hello','version':1}\n{'type':'join','room':'lobby'}", text));
            FIRST.forEach(text -> sentInJson("", text));
            for (String door : List.of("web", "line", "irc", "raw", "echo", "task")) {
                HTTP.forEach(request -> sent(door, request));
            }
            web.ask(JsonClient.object("say").put("room", "lobby").put("text", "the end"));
            Scenario.await("what others have seen", () -> seenByOthers.stream()
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
            assertEquals("register", ann.ask(JsonClient.object("register").put("account", "ann").put("password", password)).path("type").asText());
            String token = ann.ask(JsonClient.object("makeToken").put("label", "x")).path("secret").asText();
            secret("a token", token);
            assertTrue(IrcCaller.letsIn(server.port("irc"), "ann", password));
            assertTrue(IrcCaller.letsIn(server.port("irc"), "ann", token));
            assertFalse(IrcCaller.letsIn(server.port("irc"), "ann", secret("a wrong password", "sesame-bob")));
            assertEquals("ok", ann.ask(JsonClient.object("password").put("old", password).put("new", secret("a new password", "sesame-new"))).path("type").asText());
        }
    }

    private void typedAtTheLineDoor(String template) {
        Peer peer = stranger("line");
        peer.send("/nick x" + strangers + "\n" + filled("line: " + template, template) + "\n/quit\n");
        peer.endInput().awaitGone();
    }

    private void sentOverIrc(String template) {
        for (String door : List.of("irc", "closed")) {
            Peer early = stranger(door);
            early.send("CAP REQ :sasl\r\n" + filled(door + ", early: " + template, template)
                    + "\r\nNICK i" + strangers + "\r\nUSER i 0 * :i\r\nCAP END\r\nQUIT\r\n");
            early.endInput().awaitGone();
        }
        Peer late = stranger("irc");
        late.send("NICK i" + strangers + "\r\nUSER i 0 * :i\r\nJOIN #lobby\r\n" + filled("irc, late: " + template, template)
                + "\r\nQUIT\r\n");
        late.endInput().awaitGone();
    }

    private void sentInJson(String before, String template) {
        for (String path : List.of("/ws", "/console/ws")) {
            WsPeer peer = WsPeer.open(stranger("web"), path);
            if (!before.isEmpty()) {
                peer.sends(before.replace('\'', '"'));
            }
            peer.sends(filled(path + ": " + template, template).replace('\'', '"'));
            peer.sends("{\"type\":\"bye\"}").peer().endInput().awaitGone();
        }
    }

    private void sent(String door, String template) {
        stranger(door).send(filled(door + ": " + template, template)).endInput().awaitGone();
    }
}
