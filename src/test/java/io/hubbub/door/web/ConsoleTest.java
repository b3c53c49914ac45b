package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hubbub.Peer;
import io.hubbub.door.DoorView;
import io.hubbub.door.raw.RawDoor;
import io.hubbub.hub.Recall;
import io.hubbub.hub.Session;
import io.hubbub.net.Door;
import io.hubbub.net.OneDoor;
import io.hubbub.room.CloseReason;
import io.hubbub.room.InstanceId;
import io.hubbub.room.SessionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the console is asked and answers, line by line. Whoever isn't at the console is a raw client in the lobby. */
@Timeout(60)
class ConsoleTest {
    private static final String TOKEN = "correct-horse-battery";
    private static final int HELLO_SECONDS = 60;
    private static final DoorView WEB = new DoorView("web", "web", "127.0.0.1", 8080, true, 3);

    private OneDoor server;
    private Door console;
    private Door next;

    /** Of whoever came last. */
    private Session last;

    @AfterEach
    void close() {
        server.close();
    }

    private void start(Optional<String> token) {
        Door raw = new RawDoor("lobby", Recall.NOTHING, Optional.empty(), true);
        Supplier<List<DoorView>> doors = () -> List.of(WEB);
        server = OneDoor.openWith((stats, clockNs) -> {
            WebOptions options = WebDoor.options("'registrationSeconds': " + HELLO_SECONDS);
            AdminAccess operator = new AdminAccess("web", token, new WrongTokens(), clockNs);
            console = new ConsoleDoor(options, WebDoor.PROGRAM, stats, doors, operator, clockNs);
            next = raw;
            return session -> {
                last = session;
                Door door = next;
                next = raw;
                return door.open(session);
            };
        });
    }

    private Peer connect() {
        server.run(() -> next = console);
        Peer operator = server.connect();
        assertEquals("HELLO_FIRST", code(ask(operator, "{'type': 'ping'}")));
        return operator;
    }

    private Peer operator() {
        start(Optional.empty());
        Peer operator = connect();
        assertEquals(
                "hello",
                ask(operator, "{'type': 'hello', 'version': 1}").get("type").textValue());
        return operator;
    }

    /** A raw client that is in the lobby for sure. */
    private Peer member() {
        return server.connect().send("(here)").expect("(here)");
    }

    private static JsonNode ask(Peer operator, String request) {
        return answer(operator.send(request.replace('\'', '"') + "\n"));
    }

