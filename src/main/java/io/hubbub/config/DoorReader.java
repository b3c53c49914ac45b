package io.hubbub.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the doors one after the other, and sees to it that no two share a name or an address. */
final class DoorReader {
    private static final String STANDARD_HOST = "127.0.0.1";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,32}");
    private static final String HOST_RULE = "an IP address or a host name, without port";
    private static final String NAME_RULE = "a name of 1 to 32 letters, digits or -";

    private static final String DOOR = "door";

    /** The keys that every door takes. */
    static final List<Key> COMMON = List.of(
            new Key(DOOR, "the word of a kind of door", "", "what it serves"),
            new Key("name", NAME_RULE, "", "how it is called; the default is the door word"),
            new Key("host", HOST_RULE, Words.quote(STANDARD_HOST), "the address to listen on"),
            new Key("port", Range.PORT.least() + " to " + Range.PORT.most(), "", "0 picks a free one"),
            new Key("tls", "certificate and key, or pkcs12 and password", "", "speaks TLS"),
            new Key("limits", "the keys of limits", "", "laid over the server's, for this door alone"));

    private final Map<String, DoorKind<?>> kinds = new LinkedHashMap<>();
    private final Keys.World world;
    private final Map<String, Section> byName = new HashMap<>();
    private final Map<TlsConfig, Certificate> certificates = new HashMap<>();
    private final Addresses addresses = new Addresses();

    /** UDP's ports are others than TCP's. */
    private final Addresses datagramAddresses = new Addresses();

    DoorReader(List<? extends DoorKind<?>> kinds, Keys.World world) {
        kinds.forEach(kind -> this.kinds.put(kind.word(), kind));
        this.world = world;
    }

    DoorConfig read(Section unnamed) {
        DoorKind<?> kind = kind(unnamed);
        String name = name(unnamed, kind.word());
        Section door = unnamed.with(Environment.ofDoor(name));
        String host = host(door);
        int port = port(door);
        DoorOptions options = kind.read().apply(Keys.of(door, world));
        (options.isOverDatagrams() ? datagramAddresses : addresses).claim(door, host, port);
        if (options.isOverDatagrams() && door.has("tls")) {
            throw door.complaint("tls", "is for other doors: datagrams are not encrypted");
        }
        Optional<Certificate> tls = TlsReader.read(door, certificates);
        return new DoorConfig(new DoorWiring(name, kind.word(), host, port, tls), options);
    }

    /** The kind; afterwards the object is known to have no key that such a door does not take. */
    private DoorKind<?> kind(Section door) {
        Optional<String> word = door.text(DOOR);
        // A door of a known kind is told the keys of that kind.
        door.allow(word.map(kinds::get).map(this::keys).orElseGet(this::keysOfAnyDoor));
        String given = word.orElseThrow(() -> door.missing(DOOR, words()));
        if (!kinds.containsKey(given)) {
            throw door.expected(DOOR, words(), Words.quote(given));
        }
        return kinds.get(given);
    }

    private String words() {
        return "one of " + Words.list(kinds.keySet());
    }

    private Set<String> keys(DoorKind<?> kind) {
        Set<String> keys = new LinkedHashSet<>();
        COMMON.forEach(key -> keys.add(key.name()));
        kind.keys(world).forEach(key -> keys.add(key.name()));
        return keys;
    }

    private Set<String> keysOfAnyDoor() {
        Set<String> keys = new LinkedHashSet<>();
        kinds.values().forEach(kind -> keys.addAll(keys(kind)));
        return keys;
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
            throw door.expected("host", HOST_RULE, Words.quote(host));
        }
        return host;
    }

    private static int port(Section door) {
        return door.number("port", Range.PORT).orElseThrow(() -> door.missing("port", Range.PORT.toString()));
    }
}
