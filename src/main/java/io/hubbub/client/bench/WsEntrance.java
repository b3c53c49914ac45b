package io.hubbub.client.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbub.net.LineSplitter;
import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * One member on its way into a room of a server that talks JSON over WebSockets: shakes hands, says hello, and joins when told
 * to. Understands what a {@link WsReader} passes on.
 */
final class WsEntrance implements Entrance, LineSplitter.Lines {
    /** A room's members are on one line. */
    private static final int LONGEST_BYTES = 1 << 20;

    /** The example of RFC 6455, section 1.3, and what a server has to answer to it. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ANSWER_TO_KEY = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private static final Buffer EVENT = Buffer.buffer("{\"type\":\"event\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int index;
    private final WriteStream<Buffer> socket;
    private final Address address;
    private final String nick;
    private final String room;
    private final Host host;
    private final LineSplitter splitter = new LineSplitter(LONGEST_BYTES, this);

    private boolean answered;
    private boolean accepted;
    private boolean open;
    private boolean joined;

    /**
     * Where a WebSocket is.
     *
     * @param authority host and port
     */
    record Address(String authority, String path) {}

    WsEntrance(int index, WriteStream<Buffer> socket, Address address, String nick, String room, Host host) {
        this.index = index;
        this.socket = socket;
        this.address = address;
        this.nick = nick;
        this.room = room;
        this.host = host;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public void introduce() {
        socket.write(Buffer.buffer(String.join(
                "\r\n",
                "GET " + address.path() + " HTTP/1.1",
                "Host: " + address.authority(),
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: " + KEY,
                "",
                "")));
    }

    @Override
    public void join() {
        send(Map.of("type", "join", "id", 2, "room", room));
    }

    private void send(Map<String, Object> request) {
        try {
            socket.write(WsFrame.of(WsFrame.TEXT, JSON.writeValueAsBytes(request)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void received(Buffer data) {
        if (!joined) {
            splitter.handle(data);
        }
    }

    @Override
    public void line(Buffer line) {
        if (open) {
            told(line);
        } else {
            handshakeLine(line.toString(StandardCharsets.ISO_8859_1));
        }
    }

    private void handshakeLine(String line) {
        if (!answered) {
            answered = true;
            if (!line.startsWith("HTTP/1.1 101")) {
                refused(line);
            }
        } else if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-accept:")) {
            accepted = line.endsWith(ANSWER_TO_KEY);
        } else if (line.isEmpty()) {
            open = accepted;
            if (open) {
                send(Map.of("type", "hello", "id", 1, "version", 1, "nick", nick));
            } else {
                refused("the answer to the handshake has another Sec-WebSocket-Accept than the key asks for");
            }
        }
    }

    private void told(Buffer line) {
        if (joined || isOthersComing(line)) {
            return;
        }
        try {
            told(JSON.readTree(line.getBytes()));
        } catch (IOException noJson) {
            refused("no JSON: " + line);
        }
    }

    /** Most of what is received: every member is told of a thousand others who come. */
    private static boolean isOthersComing(Buffer line) {
        return line.length() > EVENT.length() && line.slice(0, EVENT.length()).equals(EVENT);
    }

    private void told(JsonNode what) {
        switch (what.path("type").asText()) {
            case "hello" -> {
                JsonNode limits = what.path("limits");
                host.limited(new FloodControl(
                        limits.path("burst").asInt(), limits.path("perSecond").asInt()));
                host.welcomed(this);
            }
            case "joined" -> {
                joined = true;
                host.joined(this);
            }
            case "error", "bye" -> refused(what.path("text").asText());
            default -> {
                // Messages about others.
            }
        }
    }

    private void refused(String why) {
        if (!joined) {
            host.refused(this, Text.harmless(why));
        }
    }

    @Override
    public void lineTooLong() {
        refused("a line of more than " + LONGEST_BYTES + " bytes");
    }
}
