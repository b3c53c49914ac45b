package io.hubbub.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vertx.core.net.NetServerOptions;
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
 * counts as unconfirmed, too, though the peer's system answers: nobody has taken a byte of what waits there. So the limit is
 * never below the one for slow readers.
 */
final class KeepAlive {
    private static final int PROBES = 4;

    private KeepAlive() {}

    /**
     * For all connections of a server.
     *
     * @param seconds how long a machine may answer nothing; 0 leaves it to the system
     * @param behindSeconds how long a window may stay full, if that is longer
     */
    static void setUp(NetServerOptions server, int seconds, int behindSeconds) {
        server.setTcpKeepAlive(true);
        if (seconds > 0) {
            server.setTcpKeepAliveIdleSeconds(idleSeconds(seconds))
                    .setTcpKeepAliveIntervalSeconds(intervalSeconds(seconds))
                    .setTcpKeepAliveCount(PROBES);
            server.setTcpUserTimeout((int) TimeUnit.SECONDS.toMillis(Math.max(seconds, behindSeconds)));
        }
    }

    /** The same for one connection where Vert.x leaves it out: with Java's own transport, which knows no TCP_USER_TIMEOUT. */
    static void setUp(Channel channel, int seconds) {
        if (seconds > 0 && channel instanceof NioSocketChannel) {
            // Netty leaves out those that a system does not have.
            ChannelConfig config = channel.config();
            config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), idleSeconds(seconds));
            config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), intervalSeconds(seconds));
            config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), PROBES);
        }
    }

    private static int idleSeconds(int seconds) {
        return Math.max(1, seconds / 2);
    }

    private static int intervalSeconds(int seconds) {
        return Math.max(1, seconds / 2 / PROBES);
    }
}
