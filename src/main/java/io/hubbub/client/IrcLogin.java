package io.hubbub.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Logs in to an account before the welcome, by <a href="https://ircv3.net/specs/extensions/sasl-3.1">SASL</a> PLAIN: the connection is
 * encrypted, or leads nowhere else.
 */
final class IrcLogin {
    static final String CAPABILITY = "sasl";

    private static final int SUCCESS = 903;

    /** Locked out, refused, too long, given up, done already. */
    private static final Set<Integer> FAILURES = Set.of(902, 904, 905, 906, 907);

    /** Which other mechanisms there are; a failure follows. */
    private static final int MECHANISMS = 908;

    private static final int PIECE = 400;

    private final Optional<Credentials> credentials;
    private final Consumer<String> send;
    private boolean isDecided;

    IrcLogin(Optional<Credentials> credentials, Consumer<String> send) {
        this.credentials = credentials;
        this.send = send;
        this.isDecided = credentials.isEmpty();
    }

    boolean isWanted() {
        return credentials.isPresent();
    }

    /** Whether there is nothing to wait for: it succeeded or failed, or nobody wants it. */
    boolean isDecided() {
        return isDecided;
    }

    /** The server can do it. */
    void begin() {
        send.accept("AUTHENTICATE PLAIN");
    }

    /** The server waits for what lets us in. */
    void prove() {
        Credentials known = credentials.orElseThrow();
        String plain = "\0" + known.account() + "\0" + known.password();
        String encoded = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        for (int from = 0; from <= encoded.length(); from += PIECE) {
            String piece = encoded.substring(from, Math.min(encoded.length(), from + PIECE));
            send.accept("AUTHENTICATE " + (piece.isEmpty() ? "+" : piece));
            if (piece.length() < PIECE) {
                return;
            }
        }
    }

    /** Takes a numeric; returns whether it was about this. */
    boolean isAnsweredBy(int numeric) {
        boolean isAnswer = isWanted() && !isDecided && (numeric == SUCCESS || FAILURES.contains(numeric));
        isDecided |= isAnswer;
        return isAnswer || (isWanted() && numeric == MECHANISMS);
    }

    /** The server can't do it. */
    void isImpossible() {
        isDecided = true;
    }
}
