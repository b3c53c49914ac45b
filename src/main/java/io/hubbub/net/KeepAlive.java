package io.hubbub.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vertx.core.net.NetServerOptions;
import java.net.SocketOption;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/**
 * How the system finds out that a peer's machine is gone without a word: switched off, out of range, or behind a router that
 * has forgotten the connection. Left alone, Linux asks after two hours of silence, and tries for a quarter of an hour to get
 * through what is not confirmed. See SO_KEEPALIVE and TCP_USER_TIMEOUT in <a
 * href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>.
 *
 * <p>Half of the time given is silence before the first question, the other half is {@link #PROBES} questions. What is sent and
 * not confirmed has the whole time, so that both ways of being gone take the same. A full window that stays full for as long
 * counts as unconfirmed, too, though the peer's system answers: nobody has taken a byte of what waits there.
 */
final class KeepAlive {
    private static final int PROBES = 4;

    private KeepAlive() {}

    /** For all connections of a server; 0 seconds leave it to the system. */
    static void setUp(NetServerOptions server, int seconds) {
        server.setTcpKeepAlive(true);
        if (seconds > 0) {
            server.setTcpKeepAliveIdleSeconds(idleSeconds(seconds))
                    .setTcpKeepAliveIntervalSeconds(intervalSeconds(seconds))
                    .setTcpKeepAliveCount(PROBES);
            server.setTcpUserTimeout((int) TimeUnit.SECONDS.toMillis(seconds));
        }
    }

    /** The same for one connection where Vert.x leaves it out: with Java's own transport, which knows no TCP_USER_TIMEOUT. */
    static void setUp(Channel channel, int seconds) {
        if (seconds > 0 && channel instanceof NioSocketChannel) {
            set(channel, ExtendedSocketOptions.TCP_KEEPIDLE, idleSeconds(seconds));
            set(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, intervalSeconds(seconds));
            set(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        }
    }

    private static void set(Channel channel, SocketOption<Integer> option, int value) {
        ChannelOption<Integer> known = NioChannelOption.of(option);
        // Not every system has all of them.
        if (channel.config().getOptions().containsKey(known)) {
            channel.config().setOption(known, value);
        }
    }

    private static int idleSeconds(int seconds) {
        return Math.max(1, seconds / 2);
    }

    private static int intervalSeconds(int seconds) {
        return Math.max(1, seconds / 2 / PROBES);
    }
}
