package io.hubbub.client.bench;

import io.hubbub.client.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The others that are connected to a server of this machine, by whichever of its ports, as the kernel tells (proc(5)): /proc/net/tcp
 * has the connections, /proc/PID/fd whose they are.
 */
final class Neighbours {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final Path PROCESSES = Path.of("/proc");
    private static final String ESTABLISHED = "01";
    private static final String LISTENING = "0A";
    private static final int COLUMNS = 10;

    private Neighbours() {}

    /**
     * A line of the table, {@code 0: 0100007F:1F4A 0100007F:9C40 01 ...}.
     *
     * @param socket its number, by which the process has it
     */
    private record Row(int port, String state, String socket) {
        static Row of(String[] columns) {
            String address = columns[1];
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
            return new Row(port, columns[3], "socket:[" + columns[9] + "]");
        }
    }

    /** How many connections a server here has; empty when it is somewhere else, is another user's, or nobody can tell. */
    static OptionalInt of(Endpoint endpoint) {
        if (!isHere(endpoint.host())) {
            return OptionalInt.empty();
        }
        List<Row> rows = rows();
        Set<String> doors = sockets(rows, row -> row.port() == endpoint.port());
        if (doors.isEmpty()) {
            // Nobody listens, or nobody can tell; to connect will tell which.
            return rows.isEmpty() ? OptionalInt.empty() : OptionalInt.of(0);
        }
        for (Path process : processes()) {
            Set<String> own = sockets(process);
            if (own.stream().anyMatch(doors::contains)) {
                return OptionalInt.of(connected(rows, own));
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isHere(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Path table : TABLES) {
            if (Files.isReadable(table)) {
                try (Stream<String> lines = Files.lines(table)) {
                    lines.skip(1)
                            .map(line -> line.strip().split(" +"))
                            .filter(columns -> columns.length >= COLUMNS)
                            .forEach(columns -> rows.add(Row.of(columns)));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        return rows;
    }

    /** The sockets that listen, of those that are like that. */
    private static Set<String> sockets(List<Row> rows, Predicate<Row> like) {
        Set<String> sockets = new HashSet<>();
        rows.stream()
                .filter(row -> row.state().equals(LISTENING))
                .filter(like)
                .forEach(row -> sockets.add(row.socket()));
        return sockets;
    }

    private static int connected(List<Row> rows, Set<String> own) {
        Set<Integer> ports = new HashSet<>();
        rows.stream()
                .filter(row -> row.state().equals(LISTENING) && own.contains(row.socket()))
                .forEach(row -> ports.add(row.port()));
        return (int) rows.stream()
                .filter(row -> row.state().equals(ESTABLISHED) && ports.contains(row.port()))
                .count();
    }

    private static List<Path> processes() {
        return children(PROCESSES, "[0-9]*");
    }

    /** Those of a process; none if it is another user's or has just ended. */
    private static Set<String> sockets(Path process) {
        Set<String> sockets = new HashSet<>();
        children(process.resolve("fd"), "*").forEach(file -> target(file).ifPresent(sockets::add));
        return sockets;
    }

    /** The target of an open file of a process; empty if it was closed a moment ago: nobody listens there any more. */
    private static Optional<String> target(Path file) {
        try {
            return Optional.of(Files.readSymbolicLink(file).toString());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private static List<Path> children(Path folder, String like) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, like)) {
            List<Path> children = new ArrayList<>();
            files.forEach(children::add);
            return children;
        } catch (IOException denied) {
            return List.of();
        }
    }
}
