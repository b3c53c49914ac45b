package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.TestServer;
import io.hubbub.WsPeer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A client that talks JSON, who sees every object that the server sends it. */
final class JsonPeer {
    private final WsPeer socket;
    private final Deque<String> lines = new ArrayDeque<>();
    private String nick = "";
    private int barriers;

    private JsonPeer(WsPeer socket) {
        this.socket = socket;
    }

    /** Somebody who has said nothing yet. */
    static JsonPeer stranger(TestServer server) {
        return new JsonPeer(WsPeer.open(server.connect("web"), "/ws"));
    }

    static JsonPeer over(WsPeer socket) {
        return new JsonPeer(socket);
    }

    /** Somebody who has been welcomed. */
    static JsonPeer welcomed(TestServer server, String nick) {
        return stranger(server).greets(nick);
    }

    JsonPeer greets(String wanted) {
        sends("{'type':'hello','version':1,'nick':'" + wanted + "'}");
        assertEquals("hello", next().getString("type"));
        nick = wanted;
        return this;
    }

    String nick() {
        return nick;
    }

    /** Sends requests in one frame; single quotes stand for double ones. */
    JsonPeer sends(String... requests) {
        return sendsAsIs(String.join("\n", requests).replace('\'', '"'));
    }

    JsonPeer sendsAsIs(String text) {
        socket.sends(text);
        return this;
    }

    /** The next object's line. */
    String line() {
        while (lines.isEmpty()) {
            WsPeer.Frame frame = socket.frame();
            if (frame.opcode() == WsPeer.CLOSE) {
                throw new AssertionError("closed: " + frame);
            } else if (frame.opcode() == WsPeer.TEXT) {
                lines.addAll(List.of(frame.text().split("\n", -1)));
            }
        }
        return lines.poll();
    }

    /** The next object. */
    JsonObject next() {
        return new JsonObject(line());
    }

    /** Fails unless these are the next objects but for times, whatever comes after; single quotes stand for double ones. */
    JsonPeer sees(String... objects) {
        for (String object : objects) {
            assertEquals(new JsonObject(object.replace('\'', '"')), timeless(next()));
        }
        return this;
    }

    /** Without what a test can't know. */
    static JsonObject timeless(JsonObject object) {
        object.remove("time");
        object.remove("number");
        object.remove("seq");
        object.remove("msgid");
        object.remove("position");
        for (Object value : object.getMap().values()) {
            if (value instanceof Map<?, ?> map) {
                map.remove("time");
            }
        }
        return object;
    }

    /** Everything that has come of what it sent before. */
    List<JsonObject> rest() {
        String token = "barrier" + barriers++;
        sends("{'type':'ping','id':'" + token + "'}");
        List<JsonObject> seen = new ArrayList<>();
        for (JsonObject next = next(); !token.equals(next.getString("id")); next = next()) {
            seen.add(next);
        }
        return seen;
    }

    /** Fails if anything has come. */
    JsonPeer seesNothing() {
        assertEquals(List.of(), rest());
        return this;
    }

    /** Joins a room; those who are there see it. */
    JsonPeer joins(String room, JsonPeer... others) {
        sends("{'type':'join','room':'" + room + "'}");
        assertEquals("joined", next().getString("type"));
        for (JsonPeer other : others) {
            other.sees("{'type':'event','room':'%s','nick':'%s','kind':'join','member':{'nick':'%s'},'text':''}"
                    .formatted(room, nick, nick));
        }
        return this;
    }

    /** Fails unless the server closes now, having said why. */
    void seesBye(String reason, int code) {
        JsonObject bye = next();
        assertEquals("bye " + reason, bye.getString("type") + " " + bye.getString("reason"));
        assertEquals(bye.getString("text"), socket.seesClose(code));
    }

    WsPeer socket() {
        return socket;
    }
}
