package io.hubbub.client.bench;

import io.hubbub.client.Endpoint;
import io.hubbub.net.Text;
import java.util.List;

/**
 * The options of the load generator.
 *
 * @param path of a WebSocket; {@link #USUAL_PATH} on other doors
 * @param capabilities what members of an IRC channel ask for: sets given out in turn, each with commas between its names,
 *     one of them empty if nobody asks for anything
 * @param oneByOne whether members come in one after another, so that it can be told what that takes
 * @param size of a message in bytes, a line's end included
 * @param rate messages a second of all senders together, or 0 for a closed loop
 * @param inFlight messages in flight at any time, or 0 for a rate
 * @param seconds of measuring, after {@code warmupSeconds} of the same load
 * @param serverPid the process whose CPU time and memory to watch, or 0
 */
record BenchOptions(
        Endpoint endpoint,
        Dialect dialect,
        String path,
        List<String> capabilities,
        boolean oneByOne,
        int clients,
        int senders,
        int size,
        double rate,
        int inFlight,
        double seconds,
        double warmupSeconds,
        long serverPid) {
    static final String USUAL_PATH = "/ws";
    static final int MIN_SIZE = 24;
    private static final int MAX_SIZE = 65536;
    /** A line of IRC has 512 bytes, with the channel and whom it comes from. */
    private static final int MAX_IRC_SIZE = 384;

    /** A server limits how long a request may be, mostly to 64 KiB; there is something around the text. */
    private static final int MAX_WS_SIZE = 60_000;

    /** Bytes that the server sends in one datagram, unless it is told otherwise. */
    private static final int MAX_UDP_SIZE = 1200;

    private static final int MAX_SETS = 64;
    private static final int MAX_CLIENTS = 60_000;
    private static final int MAX_SENDERS = 4096;
    private static final int MAX_IN_FLIGHT = 1 << 20;

    /** @throws IllegalArgumentException whose message is one line for the user */
    BenchOptions {
        between("--clients", clients, 1, MAX_CLIENTS);
        between("--senders", senders, 1, dialect.membersSpeak() ? Math.min(clients, MAX_SENDERS) : MAX_SENDERS);
        between("--size", size, MIN_SIZE, MAX_SIZE);
        boolean irc = dialect == Dialect.IRC;
        require(
                !irc || size <= MAX_IRC_SIZE,
                "--size must be at most " + MAX_IRC_SIZE + " with irc, whose lines are short");
        boolean ws = dialect == Dialect.WS;
        require(!ws || size <= MAX_WS_SIZE, "--size must be at most " + MAX_WS_SIZE + " with ws");
        require(
                dialect != Dialect.UDP || size <= MAX_UDP_SIZE,
                "--size must be at most " + MAX_UDP_SIZE + " with udp, where a message is a datagram");
        require(irc || capabilities.equals(List.of("")), "--capabilities are for --door irc");
        require(irc || ws || !oneByOne, "--one-by-one is for --door irc and ws");
        require(
                path.matches("/[!-~]*") && (ws || path.equals(USUAL_PATH)),
                "--path is for --door ws, begins with a slash and has no spaces");
        between("the number of sets in --capabilities", capabilities.size(), 1, Math.min(clients, MAX_SETS));
        for (String set : capabilities) {
            require(
                    set.matches("([a-z0-9./-]+(,[a-z0-9./-]+)*)?"),
                    "--capabilities must be names with commas between them, and semicolons between sets, not "
                            + Text.harmless(set));
        }
        require((rate > 0) != (inFlight > 0), "expected either --rate or --in-flight, above 0");
        require(rate >= 0 && rate <= 1e7, "--rate must be at most 10000000 messages a second");
        require(inFlight >= 0 && inFlight <= MAX_IN_FLIGHT, "--in-flight must be at most " + MAX_IN_FLIGHT);
        require(seconds > 0 && seconds <= 86_400, "--seconds must be above 0 and at most a day");
        require(warmupSeconds >= 0 && warmupSeconds <= 3600, "--warmup must be from 0 to 3600 seconds");
        boolean torn = dialect == Dialect.RAW && senders > 1 && size > Senders.SAFE_RAW_BYTES;
        require(
                !torn,
                "--size must be at most " + Senders.SAFE_RAW_BYTES
                        + " on a raw door with several senders: larger messages can be torn apart by others' speech");
    }

    /** Where a WebSocket is. */
    WsEntrance.Address address() {
        return new WsEntrance.Address(endpoint.toString(), path);
    }

    private static void between(String option, int value, int min, int max) {
        require(value >= min && value <= max, option + " must be from " + min + " to " + max + ", not " + value);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
