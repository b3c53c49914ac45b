package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reads what Netty's encoder writes, and what is left of it after some damage, as Netty's decoder does. */
class FrameReaderFuzzTest {
    private static final int STREAMS = 5000;
    private static final int LONGEST = 300;
    private static final int FIRST_UNREGISTERED_CODE = 5000;
    private static final String[] TEXTS = {"", "words", "grüße", "€uro", "\uD83D\uDE00", "\u0000\uFFFF\u0800"};

    @Test
    void goodStreamsAreReadAsNettyReadsThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < STREAMS; i++) {
            byte[] stream = stream(random);
            List<String> expected = readByNetty(stream).seen;
            assertTrue(expected.stream().noneMatch(one -> one.startsWith("broken")), "seed " + seed);
            assertSame(expected, stream, random, "seed " + seed + ", stream " + i);
        }
    }

    @Test
    void damagedStreamsGetTheSameVerdict() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int broken = 0;
        for (int i = 0; i < STREAMS; i++) {
            byte[] stream = stream(random);
            for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
                damage(stream, random);
            }
            NettysView netty = readByNetty(stream);
            if (netty.isComparable) {
                assertSame(netty.seen, stream, random, "seed " + seed + ", stream " + i);
                broken += netty.seen.stream().anyMatch(one -> one.startsWith("broken")) ? 1 : 0;
            }
        }
        assertTrue(broken > STREAMS / 10, broken + " of the streams were broken");
    }

    @Test
    void anythingAtAllGetsTheSameVerdict() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < STREAMS; i++) {
            byte[] stream = new byte[random.nextInt(40)];
            random.nextBytes(stream);
            if (stream.length > 2 && random.nextBoolean()) {
                stream[0] = (byte) (0x80 | random.nextInt(11));
                stream[1] = (byte) (0x80 | random.nextInt(20));
            }
            NettysView netty = readByNetty(stream);
            if (netty.isComparable) {
                assertSame(netty.seen, stream, random, "seed " + seed + ", stream " + i);
            }
        }
    }

    private static void assertSame(List<String> expected, byte[] stream, Random random, String what) {
        int chunkBytes = 1 + random.nextInt(stream.length + 1);
        List<String> seen = FrameReading.of(Buffer.buffer(stream), chunkBytes);
        if (seen.size() < expected.size()) {
            // Netty knows from the length alone that a close frame of one byte is none.
            seen = FrameReading.of(Buffer.buffer(stream).appendBytes(new byte[5]), chunkBytes);
        }
        // What is wrong in the middle of a frame is found there and not at its end, which may never come.
        boolean early =
                seen.size() == expected.size() + 1 && seen.get(expected.size()).equals("broken 1007");
        List<String> common = early ? seen.subList(0, expected.size()) : seen;
        assertEquals(
                expected,
                common.stream().map(one -> withoutCode(one, expected)).toList(),
                () -> what + ": " + ByteBufUtil.hexDump(stream));
    }

    /** With a bad code and a bad reason, either may be what is wrong. */
    private static String withoutCode(String seen, List<String> expected) {
        boolean either = seen.endsWith(FrameReading.CLOSING) && expected.contains("broken 1007");
        return either ? "broken 1007" : seen.replace(FrameReading.CLOSING, "");
    }

    // Streams.

    private static byte[] stream(Random random) {
        EmbeddedChannel encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
        for (int messages = 1 + random.nextInt(4); messages > 0; messages--) {
            message(encoder, random);
        }
        if (random.nextInt(4) == 0) {
            encoder.writeOutbound(new CloseWebSocketFrame(1000 + random.nextInt(4), text(random)));
        }
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        encoder.finishAndReleaseAll();
        return ByteBufUtil.getBytes(all);
    }

    private static void message(EmbeddedChannel encoder, Random random) {
        boolean isText = random.nextBoolean();
        byte[] bytes = isText ? text(random).getBytes(StandardCharsets.UTF_8) : bytes(random);
        int at = 0;
        boolean first = true;
        do {
            int to = random.nextBoolean() ? bytes.length : at + random.nextInt(bytes.length - at + 1);
            ByteBuf part = Unpooled.copiedBuffer(bytes, at, to - at);
            boolean last = to == bytes.length;
            encoder.writeOutbound(
                    !first
                            ? new ContinuationWebSocketFrame(last, 0, part)
                            : isText ? new TextWebSocketFrame(last, 0, part) : new BinaryWebSocketFrame(last, 0, part));
            first = false;
            at = to;
            if (random.nextInt(4) == 0) {
                ByteBuf payload = Unpooled.copiedBuffer(bytes, 0, Math.min(bytes.length, random.nextInt(126)));
                encoder.writeOutbound(
                        random.nextBoolean() ? new PingWebSocketFrame(payload) : new PongWebSocketFrame(payload));
            }
            if (last) {
                return;
            }
        } while (true);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return text.toString();
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(LONGEST)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Near the beginning, where headers are. */
    private static void damage(byte[] stream, Random random) {
        int at = random.nextInt(Math.min(stream.length, random.nextBoolean() ? 2 : 40));
        stream[at] = (byte) (random.nextBoolean() ? stream[at] ^ (1 << random.nextInt(8)) : random.nextInt());
    }

    // Netty's view.

    private static final class NettysView {
        private final List<String> seen = new ArrayList<>();

        /** False for what Netty takes unknown codes and unfinished reasons for, or has a limit of its own for. */
        private boolean isComparable = true;

        private final ByteBuf message = Unpooled.buffer();

        void add(WebSocketFrame frame) {
            byte[] bytes = ByteBufUtil.getBytes(frame.content());
            if (frame instanceof PingWebSocketFrame) {
                seen.add("ping " + FrameReading.shown(bytes));
            } else if (frame instanceof PongWebSocketFrame) {
                seen.add("pong");
            } else if (frame instanceof CloseWebSocketFrame close) {
                int code = close.statusCode();
                isComparable =
                        code < FIRST_UNREGISTERED_CODE && !close.reasonText().contains("\uFFFD");
                seen.add("closes " + (code < 0 ? 1000 : code));
            } else {
                message.writeBytes(bytes);
                if (frame.isFinalFragment()) {
                    seen.add("message " + FrameReading.shown(ByteBufUtil.getBytes(message)));
                    message.clear();
                }
            }
        }
    }

    private static NettysView readByNetty(byte[] stream) {
        WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(true)
                .allowMaskMismatch(false)
                .allowExtensions(false)
                .maxFramePayloadLength(Integer.MAX_VALUE)
                .closeOnProtocolViolation(false)
                .build();
        EmbeddedChannel decoder =
                new EmbeddedChannel(new WebSocket13FrameDecoder(config), new Utf8FrameValidator(false));
        NettysView view = new NettysView();
        DecoderException failure = null;
        try {
            for (byte next : stream) {
                decoder.writeInbound(Unpooled.buffer(1).writeByte(next));
            }
        } catch (DecoderException wrong) {
            failure = wrong;
        }
        for (WebSocketFrame frame = decoder.readInbound(); frame != null; frame = decoder.readInbound()) {
            view.add(frame);
            frame.release();
        }
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            view.seen.add("broken " + corrupted.closeStatus().code());
            view.isComparable &= !corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
        } else if (failure != null) {
            view.isComparable = false;
        }
        decoder.finishAndReleaseAll();
        return view;
    }
}
