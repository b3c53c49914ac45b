package io.hubbub.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The text that goes into the process and out of it: UTF-8 and one language, whatever the machine is set to. Java takes both from
 * the environment, which in a container is mostly empty, and then it knows no letters but those of ASCII.
 */
final class ProcessText {
    /** The process's arguments and environment, byte for byte (proc(5)); only Linux has these. */
    private static final Path ARGUMENTS = Path.of("/proc/self/cmdline");

    private static final Path ENVIRONMENT = Path.of("/proc/self/environ");

    private ProcessText() {}

    /** To be called before anything is written. */
    static void setUp() {
        Locale.setDefault(Locale.ROOT);
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Where a command writes to. */
    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** The arguments as they were typed: those that Java could not read are taken from the system itself. */
    static String[] arguments(String[] read) {
        if (isUnderstood() || Arrays.stream(read).allMatch(ProcessText::isAscii)) {
            return read;
        }
        List<String> all = pieces(ARGUMENTS);
        int before = all.size() - read.length;
        return before < 0 ? read : all.subList(before, all.size()).toArray(String[]::new);
    }

    /** The environment, likewise. */
    static Map<String, String> environment() {
        Map<String, String> read = System.getenv();
        if (isUnderstood() || read.values().stream().allMatch(ProcessText::isAscii)) {
            return read;
        }
        Map<String, String> environment = new HashMap<>(read);
        for (String piece : pieces(ENVIRONMENT)) {
            int equals = piece.indexOf('=', 1);
            if (equals > 0) {
                environment.put(piece.substring(0, equals), piece.substring(equals + 1));
            }
        }
        return environment;
    }

    /** Whether Java reads what comes from the system as UTF-8 anyway. */
    private static boolean isUnderstood() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")).equals(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter < 0x80);
    }

    /** The parts that end with a NUL each; none when there is no such file, or it is not UTF-8, so that Java may be right. */
    private static List<String> pieces(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            List<String> pieces = new ArrayList<>(Arrays.asList(text.split("\0", -1)));
            pieces.remove(pieces.size() - 1);
            return pieces;
        } catch (CharacterCodingException otherEncoding) {
            return List.of();
        } catch (IOException notLinux) {
            return List.of();
        }
    }
}
