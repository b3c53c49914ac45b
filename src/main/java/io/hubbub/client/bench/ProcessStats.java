package io.hubbub.client.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The resources that one process has used, from Linux' {@code /proc}.
 *
 * @param cpuMicros user and system time since it began, in steps of 10 ms
 * @param residentKiB its memory
 */
record ProcessStats(long cpuMicros, long residentKiB) {
    /** Linux shows times to programs in hundredths of a second on every architecture Java runs on. */
    private static final long MICROS_PER_TICK = 10_000;

    /** In the words of proc(5): utime and stime, counted after the name in parentheses. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    static ProcessStats of(long pid) throws IOException {
        Path directory = Path.of("/proc", Long.toString(pid));
        return parse(Files.readString(directory.resolve("stat")), Files.readString(directory.resolve("status")));
    }

    /**
     * User and system time of the threads that now are, in nanoseconds: {@code schedstat} of each. What a thread used that
     * has ended since counts no more.
     */
    static long cpuNs(long pid) throws IOException {
        long sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : (Iterable<Path>) threads::iterator) {
                String line = Files.readString(thread.resolve("schedstat"));
                sum += Long.parseLong(line.substring(0, line.indexOf(' ')));
            }
        }
        return sum;
    }

    static ProcessStats parse(String stat, String status) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        long residentKiB = status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
        return new ProcessStats(ticks * MICROS_PER_TICK, residentKiB);
    }
}
