package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import io.hubbub.hub.Session;
import io.hubbub.net.OneDoor;
import io.hubbub.room.CloseReason;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake of the web door's costs one connection or one answer. */
@Timeout(60)
class OurMistakesTest {
    /** Stumbles over one kind of request. */
    private static final class Clumsy extends JsonConversation {
        Clumsy(Session session) {
            super(session, WebDoor.OPTIONS, 0, 1);
        }

        @Override
        protected void deal(Request request) {
            switch (request.type()) {
                case "trip" -> throw new IllegalStateException("a test's");
                case "fall" ->
                    session.queries().sync(() -> {
                        throw new AssertionError("a test's");
                    });
                default -> send(answer("walked"));
            }
        }

        @Override
        protected boolean isAwaited(Request request) {
            return false;
        }

        @Override
        protected void late() {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"trip\"}",
                "{\"type\":\"trip\",\"id\":1}",
                "{\"type\":\"fall\"}",
                "{\"type\":\"fall\",\"id\":\"a\"}"
            })
    void overARequestItEndsItsClientAlone(String request) {
        try (OneDoor door = OneDoor.openWith((stats, clockNs) -> Clumsy::new)) {
            Peer other = door.connect();
            Peer victim = door.connect().send(request + "\n{\"type\":\"walk\",\"id\":1}\n");
            other.send("{\"type\":\"walk\",\"id\":2}\n").awaitText("\"walked\"");
            victim.awaitText("\"INTERNAL_ERROR\"");
            victim.awaitGone();
            other.send("{\"type\":\"walk\",\"id\":3}\n").awaitText("\"walked\"");
            TestServer.await(() -> door.stats.closed(CloseReason.INTERNAL_ERROR) == 1, "it is counted");
            assertEquals(1, door.stats.mistakes().made());
        }
    }

    @Test
    void overAnHttpRequestItIsAnsweredAs500AndCounted() {
        OneDoor web = WebDoor.open(
                () -> {
                    throw new AssertionError("a test's");
                },
                accept -> Future.failedFuture(new IllegalStateException("a test's")));
        try (web) {
            for (String path : List.of("/health/live", "/metrics")) {
                web.connect()
                        .send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .awaitText("The server made a mistake; its log has the details.");
            }
            assertEquals(2, web.stats.mistakes().made());
            web.connect()
                    .send("GET /first-room HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .awaitText("lobby");
        }
    }
}
