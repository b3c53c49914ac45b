package io.hubbub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A network between clients and a server's UDP port that loses datagrams, doubles them and lets them change places, both ways. As
 * behind a router with address translation, each client has a port of its own in front of the server; {@link #rebind} gives it
 * another one. It does nothing of the kind until it is {@link #rough}. Runs on a thread of its own; its methods may be called on any.
 */
public final class LossyNetwork implements AutoCloseable {
    private static final int LARGEST_BYTES = 65_535;

    /** How long one that is overtaken waits if nothing comes that could overtake it. */
    private static final int OVERTAKEN_MS = 5;

    /** Of a hundred datagrams so many are lost, as many doubled, and twice as many overtaken by the next one. */
    private static final int ROUGH_PERCENT = 10;

    private final InetSocketAddress server;
    private final boolean onePort;
    private final Random random;
    private final Selector selector;
    private final DatagramChannel front;
    private final ByteBuffer bytes = ByteBuffer.allocate(LARGEST_BYTES);
    private final Map<SocketAddress, Client> clients = new HashMap<>();
    private final List<Datagram> overtaken = new ArrayList<>();
    private final List<String> toServer = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "lossy network");
    private boolean rough;
    private boolean deaf;

    /** What is on its way. */
    private record Datagram(DatagramChannel from, ByteBuffer bytes, SocketAddress to) {
        void send() throws IOException {
            from.send(bytes.duplicate(), to);
        }
    }

    /** A client, and the socket that stands for it in front of the server. */
    private final class Client {
        private SocketAddress address;
        private DatagramChannel back;

        Client(SocketAddress address) throws IOException {
            this.address = address;
            open();
        }

        void open() throws IOException {
            back = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            back.configureBlocking(false).register(selector, SelectionKey.OP_READ, this);
        }
    }

    private LossyNetwork(int port, boolean onePort) throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        random = new Random(seed);
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.onePort = onePort;
        selector = Selector.open();
        front = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        front.configureBlocking(false).register(selector, SelectionKey.OP_READ);
        thread.start();
    }

    /** In front of a server's port. */
    public static LossyNetwork before(int port) {
        return attempt(() -> new LossyNetwork(port, false));
    }

    /** One whose clients have one port in front of the server, one after the other. */
    public static LossyNetwork withOnePort(int port) {
        return attempt(() -> new LossyNetwork(port, true));
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T attempt(Action<T> action) {
        try {
            return action.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The port that clients send to. */
    public int port() {
        return front.socket().getLocalPort();
    }

    /** The port of a client that it knows. */
    public synchronized int clientPort() {
        return ((InetSocketAddress) clients.keySet().iterator().next()).getPort();
    }

    /** Whether it loses datagrams, doubles them and lets them change places from here on. */
    public synchronized void rough(boolean nowRough) {
        rough = nowRough;
    }

    /** Whether nothing reaches the server from here on. */
    public synchronized void deaf(boolean nowDeaf) {
        deaf = nowDeaf;
    }

    /** Gives every client another port in front of the server; what comes to the old ones is lost. */
    public synchronized void rebind() {
        attempt(() -> {
            for (Client client : clients.values()) {
                client.back.close();
                client.open();
            }
            selector.wakeup();
            return null;
        });
    }

    /** What clients have sent to the server since the last time, whether it has come there or not. */
    public synchronized List<String> toServer() {
        List<String> texts = List.copyOf(toServer);
        toServer.clear();
        return texts;
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                int ready = selector.select(OVERTAKEN_MS);
                synchronized (this) {
                    if (ready == 0) {
                        sendOvertaken();
                    }
                    for (SelectionKey key : selector.selectedKeys()) {
                        read(key);
                    }
                    selector.selectedKeys().clear();
                }
            }
        } catch (ClosedSelectorException closed) {
            // That was the end.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(SelectionKey key) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        while (channel.isOpen()) {
            SocketAddress from = channel.receive(bytes.clear());
            if (from == null) {
                return;
            }
            byte[] datagram = new byte[bytes.flip().remaining()];
            bytes.get(datagram);
            if (channel == front) {
                toServer.add(new String(datagram, StandardCharsets.UTF_8));
                Client client = client(from);
                if (!deaf) {
                    pass(new Datagram(client.back, ByteBuffer.wrap(datagram), server));
                }
            } else {
                pass(new Datagram(front, ByteBuffer.wrap(datagram), ((Client) key.attachment()).address));
            }
        }
    }

    private Client client(SocketAddress from) throws IOException {
        SocketAddress name = onePort ? server : from;
        Client client = clients.get(name);
        if (client == null) {
            client = new Client(from);
            clients.put(name, client);
        }
        client.address = from;
        return client;
    }

    private void pass(Datagram datagram) throws IOException {
        int dice = rough ? random.nextInt(100) : 100;
        if (dice < ROUGH_PERCENT) {
            return;
        } else if (dice < 3 * ROUGH_PERCENT) {
            overtaken.add(datagram);
            return;
        }
        datagram.send();
        if (dice < 4 * ROUGH_PERCENT) {
            datagram.send();
        }
        sendOvertaken();
    }

    private void sendOvertaken() throws IOException {
        for (Datagram late : overtaken) {
            if (late.from().isOpen()) {
                late.send();
            }
        }
        overtaken.clear();
    }

    @Override
    public synchronized void close() {
        attempt(() -> {
            selector.close();
            front.close();
            for (Client client : clients.values()) {
                client.back.close();
            }
            return null;
        });
    }
}
