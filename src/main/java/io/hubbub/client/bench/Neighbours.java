package io.hubbub.client.bench;

import io.hubbub.client.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Who else is connected to a port of this machine, as the kernel tells (proc(5), /proc/net/tcp). */
final class Neighbours {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String ESTABLISHED = "01";

    private Neighbours() {}

    /** How many connections a server here has; empty when it is somewhere else, or nobody can tell. */
    static OptionalInt of(Endpoint endpoint) {
        if (!isHere(endpoint.host()) || TABLES.stream().noneMatch(Files::isReadable)) {
            return OptionalInt.empty();
        }
        int connected = 0;
        for (Path table : TABLES) {
            connected += Files.isReadable(table) ? connectedTo(endpoint.port(), table) : 0;
        }
        return OptionalInt.of(connected);
    }

    private static boolean isHere(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** How many sockets with this port here are connected; a line is {@code 0: 0100007F:1F4A 0100007F:9C40 01 ...}. */
    private static int connectedTo(int port, Path table) {
        String ending = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> lines = Files.lines(table)) {
            return (int) lines.map(line -> line.strip().split(" +"))
                    .filter(columns -> columns.length > 3 && columns[1].endsWith(ending))
                    .filter(columns -> columns[3].equals(ESTABLISHED))
                    .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
