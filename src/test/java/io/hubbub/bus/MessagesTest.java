package io.hubbub.bus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hubbub.codec.Codec;
import io.hubbub.codec.Format;
import io.hubbub.codec.MalformedException;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HexFormat;
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

    /** Numbers that may be taken for lengths: the largest of 31, 32 and 64 bits, one that doesn't end, and one with too many bits. */
    private static final byte[][] HUGE = {
        HexFormat.of().parseHex("ffffffff07"),
        HexFormat.of().parseHex("ffffffff0f"),
        HexFormat.of().parseHex("ffffffffffffffffff01"),
        HexFormat.of().parseHex("ffffffffffffffffffffffff"),
        HexFormat.of().parseHex("ffffffffffffffffff7f")
    };

    /** Fields that nobody knows, of every type: in field 14 a number, in field 1000 a number, 8 bytes, a text and 4 bytes, in the last an empty text. */
    private static final byte[] UNKNOWN = HexFormat.of()
            .parseHex("800105" + "c03e05" + "c13e0102030405060708" + "c23e026869" + "c53e01020304" + "faffffff0f00");

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

    /** By every codec that there is, and so at every depth. */
    @ParameterizedTest
    @MethodSource("codecs")
    <T> void whatANewerVersionAddsIsSkipped(Part<T> part) {
        for (int round = 0; round < ROUNDS; round++) {
            T sent = part.invent(invention);
            byte[] bytes = Format.encode(part.codec(), sent);
            Buffer newer = Buffer.buffer().appendByte((byte) (bytes[0] + 1));
            newer.appendBytes(UNKNOWN).appendBytes(bytes, 1, bytes.length - 1).appendBytes(UNKNOWN);
            assertEquals(Description.of(sent), Description.of(Format.decode(part.codec(), newer.getBytes())));
        }
    }

    /** A codec of a part of messages, or of a whole one. */
    private record Part<T>(String name, Type type, Codec<T> codec) {
        @SuppressWarnings("unchecked")
        T invent(Invention invention) {
            return (T) invention.any(type);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All that stand in a static field anywhere. */
    static Stream<Part<?>> codecs() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.hubbub.codec", "io.hubbub.bus")
                        .stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                                && field.getRawType().isAssignableTo(Codec.class))
                        .map(field -> part(field.reflect()));
    }

    private static Part<?> part(Field field) {
        try {
            field.setAccessible(true);
            Type of = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
            return new Part<>(
                    field.getDeclaringClass().getSimpleName() + "." + field.getName(), of, (Codec<?>) field.get(null));
        } catch (IllegalAccessException wrong) {
            throw new LinkageError(field.toString(), wrong);
        }
    }

    @Test
    void everyCodecIsTried() {
        assertTrue(codecs().count() > 30);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void whatIsCutOrDamagedIsAComplaintAndNothingElse(Message<T> kind) {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = kind.sample(invention);
            isReadOrRefused(kind, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            isReadOrRefused(kind, flipped(bytes));
            isReadOrRefused(kind, spliced(bytes, HUGE[random.nextInt(HUGE.length)]));
            isReadOrRefused(kind, spliced(bytes, kind.sample(invention)));
            byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            isReadOrRefused(kind, noise);
        }
    }

    /** Some bits are others: mostly near the beginning, where there are more fields than text. */
    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            int most = random.nextInt(4) == 0 ? bytes.length : Math.min(bytes.length, 300);
            flipped[random.nextInt(most)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** Some bytes stand instead of some others. */
    private byte[] spliced(byte[] bytes, byte[] with) {
        int from = random.nextInt(Math.min(bytes.length, 300));
        int to = from + random.nextInt(Math.min(bytes.length - from, 20) + 1);
        return Buffer.buffer()
                .appendBytes(bytes, 0, from)
                .appendBytes(with)
                .appendBytes(bytes, to, bytes.length - to)
                .getBytes();
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
