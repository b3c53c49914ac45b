package io.hubbub.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.channel.unix.UnixChannel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The system's knowledge of a connection beyond its bytes: {@code TCP_INFO} of <a
 * href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>, with the places in {@code struct tcp_info} of Linux's
 * {@code tcp.h}; Netty's own view of it ends before the last of them. A system call each time, so it is for rare questions. With
 * another transport than Netty's for Linux nothing is known, and each answer is no. On the connection's event loop.
 */
final class TcpState {
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;

    private static final int STATE = 0;
    private static final int PROBES = 3;
    private static final int UNACKED = 24;
    private static final int LAST_ACK_RECV_MS = 56;
    private static final int BYTES_ACKED = 120;
    private static final int NOTSENT_BYTES = 144;
    private static final int LENGTH = NOTSENT_BYTES + Integer.BYTES;

    private static final RawUnixChannelOption INFO =
            new RawUnixChannelOption("TCP_INFO", IPPROTO_TCP, TCP_INFO, LENGTH);

    /** Elsewhere the same numbers mean something else. */
    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    /** TCP_CLOSE: reset, timed out, or closed by both. */
    private static final int CLOSED = 7;

    /** A system that is reachable confirms what it gets in much less, even behind a modem with full buffers. */
    private static final int CONFIRMS_MS = 10_000;

    private TcpState() {}

    /** Whether the connection is over, which nobody tells of a socket that the transport does not watch. */
    static boolean isClosed(Channel channel) {
        return info(channel).filter(info -> info.get(STATE) == CLOSED).isPresent();
    }

    /** Whether something that was sent is not confirmed yet, and the peer's system is there and confirms. */
    static boolean delivers(Channel channel) {
        return info(channel).filter(TcpState::delivers).isPresent();
    }

    /** How many bytes the peer's system has confirmed, as far as an int holds them. */
    static int confirmed(Channel channel) {
        return info(channel).map(info -> (int) info.getLong(BYTES_ACKED)).orElse(0);
    }

    private static boolean delivers(ByteBuffer info) {
        if (info.getInt(UNACKED) > 0) {
            return info.getInt(LAST_ACK_RECV_MS) < CONFIRMS_MS;
        }
        // Its window is full: it is asked for more room now and then, and each answer takes back the count of
        // questions.
        return info.getInt(NOTSENT_BYTES) > 0 && info.get(PROBES) <= 1;
    }

    private static Optional<ByteBuffer> info(Channel channel) {
        if (!LINUX || !(channel instanceof UnixChannel) || !channel.isOpen()) {
            return Optional.empty();
        }
        try {
            return Optional.of(channel.config().getOption(INFO).order(ByteOrder.nativeOrder()));
        } catch (ChannelException gone) {
            return Optional.empty();
        }
    }
}
