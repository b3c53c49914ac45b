package io.hubbub.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hubbub.codec.Constants;
import io.hubbub.codec.Format;
import io.hubbub.room.CloseReason;
import io.hubbub.room.MaskList;
import io.hubbub.room.Mode;
import io.hubbub.room.Refusal;
import io.hubbub.room.Right;
import io.hubbub.room.Role;
import io.hubbub.room.Speech;
import io.hubbub.room.Trait;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of every kind of message, as each version wrote them: a file for each version, with a line for each kind of its name, its bytes,
 * and what they mean. A file that was released never changes, but for what a new field is where it is missing.
 *
 * <p>When one of these tests fails since a message has changed: raise {@link Format#VERSION} unless it is unreleased, and take the new
 * file from where {@link #everyKindIsWrittenAsItsVersionSays} puts it.
 */
class GoldenFilesTest {
    private static final String ENUM = "enum.";

    /** The enums whose constants are written by their places. */
    private static final List<Class<? extends Enum<?>>> ENUMS = List.of(
            CloseReason.class,
            Trait.class,
            Role.class,
            Right.class,
            RoomRequest.OwnerChange.class,
            Mode.class,
            MaskList.class,
            Speech.Shape.class,
            Speech.Kind.class,
            Refusal.Why.class);

    private static final int SAMPLES = 3;
    private static final int LONGEST = 1500;

    private record Line(String name, String hex, String meaning) {
        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    static IntStream versions() {
        return IntStream.rangeClosed(1, Format.VERSION);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whatEachVersionWroteIsReadAsItWasMeant(int version) throws IOException {
        Map<String, Message<?>> kinds = kinds();
        for (Line line : lines(version)) {
            if (line.name().startsWith(ENUM)) {
                assertTrue(
                        constants(line.name()).startsWith(line.meaning()), line.name() + ": new ones come at the end");
                continue;
            }
            Message<?> kind = kinds.get(line.name());
            assertTrue(kind != null, line.name() + " is known no more");
            assertEquals(line.meaning(), Description.of(kind.decode(line.bytes())), line.name());
        }
    }

    @Test
    void everyKindIsWrittenAsItsVersionSays() throws IOException {
        Path fresh = Path.of("target", "golden", name(Format.VERSION));
        Files.createDirectories(fresh.getParent());
        Files.write(fresh, freshLines());
        Map<String, Message<?>> kinds = kinds();
        Map<String, Message<?>> missing = kinds();
        for (Line line : lines(Format.VERSION)) {
            if (line.name().startsWith(ENUM)) {
                assertEquals(line.meaning(), constants(line.name()), line.name() + ": a new version? " + fresh);
                continue;
            }
            byte[] now = kinds.get(line.name()).encodeAgain(line.bytes());
            assertEquals(line.hex(), hex(now), line.name() + " is written otherwise: a new version? " + fresh);
            missing.remove(line.name());
        }
        assertTrue(missing.isEmpty(), missing.keySet() + " are in no golden file: a new version? " + fresh);
    }

    @Test
    void everyEnumThatIsWrittenIsInTheFile() {
        Set<Object> written = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.hubbub.codec", "io.hubbub.bus")
                        .stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(Constants.class))
                        .map(field ->
                                ((ParameterizedType) field.reflect().getGenericType()).getActualTypeArguments()[0])
                        .filter(type -> type.getTypeName().startsWith("io.hubbub."))
                        .collect(Collectors.toSet());
        assertEquals(Set.copyOf(ENUMS), written);
    }

    /** So a codec that writes or reads a field no more, or under another number, is found out. */
    @Test
    void everyPartOfEveryKindIsSomewhereInTheFile() throws IOException {
        Parts parts = new Parts();
        Map<String, Message<?>> kinds = kinds();
        for (Line line : lines(Format.VERSION)) {
            if (!line.name().startsWith(ENUM)) {
                parts.add(kinds.get(line.name()).decode(line.bytes()));
            }
        }
        kinds.values().forEach(kind -> parts.expect(kind.kind()));
        assertEquals(Set.of(), parts.missing());
    }

    private static Map<String, Message<?>> kinds() {
        Map<String, Message<?>> kinds = new TreeMap<>();
        Message.all().forEach(kind -> kinds.put(kind.name(), kind));
        return kinds;
    }

    /** The constants of an enum, in their order. */
    private static String constants(String line) {
        try {
            Class<?> type = Class.forName(line.substring(ENUM.length()));
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(" "));
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    /** The same ones each time. */
    private static List<String> freshLines() {
        List<String> lines = new ArrayList<>();
        ENUMS.forEach(type -> lines.add(ENUM + type.getName() + " 00 " + constants(ENUM + type.getName())));
        for (Message<?> kind : kinds().values()) {
            Invention invention = new Invention(new Random(kind.name().hashCode()));
            Invention full = Invention.full(new Random(kind.name().hashCode()));
            Stream<byte[]> samples =
                    Stream.generate(() -> kind.sample(invention)).filter(bytes -> bytes.length < LONGEST);
            Stream.concat(Stream.of(kind.sample(full)), samples)
                    .limit(SAMPLES)
                    .map(bytes -> kind.name() + " " + hex(bytes) + " " + Description.of(kind.decode(bytes)))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String name(int version) {
        return "version" + version + ".txt";
    }

    private static List<Line> lines(int version) throws IOException {
        try (InputStream file = GoldenFilesTest.class.getResourceAsStream(name(version))) {
            assertTrue(file != null, "there is no " + name(version));
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 3))
                    .map(parts -> new Line(parts[0], parts[1], parts[2]))
                    .toList();
        }
    }
}
