package io.hubbub.bus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.codec.MalformedException;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that travels comes out of its bytes as it went in, and no bytes do harm. */
class MessagesTest {
    private static final int ROUNDS = 25;

    /** Fields that nobody knows: a number in field 14, four bytes in field 15, a text in field 1000. */
    private static final byte[] UNKNOWN = {
        14 << 3, 5, (15 << 3) | 5, 1, 2, 3, 4, (byte) (((1000 << 3) & 0x7F) | 2 | 0x80), (byte) (1000 >> 4), 2, 'h', 'i'
    };

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Invention invention = new Invention(random);

    static Stream<Message<?>> kinds() {
        return Message.all().stream();
    }

    @BeforeEach
    void tellTheSeed() {
        System.out.println("seed " + seed);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void everyKindComesOutAsItWentIn(Message<T> kind) {
        for (int round = 0; round < ROUNDS; round++) {
            T sent = kind.invent(invention);
            byte[] bytes = kind.encode(sent);
            T got = kind.decode(bytes);
            assertEquals(Description.of(sent), Description.of(got));
            assertArrayEquals(bytes, kind.encode(got));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void whatANewerVersionAddsIsSkipped(Message<T> kind) {
        for (int round = 0; round < ROUNDS; round++) {
            T sent = kind.invent(invention);
            byte[] newer = Buffer.buffer(kind.encode(sent)).appendBytes(UNKNOWN).getBytes();
            newer[0]++;
            assertEquals(Description.of(sent), Description.of(kind.decode(newer)));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void whatIsCutOrDamagedIsAComplaintAndNothingElse(Message<T> kind) {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = kind.sample(invention);
            isReadOrRefused(kind, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(Math.min(bytes.length, 300))] ^= (byte) (1 << random.nextInt(8));
            }
            isReadOrRefused(kind, bytes);
            byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            isReadOrRefused(kind, noise);
        }
    }

    private static void isReadOrRefused(Message<?> kind, byte[] bytes) {
        try {
            kind.decode(bytes);
        } catch (MalformedException refused) {
            assertTrue(refused.getMessage().length() > 10, refused::getMessage);
            assertFalse(refused.getMessage().contains("null"), refused::getMessage);
        }
    }

    @Test
    void aMessageFromAnotherProcessIsReadWhereItStands() {
        MessageFormat<RoomBatch> format =
                new MessageFormat<>(RoomBatch.class, () -> BatchCodecs.ROOM, Passing.BY_REFERENCE);
        RoomBatch sent = invention.any(RoomBatch.class);
        Buffer wire = Buffer.buffer("before");
        format.encodeToWire(wire, sent);
        wire.appendString("after");
        RoomBatch got = format.decodeFromWire("before".length(), wire);
        assertEquals(Description.of(sent), Description.of(got));
        assertTrue(got.isFromElsewhere());
    }

    @Test
    void withinOneProcessAMessageIsPassedAsItIs() {
        MessageFormat<RequestBatch> format =
                new MessageFormat<>(RequestBatch.class, () -> BatchCodecs.REQUESTS, Passing.BY_REFERENCE);
        RequestBatch sent = new RequestBatch(1, 2, List.of(), List.of(3L));
        assertSame(sent, format.transform(sent));
        MessageFormat<RequestBatch> copying =
                new MessageFormat<>(RequestBatch.class, () -> BatchCodecs.REQUESTS, Passing.AS_BYTES);
        assertEquals(sent, copying.transform(sent));
        assertNotSame(sent, copying.transform(sent));
    }
}
