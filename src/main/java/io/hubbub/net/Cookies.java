package io.hubbub.net;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proof that a sender's address is its own, since it gets what is sent there. A cookie is the word hubbub and ten letters or digits, made of
 * the peer's address and port and a secret; nothing of it is kept, so that a stranger costs no memory. Of one instance; not
 * thread-safe, but for the {@link Secrets}.
 */
final class Cookies {
    /** Ten characters are 50 bits: somebody who sends a million guesses a second needs years for one address. */
    static final int BYTES = 16;

    /**
     * The shortest datagram that is answered with a cookie; as long as {@code a:Enter Chat Room}. An answer is always shorter than what
     * it answers: otherwise one datagram with another server's address as its source would make the two send each other cookies without
     * an end.
     */
    static final int SHORTEST_BYTES = BYTES + 1;

    /** Ports of the system's services (RFC 6335, 6), of which no client speaks. Some of these send back whatever they get, cookies too. */
    static final int LOWEST_PORT = 1024;

    /** A cookie is good for so long at least, and for twice as long at most: a person has time to paste it. */
    static final int SLOT_SECONDS = 60;

    private static final byte[] MARK = "hubbub".getBytes(StandardCharsets.US_ASCII);

    /** Letters and digits that can't be taken for one another. */
    private static final byte[] ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789".getBytes(StandardCharsets.US_ASCII);

    private static final int BITS = 5;
    private static final String ALGORITHM = "HmacSHA256";

    private final Secrets secrets;
    private Secrets.Pair pair;
    private Mac current;
    private Mac previous;

    Cookies(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The secrets of a door, which change with time. Shared by its instances; thread-safe. */
    static final class Secrets {
        private static final int SECRET_BYTES = 32;

        private final SecureRandom random = new SecureRandom();
        private volatile Pair pair = new Pair(Long.MIN_VALUE, fresh(), fresh());

        /**
         * The secrets of one span of time.
         *
         * @param previous of the span before, whose cookies are still good
         */
        private record Pair(long slot, SecretKeySpec current, SecretKeySpec previous) {}

        private SecretKeySpec fresh() {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            return new SecretKeySpec(secret, ALGORITHM);
        }

        private Pair at(long nowNs) {
            long slot = Math.floorDiv(TimeUnit.NANOSECONDS.toSeconds(nowNs), SLOT_SECONDS);
            return pair.slot == slot ? pair : change(slot);
        }

        private synchronized Pair change(long slot) {
            if (slot > pair.slot) {
                pair = new Pair(slot, fresh(), slot == pair.slot + 1 ? pair.current : fresh());
            }
            return pair;
        }
    }

    /** Whether bytes have the form of a cookie, with or without a line's end: such are never taken for words. */
    static boolean hasForm(ByteBuf bytes) {
        int from = bytes.readerIndex();
        if (bytes.readableBytes() < BYTES || bytes.readableBytes() > BYTES + 2) {
            return false;
        }
        for (int i = 0; i < bytes.readableBytes(); i++) {
            if (!fits(i, bytes.getByte(from + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(int at, byte b) {
        if (at >= BYTES) {
            return b == '\r' || b == '\n';
        }
        return at < MARK.length ? b == MARK[at] : isLetter(b);
    }

    private static boolean isLetter(byte b) {
        for (byte letter : ALPHABET) {
            if (letter == b) {
                return true;
            }
        }
        return false;
    }

    /** The cookie for a peer, with a line's end if the datagram that it answers was long enough for that: always fewer bytes than that has. */
    Buffer answer(InetSocketAddress peer, int askedBytes, long nowNs) {
        renew(nowNs);
        Buffer cookie = Buffer.buffer(make(current, peer));
        return askedBytes > SHORTEST_BYTES ? cookie.appendByte((byte) '\n') : cookie;
    }

    /** Whether bytes are a cookie that this peer was sent lately. */
    boolean isValid(ByteBuf bytes, InetSocketAddress peer, long nowNs) {
        if (!hasForm(bytes)) {
            return false;
        }
        renew(nowNs);
        return matches(make(current, peer), bytes) || matches(make(previous, peer), bytes);
    }

    /** Takes the same time wherever they differ. */
    private static boolean matches(byte[] cookie, ByteBuf bytes) {
        int differences = 0;
        for (int i = 0; i < BYTES; i++) {
            differences |= cookie[i] ^ bytes.getByte(bytes.readerIndex() + i);
        }
        return differences == 0;
    }

    private void renew(long nowNs) {
        Secrets.Pair now = secrets.at(nowNs);
        if (pair == null || pair.slot() != now.slot()) {
            pair = now;
            current = mac(now.current());
            previous = mac(now.previous());
        }
    }

    private static Mac mac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    private static byte[] make(Mac mac, InetSocketAddress peer) {
        mac.update(peer.getAddress().getAddress());
        mac.update((byte) (peer.getPort() >>> 8));
        byte[] digest = mac.doFinal(new byte[] {(byte) peer.getPort()});
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << 8) | (digest[i] & 0xFF);
        }
        byte[] cookie = new byte[BYTES];
        System.arraycopy(MARK, 0, cookie, 0, MARK.length);
        for (int i = MARK.length; i < BYTES; i++) {
            cookie[i] = ALPHABET[(int) (bits & (ALPHABET.length - 1))];
            bits >>>= BITS;
        }
        return cookie;
    }
}
