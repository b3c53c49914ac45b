package io.hubbub.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody with an IRC client and an address of this machine's that nobody else has: who may not come in makes nobody else wait. Blocking;
 * for one thread. A connection that ends answers nothing.
 */
final class IrcCaller implements AutoCloseable {
    private static final AtomicInteger HOSTS = new AtomicInteger();

    private final Socket socket;
    private final BufferedReader in;

    IrcCaller(int port) {
        try {
            int host = HOSTS.incrementAndGet();
            byte[] own = {127, 1, (byte) (host >> 8), (byte) host};
            socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByAddress(own), 0);
            socket.setSoTimeout((int) Scenario.PATIENCE.toMillis());
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException cannot) {
            throw new AssertionError(cannot);
        }
    }

    /** Whether that is the password of the account, or one of its tokens. */
    static boolean letsIn(int port, String account, String secret) {
        try (IrcCaller caller = new IrcCaller(port)) {
            return caller.logsIn(account, secret);
        }
    }

    /** Whether a guest may have that nick. */
    static boolean isFree(int port, String nick) {
        try (IrcCaller caller = new IrcCaller(port)) {
            caller.types("NICK " + nick, "USER x 0 * :x");
            return caller.lineLike(".* (001|433) .*").orElseThrow().contains(" 001 ");
        }
    }

    /** Logs in before it is welcomed, by SASL's PLAIN. */
    boolean logsIn(String account, String secret) {
        String message = "\0" + account + "\0" + secret;
        types(
                "CAP REQ :sasl",
                "AUTHENTICATE PLAIN",
                "AUTHENTICATE " + Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8)));
        return lineLike(".* 90[3-7] .*").orElseThrow().contains(" 903 ");
    }

    IrcCaller comesIn(String nick) {
        types("NICK " + nick, "USER x 0 * :x", "CAP END");
        if (lineLike(".* 422 .*").isEmpty()) {
            throw new AssertionError(nick + " is not welcomed");
        }
        return this;
    }

    void types(String... lines) {
        try {
            socket.getOutputStream().write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // Then nothing comes, either.
        }
    }

    /** The next line like that; empty if the connection ends before. */
    Optional<String> lineLike(String pattern) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.matches(pattern)) {
                    return Optional.of(line);
                }
            }
            return Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