    private static JsonNode answer(Peer operator) {
        try {
            return JsonMapper.builder().build().readTree(operator.line());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String code(JsonNode error) {
        assertEquals("error", error.get("type").textValue(), error::toString);
        return error.get("code").textValue();
    }

    private static JsonNode hello(Peer operator, String token) {
        return ask(operator, "{'type': 'hello', 'version': 1, 'token': '" + token + "'}");
    }

    /** Sends something that has been dealt with afterwards: what comes in one piece before it has been answered. */
    private void sends(Peer operator, String requests) {
        assertEquals("HELLO_FIRST", code(ask(operator, "{'type': 'ping'}\n" + requests)));
        server.turn();
    }

    /** Says a token that is wrong, or too late; the answer comes after a while. */
    private JsonNode refused(String token) {
        Peer operator = connect();
        sends(operator, "{'type': 'hello', 'version': 1, 'token': '" + token + "'}");
        server.pass(2);
        JsonNode error = answer(operator);
        assertEquals("bye", answer(operator).get("type").textValue());
        operator.expectEnd();
        return error;
    }

    // Who may.

    @Test
    void aHelloComesFirst() {
        start(Optional.empty());
        Peer operator = connect();
        assertEquals("HELLO_FIRST", code(ask(operator, "{'type': 'sessions'}")));
        assertEquals("BAD_VERSION", code(ask(operator, "{'type': 'hello', 'version': 2}")));
        JsonNode hello = ask(operator, "{'type': 'hello', 'version': 1, 'id': 7}");
        assertEquals("Hubbub 1.2.3", hello.get("server").textValue());
        assertEquals(7, hello.get("id").intValue());
        assertEquals("BAD_REQUEST", code(ask(operator, "{'type': 'hello', 'version': 1}")));
    }

    @Test
    void whoSaysNoHelloMustGo() {
        start(Optional.empty());
        Peer operator = connect();
        server.pass(HELLO_SECONDS);
        assertEquals("UNREGISTERED", answer(operator).get("reason").textValue());
        operator.expectEnd();
    }

    @Test
    void whoBringsNoTokenIsAskedForIt() {
        start(Optional.of(TOKEN));
        Peer operator = connect();
        assertEquals("TOKEN_WANTED", code(ask(operator, "{'type': 'hello', 'version': 1}")));
        assertEquals("hello", hello(operator, TOKEN).get("type").textValue());
    }

    @Test
    void aWrongTokenIsAnsweredAfterAWhileAndOnce() {
        start(Optional.of(TOKEN));
        Peer operator = connect();
        String hello = "{'type': 'hello', 'version': 1, 'token': '%s', 'id': %d}";
        sends(operator, hello.formatted("wrong", 1) + "\n" + hello.formatted(TOKEN, 2));
        server.pass(1);
        assertEquals(0, server.stats.closed(CloseReason.BAD_PASSWORD));
        server.pass(1);
        JsonNode error = answer(operator);
        assertEquals("WRONG_TOKEN", code(error));
        assertEquals(1, error.get("id").intValue());
        assertEquals("BAD_PASSWORD", answer(operator).get("reason").textValue());
        operator.expectEnd();
        assertEquals(1, server.stats.closed(CloseReason.BAD_PASSWORD));
    }

    @Test
    void afterTooManyWrongTokensTheRightOneIsLetInLater() {
        start(Optional.of(TOKEN));
        for (int i = 0; i < WrongTokens.MOST; i++) {
            assertEquals("WRONG_TOKEN", code(refused("wrong")));
        }
        assertEquals("TOO_MANY_TRIES", code(refused("wrong")));
        assertEquals("TOO_MANY_TRIES", code(refused("")));
        Peer operator = connect();
        sends(
                operator,
                "{'type': 'hello', 'version': 1, 'token': '" + TOKEN + "', 'id': 1}\n{'type': 'ping', 'id': 2}");
        server.pass(1);
        server.turn();
        assertEquals(WrongTokens.MOST + 2, server.stats.closed(CloseReason.BAD_PASSWORD));
        server.pass(1);
        JsonNode hello = answer(operator);
        assertEquals("hello", hello.get("type").textValue());
        assertEquals(1, hello.get("id").intValue());
        assertEquals("pong", answer(operator).get("type").textValue());
        server.pass((int) TimeUnit.NANOSECONDS.toSeconds(WrongTokens.FORGOTTEN_AFTER_NS));
        assertEquals("hello", hello(connect(), TOKEN).get("type").textValue());
    }

    @Test
    void noMoreAddressesAreRememberedThanFit() {
        start(Optional.empty());
        WrongTokens wrong = new WrongTokens();
        for (int i = 0; i < WrongTokens.MOST; i++) {
            wrong.add(AdminAccess.Source.of("first"), i);
        }
        assertTrue(wrong.areTooMany(AdminAccess.Source.of("first"), 10));
        for (int i = 0; i < WrongTokens.ADDRESSES; i++) {
            wrong.add(AdminAccess.Source.of("other" + i), 20);
        }
        assertFalse(wrong.areTooMany(AdminAccess.Source.of("first"), 30));
    }

    // What is seen.

    @Test
    void theOverviewHasTheDoorsAndHowMuchThereIs() {
        Peer operator = operator();
        member();
        server.pass(5);
        JsonNode seen = ask(operator, "{'type': 'overview', 'id': 'a'}");
        JsonNode door = seen.get("doors").get(0);
        assertEquals(
                "web web 127.0.0.1 8080 true 3",
                String.join(
                        " ",
                        door.get("name").textValue(),
                        door.get("service").textValue(),
                        door.get("host").textValue(),
                        door.get("port").asText(),
                        door.get("tls").asText(),
                        door.get("connections").asText()));
        assertEquals("a", seen.get("id").textValue());
        assertEquals(3, seen.get("connections").intValue());
        assertEquals(1, seen.get("rooms").intValue());
        assertEquals(5, seen.get("uptimeSeconds").intValue());
    }

    @Test
    void ratesAreOfWhatHappenedSinceTheLastTime() {
        Peer operator = operator();
        Peer speaker = member();
        ask(operator, "{'type': 'overview'}");
        for (int i = 0; i < 6; i++) {
            speaker.send("(" + i + ")").expect("(" + i + ")");
        }
        server.pass(2);
        JsonNode busy = ask(operator, "{'type': 'overview'}");
        assertEquals(3.0, busy.get("eventsPerSecond").doubleValue());
        assertEquals(3.0, busy.get("deliveriesPerSecond").doubleValue());
        assertTrue(busy.get("latencyMicros").has("p99"));
        server.pass(1);
        JsonNode idle = ask(operator, "{'type': 'overview'}");
        assertEquals(0.0, idle.get("eventsPerSecond").doubleValue());
        assertNull(idle.get("latencyMicros"));
    }

    @Test
    void sessionsAreSeenAndFiltered() {
        Peer operator = operator();
        member();
        JsonNode all = ask(operator, "{'type': 'sessions'}");
        assertEquals(2, all.get("total").intValue());
        JsonNode found = ask(operator, "{'type': 'sessions', 'filter': ' LOBBY '}");
        assertEquals(1, found.get("matching").intValue());
        JsonNode member = found.get("sessions").get(0);
        assertEquals("lobby", member.get("rooms").get(0).textValue());
        assertEquals("(here)".length(), member.get("bytesIn").intValue());
        assertNull(member.get("own"));
        JsonNode own = ask(operator, "{'type': 'sessions', 'filter': 'guest1'}")
                .get("sessions")
                .get(0);
        assertTrue(own.get("own").booleanValue());
    }

    @Test
    void roomsAreSeen() {
        Peer operator = operator();
        member();
        JsonNode room =
                ask(operator, "{'type': 'rooms', 'filter': 'lob'}").get("rooms").get(0);
        assertEquals("lobby", room.get("room").textValue());
        assertEquals(1, room.get("members").intValue());
        assertEquals(2, room.get("events").intValue());
    }

    @Test
    void aWatcherSeesEventsAsClientsDoUntilItStops() {
        Peer operator = operator();
        Peer speaker = member();
        assertEquals(
                "ok",
                ask(operator, "{'type': 'watch', 'room': 'Lobby', 'id': 1}")
                        .get("type")
                        .textValue());
        speaker.send("hi\r\n").expect("hi\r\n");
        JsonNode event = answer(operator);
        assertEquals(
                "event lobby message hi",
                String.join(
                        " ",
                        event.get("type").textValue(),
                        event.get("room").textValue(),
                        event.get("kind").textValue(),
                        event.get("text").textValue()));
        assertEquals(
                "ok", ask(operator, "{'type': 'unwatch', 'id': 2}").get("type").textValue());
        speaker.send("ho").expect("ho");
        assertEquals("pong", ask(operator, "{'type': 'ping'}").get("type").textValue());
        assertEquals("BAD_ROOM", code(ask(operator, "{'type': 'watch', 'room': 'two words'}")));
    }

    @Test
    void whatIsTooMuchToShowIsCounted() {
        Peer operator = operator();
        Peer speaker = member();
        ask(operator, "{'type': 'watch', 'id': 1}");
        int more = 7;
        for (int i = 0; i < Console.WATCHED_BURST + more; i++) {
            speaker.send("(" + i + ")").expect("(" + i + ")");
        }
        for (int i = 0; i < Console.WATCHED_BURST; i++) {
            assertEquals("event", answer(operator).get("type").textValue());
        }
        JsonNode missed = ask(operator, "{'type': 'ping'}");
        assertEquals("missed", missed.get("type").textValue());
        assertEquals(more, missed.get("events").intValue());
        assertEquals("pong", answer(operator).get("type").textValue());
    }

    // What is done.

    @Test
    void aSessionIsClosed() {
        Peer operator = operator();
        Peer spammer = member();
        String id = ask(operator, "{'type': 'sessions', 'filter': 'lobby'}")
                .get("sessions")
                .get(0)
                .get("session")
                .textValue();
        String close = "{'type': 'close', 'session': '" + id + "', 'reason': 'spam', 'id': 1}";
        assertEquals("ok", ask(operator, close).get("type").textValue());
        spammer.expectEnd();
        assertEquals(1, server.stats.closed(CloseReason.KILLED));
        JsonNode gone = ask(operator, close);
        assertEquals("NO_SUCH_SESSION", code(gone));
        assertEquals(1, gone.get("id").intValue());
    }

    /** A page that reads it as a number of JavaScript would name another session. */
    @Test
    void aSessionsNumberIsATextAndExactHoweverLongItIs() {
        Peer operator = operator();
        assertTrue(ask(operator, "{'type': 'sessions'}")
                .get("sessions")
                .get(0)
                .get("session")
                .isTextual());
        String last = Long.toString(SessionId.of(
                InstanceId.of(InstanceId.NODES - 1, InstanceId.INCARNATIONS - 1, InstanceId.LOOPS - 1), -1));
        JsonNode refused = ask(operator, "{'type': 'close', 'session': '" + last + "'}");
        assertEquals("NO_SUCH_SESSION", code(refused));
        assertTrue(refused.toString().contains('"' + last + '"'), refused::toString);
    }

    @Test
    void whatIsNoRequestIsRefused() {
        Peer operator = operator();
        assertEquals("UNKNOWN_REQUEST", code(ask(operator, "{'type': 'say'}")));
        assertEquals("BAD_REQUEST", code(ask(operator, "{'type': 'close', 'session': 'x'}")));
        assertEquals("BAD_REQUEST", code(ask(operator, "{'type': 'close', 'session': 1}")));
        assertEquals("BAD_REQUEST", code(ask(operator, "{'type': 'close', 'session': '9223372036854775808'}")));
        assertEquals("BAD_REQUEST", code(ask(operator, "{'type': 'sessions', 'filter': 1}")));
        assertEquals("BAD_REQUEST", code(ask(operator, "sessions")));
        operator.send("{\"type\": \"bye\"}\n");
        assertEquals("QUIT", answer(operator).get("reason").textValue());
        operator.expectEnd();
    }

    @Test
    void whateverIsAskedOfAConsoleWithoutRightsIsRefused() {
        Peer operator = operator();
        server.run(() -> last.requests().resign());
        for (String type : Console.types()) {
            if (!List.of("hello", "ping", "bye").contains(type)) {
                JsonNode refused = ask(operator, "{'type': '" + type + "', 'id': 1}");
                assertEquals("NOT_SERVER_OPERATOR", code(refused));
                assertEquals(type, refused.get("request").textValue());
            }
        }
        assertEquals("pong", ask(operator, "{'type': 'ping'}").get("type").textValue());
    }

    @Test
    void whereNothingIsKeptAccountsAreNotThereAndBansLastAsLongAsTheServer() {
        Peer operator = operator();
        for (String request : List.of("'accounts'", "'audit'", "'suspend', 'account': 'ann'")) {
            JsonNode refused = ask(operator, "{'type': " + request + ", 'id': 1}");
            assertEquals("NOT_DONE", code(refused));
            assertTrue(refused.get("text").textValue().contains("keeps no accounts"), refused::toString);
        }
        assertEquals(
                "ok",
                ask(operator, "{'type': 'ban', 'target': 'bob', 'id': 2}")
                        .get("type")
                        .textValue());
        assertEquals(1, ask(operator, "{'type': 'bans', 'id': 3}").get("total").intValue());
    }
}
