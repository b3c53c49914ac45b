package io.hubbub.command;

import io.hubbub.config.Config;
import io.hubbub.config.DoorConfig;
import io.hubbub.config.DoorOptions;
import io.hubbub.door.irc.IrcOptions;
import io.hubbub.door.line.LineOptions;
import io.hubbub.door.web.WebOptions;
import io.hubbub.room.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How to get in, in words for the operator: an address to click on, a command to type. */
final class Announcement {
    private final Config config;
    private final Map<String, Integer> ports;

    /** @param ports of the doors, by their names, as they are open */
    Announcement(Config config, Map<String, Integer> ports) {
        this.config = config;
        this.ports = ports;
    }

    /** Every door with its address; of a web door that is a URL. */
    String doors() {
        return config.doors().stream().map(this::door).collect(Collectors.joining(", "));
    }

    private String door(DoorConfig door) {
        String address =
                door.options() instanceof WebOptions web ? url(door, web) : bracketed(door.host()) + ":" + port(door);
        return door.name() + " " + address;
    }

    /** The way for a person to come in, by the first door of each kind that has people; empty if there is none. */
    Optional<String> waysIn() {
        List<String> ways = new ArrayList<>();
        first(WebOptions.class).ifPresent(door -> ways.add(browser(door)));
        first(LineOptions.class).ifPresent(door -> ways.add(terminal(door)));
        first(IrcOptions.class)
                .ifPresent(door -> ways.add("an IRC client at " + near(door) + ":" + port(door) + tls(door)));
        return ways.isEmpty() ? Optional.empty() : Optional.of("Come in with " + String.join(", or with ", ways));
    }

    private Optional<DoorConfig> first(Class<? extends DoorOptions> kind) {
        return config.doors().stream()
                .filter(door -> kind.isInstance(door.options()))
                .findFirst();
    }

    private String browser(DoorConfig door) {
        String url = url(door, (WebOptions) door.options());
        return "a browser at " + url + " (the operator's console is at " + url + "console)";
    }

    private String terminal(DoorConfig door) {
        return door.tls().isPresent()
                ? "the client --door line at " + near(door) + ":" + port(door) + tls(door)
                : "nc " + nearPlain(door) + " " + port(door);
    }

    private String url(DoorConfig door, WebOptions web) {
        String scheme = door.tls().isPresent() ? "https" : "http";
        return scheme + "://" + near(door) + ":" + port(door) + web.path();
    }

    private static String tls(DoorConfig door) {
        return door.tls().isPresent() ? " with TLS" : "";
    }

    private int port(DoorConfig door) {
        return ports.get(door.name());
    }

    /** The host as a URL has it, seen from this machine. */
    private static String near(DoorConfig door) {
        return bracketed(nearPlain(door));
    }

    private static String nearPlain(DoorConfig door) {
        return Address.isLoopback(door.host()) || Address.isAny(door.host()) ? "localhost" : door.host();
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
