package io.hubbub.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the doors one after the other, and sees to it that no two share a name or an address. */
final class DoorReader {
    private static final String STANDARD_HOST = "127.0.0.1";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,32}");
    private static final String NAME_RULE = "a name of 1 to 32 letters, digits or -";

    private final LimitsConfig serverLimits;
    private final ServiceReader services;
    private final Map<String, Section> byName = new HashMap<>();
    private final Map<TlsConfig, Certificate> certificates = new HashMap<>();
    private final Addresses addresses = new Addresses();

    /** UDP's ports are others than TCP's. */
    private final Addresses datagramAddresses = new Addresses();

    DoorReader(LimitsConfig serverLimits, TaskCheck tasks, int roomLength) {
        this.serverLimits = serverLimits;
        this.services = new ServiceReader(tasks, roomLength);
    }

    DoorConfig read(Section unnamed) {
        String kind = ServiceReader.kind(unnamed);
        String name = name(unnamed, kind);
        Section door = unnamed.with(Environment.ofDoor(name));
        String host = host(door);
        int port = port(door);
        (kind.equals(Service.Udp.WORD) ? datagramAddresses : addresses).claim(door, host, port);
        Service service = services.read(door, kind);
        Optional<Certificate> tls = TlsReader.read(door, certificates);
        LimitsConfig limits = LimitsReader.door(door.section("limits"), serverLimits);
        return new DoorConfig(name, host, port, tls, limits, service);
    }

    /** The name and the kind of door come from the file alone: the door's variables carry the one and suit the other. */
    private String name(Section door, String kind) {
        String name = door.text("name").orElse(kind);
        if (!NAME.matcher(name).matches()) {
            throw door.expected("name", NAME_RULE, Words.quote(name));
        }
        Section other = byName.putIfAbsent(name.toLowerCase(Locale.ROOT), door);
        if (other != null) {
            String taken = Words.quote(name) + " like " + other.path() + " (the default is the door word)";
            throw door.expected("name", "a name no other door has", taken);
        }
        return name;
    }

    private static String host(Section door) {
        String host = door.text("host").orElse(STANDARD_HOST);
        if (!Addresses.plausible(host)) {
            throw door.expected("host", "an IP address or a host name, without port", Words.quote(host));
        }
        return host;
    }

    private static int port(Section door) {
        return door.number("port", Range.PORT).orElseThrow(() -> door.missing("port", Range.PORT.toString()));
    }
}
