package io.hubbub.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many files the process may open: every connection is one, and accepting beyond that would only spin. */
public final class FileLimit {
    private static final Logger LOG = LoggerFactory.getLogger(FileLimit.class);
    private static final Path LIMITS = Path.of("/proc/self/limits");

    /** Files for everything but connections: the jar, libraries, event loops, listening sockets, logs. */
    private static final int RESERVE = 256;

    private FileLimit() {}

    /** Files that are kept for something else than conversations are at most this part of all: people come first. */
    private static final int SHARE = 8;

    /** As many connections as were configured, or as many as there can be beside so many of another kind. */
    public static int connections(int configured, int others) {
        return Math.min(configured, Math.max(1, available() - others));
    }

    /** As many of another kind as wanted, or its share of the files. */
    public static int share(int wanted) {
        return Math.min(wanted, Math.max(1, available() / SHARE));
    }

    private static int available() {
        return openFiles().orElse(Integer.MAX_VALUE) - RESERVE;
    }

    private static OptionalInt openFiles() {
        if (!Files.isReadable(LIMITS)) {
            return OptionalInt.empty();
        }
        try {
            return Files.readAllLines(LIMITS).stream()
                    .filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split(" {2,}"))
                    .filter(columns -> columns.length > 1 && columns[1].matches("\\d{1,9}"))
                    .mapToInt(columns -> Integer.parseInt(columns[1]))
                    .findFirst();
        } catch (IOException unreadable) {
            LOG.warn("can't tell how many files may be open: {}", unreadable.toString());
            return OptionalInt.empty();
        }
    }
}
