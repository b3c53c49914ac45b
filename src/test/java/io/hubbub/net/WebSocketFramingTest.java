package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server writes, as Netty's decoder reads it for a client. */
class WebSocketFramingTest {
    @Test
    void linesTogetherAreOneTextWithoutTheLastEnd() {
        assertEquals(List.of("text one"), frames(WebSocketFraming.TOGETHER, "one\n"));
        assertEquals(List.of("text one\ntwo"), frames(WebSocketFraming.TOGETHER, "one\ntwo\n"));
        assertEquals(List.of("text one\r\ntwo"), frames(WebSocketFraming.TOGETHER, "one\r\ntwo\r\n"));
        assertEquals(List.of("text "), frames(WebSocketFraming.TOGETHER, "\n"));
    }

    @Test
    void eachLineIsAMessageOfItsOwnWithoutItsEnd() {
        assertEquals(List.of("text one"), frames(WebSocketFraming.TEXT_LINES, "one\r\n"));
        assertEquals(
                List.of("text one", "text ", "text t\rwo"), frames(WebSocketFraming.TEXT_LINES, "one\r\n\nt\rwo\n"));
        assertEquals(List.of("binary one", "binary two"), frames(WebSocketFraming.BINARY_LINES, "one\r\ntwo\r\n"));
    }

    @Test
    void messagesOfEveryLengthHaveTheHeaderThatFits() {
        for (int length : List.of(0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000)) {
            String line = "x".repeat(length);
            for (WebSocketFraming framing : WebSocketFraming.values()) {
                String kind = framing == WebSocketFraming.BINARY_LINES ? "binary " : "text ";
                assertEquals(List.of(kind + line), frames(framing, line + "\r\n"), length + " bytes");
            }
        }
    }

    @Test
    void onlyForJsonATextHasToBeOne() {
        for (WebSocketFraming framing : WebSocketFraming.values()) {
            assertEquals(framing == WebSocketFraming.TOGETHER, framing.wantsUtf8());
        }
    }

    @Test
    void aCloseFrameHasACodeAndWords() {
        assertEquals(List.of("close 1001 bye"), frames(Frames.close(1001, "bye")));
        assertEquals(List.of("close 1000 "), frames(Frames.close(1000, "")));
        assertEquals(List.of("close 1002 " + "x".repeat(123)), frames(Frames.close(1002, "x".repeat(200))));
    }

    @Test
    void nothingStaysNothing() {
        for (WebSocketFraming framing : WebSocketFraming.values()) {
            assertEquals(List.of(), frames(framing, ""));
        }
    }

    private static List<String> frames(WebSocketFraming framing, String lines) {
        return frames(framing.frame(Buffer.buffer(lines)));
    }

    private static List<String> frames(Buffer bytes) {
        EmbeddedChannel decoder = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 21));
        decoder.writeInbound(Unpooled.wrappedBuffer(bytes.getBytes()));
        List<String> seen = new ArrayList<>();
        for (WebSocketFrame frame = decoder.readInbound(); frame != null; frame = decoder.readInbound()) {
            assertEquals(true, frame.isFinalFragment());
            seen.add(shown(frame));
            frame.release();
        }
        decoder.finishAndReleaseAll();
        return seen;
    }

    private static String shown(WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            return "close " + close.statusCode() + " " + close.reasonText();
        }
        String text = frame.content().toString(StandardCharsets.UTF_8);
        return (frame instanceof TextWebSocketFrame
                        ? "text "
                        : frame instanceof BinaryWebSocketFrame ? "binary " : frame.getClass() + " ")
                + text;
    }
}
