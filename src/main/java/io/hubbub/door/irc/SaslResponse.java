package io.hubbub.door.irc;

import java.util.Base64;
import java.util.Optional;

/**
 * One response of a client in SASL, in Base64 and in pieces of 400 bytes, of which the last is shorter: <a
 * href="https://ircv3.net/specs/extensions/sasl-3.1#the-authenticate-command">the AUTHENTICATE command</a>.
 */
final class SaslResponse {
    static final int PIECE = 400;

    /** Of the whole, in Base64: as long as the token of a provider can be with what is around it, and nothing else is as long. */
    static final int LONGEST = 28 * PIECE;

    /** Stands for an empty piece. */
    private static final String NOTHING = "+";

    private final StringBuilder text = new StringBuilder();

    /** What has become of the response with one more piece. */
    enum State {
        UNFINISHED,
        WHOLE,
        /** The piece is longer than any. */
        PIECE_TOO_LONG,
        TOO_LONG
    }

    State add(String piece) {
        if (piece.length() > PIECE) {
            return State.PIECE_TOO_LONG;
        }
        if (!piece.equals(NOTHING)) {
            text.append(piece);
        }
        if (text.length() > LONGEST) {
            return State.TOO_LONG;
        }
        return piece.length() == PIECE ? State.UNFINISHED : State.WHOLE;
    }

    /** Its bytes; empty if it is not in Base64. */
    Optional<byte[]> bytes() {
        try {
            return Optional.of(Base64.getDecoder().decode(text.toString()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** What the server says is written in the same way. */
    static void write(Client client, byte[] challenge) {
        String text = Base64.getEncoder().encodeToString(challenge);
        for (int from = 0; from < text.length(); from += PIECE) {
            piece(client, text.substring(from, Math.min(text.length(), from + PIECE)));
        }
        if (text.length() % PIECE == 0) {
            piece(client, NOTHING);
        }
    }

    private static void piece(Client client, String piece) {
        client.say().message("", "AUTHENTICATE").last(piece);
    }
}
