package io.hubbub;

import io.hubbub.config.Config;
import io.hubbub.config.DoorConfig;
import io.hubbub.room.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Warnings about parts of a server that others than those at this machine can reach, perhaps without anybody having meant it. */
public final class Exposure {
    private Exposure() {}

    /** Whether only this machine gets in. */
    public static boolean isNone(Config config) {
        return config.doors().stream().noneMatch(Exposure::isExposed);
    }

    /** A sentence for each thing that may not have been meant. */
    public static List<String> warnings(Config config) {
        List<String> warnings = new ArrayList<>();
        List<String> open = exposed(config, door -> !door.options().asksForPassword());
        if (!open.isEmpty()) {
            warnings.add("Everybody who reaches this machine may come in and read along at " + named(open)
                    + ", which neither TLS nor a password protects; \"tls\" in a door's configuration encrypts,"
                    + " \"host\": \"127.0.0.1\" lets this machine in alone");
        }
        List<String> told = exposed(config, door -> door.options().takesSecrets());
        if (!told.isEmpty()) {
            warnings.add(
                    "Passwords and tokens can be read on their way to " + named(told)
                            + ", which has no TLS; \"tls\" in the door's configuration encrypts, or put a proxy with TLS before it");
        }
        return warnings;
    }

    private static List<String> exposed(Config config, Predicate<DoorConfig> which) {
        return config.doors().stream()
                .filter(Exposure::isExposed)
                .filter(door -> door.tls().isEmpty())
                .filter(which)
                .map(DoorConfig::name)
                .toList();
    }

    private static String named(List<String> doors) {
        return (doors.size() == 1 ? "the door " : "the doors ") + String.join(", ", doors);
    }

    private static boolean isExposed(DoorConfig door) {
        return !Address.isLoopback(door.host());
    }
}
