package io.hubbub.net;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Shared by the instances of a door for datagrams: the secret of its cookies, its port, and whose link each peer has. A peer is one
 * instance's for as long as it is here, at whatever instance its datagrams arrive. Has nothing of strangers. Thread-safe.
 */
public final class DatagramPeers {
    private final Cookies.Secrets secrets = new Cookies.Secrets();
    private final Map<InetSocketAddress, DatagramLink> links = new ConcurrentHashMap<>();
    private final AtomicBoolean opening = new AtomicBoolean();
    private final Promise<Integer> port = Promise.promise();

    Cookies.Secrets secrets() {
        return secrets;
    }

    /** Has the first instance that asks open the port. */
    Future<Integer> port(Supplier<Future<Integer>> open) {
        if (opening.compareAndSet(false, true)) {
            open.get().onComplete(port);
        }
        return port.future();
    }

    /** The link of a peer, if it has one. */
    Optional<DatagramLink> find(InetSocketAddress peer) {
        return Optional.ofNullable(links.get(peer));
    }

    /** Returns whether the peer had no other link. */
    boolean add(InetSocketAddress peer, DatagramLink link) {
        return links.putIfAbsent(peer, link) == null;
    }

    void remove(InetSocketAddress peer, DatagramLink link) {
        links.remove(peer, link);
    }

    /** How many there are. */
    public int size() {
        return links.size();
    }
}
