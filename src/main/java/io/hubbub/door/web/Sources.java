package io.hubbub.door.web;

import io.hubbub.hub.Source;
import io.hubbub.room.Address;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides from where a request comes. What a proxy says is believed of those that the configuration names, since anybody can invent a header: of {@code X-Forwarded-For},
 * to which each proxy appends whom it has seen, the last that is no such proxy itself.
 */
final class Sources {
    private final Set<Address> proxies;

    /** @param proxies the addresses of those that are believed */
    Sources(List<String> proxies) {
        this.proxies =
                proxies.stream().flatMap(proxy -> Address.of(proxy).stream()).collect(Collectors.toUnmodifiableSet());
    }

    Source of(HttpServerRequest request) {
        String peer = Addressing.peer(request);
        if (!isProxy(peer)) {
            return new Source(peer, Addressing.isPrivate(request));
        }
        boolean isPrivate = Addressing.forwardedProtocol(request)
                .map(protocol -> protocol.equals("https") || protocol.equals("wss"))
                .orElseGet(() -> Addressing.isPrivate(request));
        return new Source(client(request).orElse(peer), isPrivate);
    }

    private Optional<String> client(HttpServerRequest request) {
        String list = String.join(",", request.headers().getAll("X-Forwarded-For"));
        String[] hops = list.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            Optional<Address> hop = Address.of(withoutPort(hops[i].strip()));
            if (hop.isEmpty()) {
                return Optional.empty();
            } else if (!proxies.contains(hop.get())) {
                return Optional.of(hop.get().toString());
            }
        }
        return Optional.empty();
    }

    /** Some proxies add it. */
    private static String withoutPort(String hop) {
        return hop.replaceFirst("^(\\[[^]]*]|[0-9.]+):\\d{1,5}$", "$1");
    }

    private boolean isProxy(String peer) {
        return !proxies.isEmpty() && Address.of(peer).filter(proxies::contains).isPresent();
    }
}
