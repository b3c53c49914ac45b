package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WsEntranceTest {
    private static final String ACCEPTED = String.join(
            "\r\n",
            "HTTP/1.1 101 Switching Protocols",
            "upgrade: websocket",
            "sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
            "",
            "");
    private static final String HELLO = "{\"type\":\"hello\",\"id\":1,\"version\":1}\n";

    private final FakeSocket socket = new FakeSocket();
    private final List<String> fate = new ArrayList<>();
    private FloodControl floodControl;
    private final WsEntrance member = new WsEntrance(
            7, socket, new WsEntrance.Address("[::1]:8080", "/x/ws"), "b0007", "bench-1", new Entrance.Host() {
                @Override
                public void welcomed(Entrance who) {
                    fate.add("welcomed");
                    who.join();
                }

                @Override
                public void joined(Entrance who) {
                    fate.add("joined");
                }

                @Override
                public void limited(FloodControl limits) {
                    floodControl = limits;
                }

                @Override
                public void refused(Entrance who, String why) {
                    fate.add(why);
                }
            });

    @Test
    void itShakesHandsSaysHelloAndJoins() {
        member.introduce();
        assertTrue(said(0).startsWith("GET /x/ws HTTP/1.1\r\nHost: [::1]:8080\r\n"), said(0));
        hears(ACCEPTED);
        assertEquals("{id=1, nick=b0007, type=hello, version=1}", request(1));
        hears(HELLO);
        assertEquals("{id=2, room=bench-1, type=join}", request(2));
        hears("{\"type\":\"joined\",\"id\":2,\"members\":[]}\n{\"type\":\"error\",\"text\":\"not for it any more\"}\n");
        assertEquals(List.of("welcomed", "joined"), fate);
    }

    @Test
    void itHearsHowMuchItMaySay() {
        member.introduce();
        hears(ACCEPTED);
        hears("{\"type\":\"hello\",\"id\":1,\"limits\":{\"burst\":40,\"perSecond\":5}}\n");
        assertEquals(new FloodControl(40, 5), floodControl);
    }

    @Test
    void whatItsServerSaysInPiecesItUnderstands() {
        member.introduce();
        for (char c : (ACCEPTED + HELLO
                        + "{\"type\":\"event\",\"kind\":\"join\"}\n{\"new\":1}\n{\"type\":\"joined\"}\n")
                .toCharArray()) {
            hears(String.valueOf(c));
        }
        assertEquals(List.of("welcomed", "joined"), fate);
    }

    @Test
    void whoIsNotLetInTellsWhy() {
        assertEquals("HTTP/1.1 403 Forbidden", fateOf("HTTP/1.1 403 Forbidden\r\n"));
        assertTrue(fateOf(ACCEPTED.replace("s3p", "p3s")).contains("another Sec-WebSocket-Accept"));
        assertEquals("no such thing", fateOf(ACCEPTED + "{\"type\":\"error\",\"text\":\"no such thing\"}\n"));
        assertEquals("full", fateOf(ACCEPTED + HELLO + "{\"type\":\"bye\",\"text\":\"full\"}\n"));
        assertEquals("no JSON: hi", fateOf(ACCEPTED + "hi\n"));
    }

    private String fateOf(String answer) {
        fate.clear();
        WsEntranceTest another = new WsEntranceTest();
        another.member.introduce();
        another.hears(answer);
        return another.fate.get(another.fate.size() - 1);
    }

    private void hears(String text) {
        member.received(Buffer.buffer(text));
    }

    private String said(int nth) {
        return socket.writes.get(nth).toString(StandardCharsets.US_ASCII);
    }

    /** A request's members in the order of their names. */
    private String request(int nth) {
        byte[] frame = socket.writes.get(nth).getBytes();
        int header = WsFrame.header(WsFrame.TEXT, 0).length();
        WsFrame.mask(frame, header, frame.length);
        String json = new String(frame, header, frame.length - header, StandardCharsets.US_ASCII);
        return new TreeMap<>(new JsonObject(json).getMap()).toString();
    }
}
