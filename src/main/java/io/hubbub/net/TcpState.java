package io.hubbub.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollTcpInfo;
import java.util.Optional;

/**
 * What the system knows of a connection beyond its bytes: {@code TCP_INFO} of <a
 * href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>. A system call each time, so it is for rare questions. With
 * another transport than Netty's for Linux nothing is known, and each answer is no. On the connection's event loop.
 */
final class TcpState {
    /** Linux's TCP_CLOSE: reset, timed out, or closed by both. */
    private static final int CLOSED = 7;

    /** A system that is reachable confirms what it gets in much less, even behind a modem with full buffers. */
    private static final int CONFIRMS_MS = 10_000;

    private TcpState() {}

    /** Whether the connection is over, which nobody tells of a socket that the transport does not watch. */
    static boolean isClosed(Channel channel) {
        return info(channel).filter(info -> info.state() == CLOSED).isPresent();
    }

    /** Whether something that was sent is not confirmed yet, and the peer's system is there and confirms. */
    static boolean delivers(Channel channel) {
        return info(channel).filter(TcpState::delivers).isPresent();
    }

    private static boolean delivers(EpollTcpInfo info) {
        if (info.unacked() > 0) {
            return info.lastAckRecv() < CONFIRMS_MS;
        }
        // The peer's window is full: it is asked now and then for more room, and answers.
        return info.backoff() > 0 && info.probes() <= 1;
    }

    private static Optional<EpollTcpInfo> info(Channel channel) {
        if (!(channel instanceof EpollSocketChannel socket) || !socket.isOpen()) {
            return Optional.empty();
        }
        try {
            return Optional.of(socket.tcpInfo());
        } catch (ChannelException gone) {
            return Optional.empty();
        }
    }
}
