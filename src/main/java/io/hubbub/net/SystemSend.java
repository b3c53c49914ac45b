package io.hubbub.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Hands bytes to the operating system without a way through Vert.x and Netty: {@code send(2)} and nothing else. What is written
 * to all members of a room is copied out of the heap once for all of them, and nothing is allocated for any. One for each
 * event loop, used on it.
 *
 * <p>The layers between cost more in memory touched than in instructions: with a thousand connections, every object of one is
 * out of the cache when its turn comes.
 */
final class SystemSend {
    /** Of larger buffers only the beginning is sent: they are rare, and the system takes such only in part. */
    private static final int LARGEST_BYTES = 128 * 1024;

    /** Where the bytes stand that the system reads; made for the first that are sent. */
    private ByteBuf memory;

    private Buffer inMemory;

    /** For a channel that it works for: an open socket of the native transport. */
    Optional<ToSocket> to(Channel channel) {
        return channel instanceof UnixChannel unix && unix.fd() instanceof Socket socket
                ? Optional.of(new ToSocket(socket))
                : Optional.empty();
    }

    /** The same for datagrams. */
    Optional<ToPeers> toPeers(Channel channel) {
        return to(channel).map(toSocket -> new ToPeers(toSocket.socket));
    }

    private boolean load(Buffer bytes) {
        if (bytes == inMemory) {
            return true;
        }
        if (memory == null) {
            memory = Unpooled.directBuffer(LARGEST_BYTES, LARGEST_BYTES);
        }
        if (!memory.hasMemoryAddress()) {
            return false;
        }
        memory.setBytes(0, ((BufferInternal) bytes).getByteBuf(), 0, length(bytes));
        inMemory = bytes;
        return true;
    }

    private static int length(Buffer bytes) {
        return Math.min(bytes.length(), LARGEST_BYTES);
    }

    /** One socket. */
    final class ToSocket {
        private final Socket socket;

        private ToSocket(Socket socket) {
            this.socket = socket;
        }

        /**
         * Sends what the system takes of the bytes now. Returns how many that were: possibly none; -1 if the connection is
         * broken or closed.
         */
        int send(Buffer bytes) {
            // The number of a closed socket may be another's already; all of this happens on the thread that closes it.
            if (!socket.isOpen()) {
                return -1;
            }
            if (!load(bytes)) {
                return 0;
            }
            try {
                return socket.sendAddress(memory.memoryAddress(), 0, length(bytes));
            } catch (IOException broken) {
                return -1;
            }
        }
    }

    /** One socket for datagrams, to any number of peers. */
    final class ToPeers {
        private final Socket socket;

        private ToPeers(Socket socket) {
            this.socket = socket;
        }

        /** Sends a part of the bytes as one datagram. Returns whether the system has taken it. */
        boolean send(Buffer bytes, int from, int length, InetSocketAddress peer) {
            if (from + length > LARGEST_BYTES) {
                return send(bytes.getBuffer(from, from + length), 0, length, peer);
            }
            if (!socket.isOpen() || !load(bytes)) {
                return false;
            }
            try {
                return socket.sendToAddress(
                                memory.memoryAddress(), from, from + length, peer.getAddress(), peer.getPort())
                        == length;
            } catch (IOException unreachable) {
                return false;
            }
        }
    }
}
