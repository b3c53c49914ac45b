package io.hubbub.config;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code limits}: the server's, and a door's laid over them. */
final class LimitsReader {
    private static final List<String> DOOR_KEYS = List.of(
            Setting.CONNECTIONS.key(),
            Setting.CONNECTIONS_PER_ADDRESS.key(),
            Setting.LINE_BYTES.key(),
            Setting.BEHIND_BYTES.key(),
            Setting.BEHIND_SECONDS.key(),
            Setting.IDLE_SECONDS.key(),
            Setting.UNREACHABLE_SECONDS.key());

    private LimitsReader() {}

    static LimitsConfig server(Section section) {
        List<String> keys = new ArrayList<>(DOOR_KEYS);
        keys.add(Setting.GRACE_SECONDS.key());
        section.allow(keys);
        LimitsConfig standard = LimitsConfig.defaults();
        return read(section, standard, section.number(Setting.GRACE_SECONDS, standard.graceSeconds()));
    }

    static LimitsConfig door(Section section, LimitsConfig server) {
        String grace = Setting.GRACE_SECONDS.key();
        if (section.has(grace)) {
            throw section.complaint(grace, "belongs to the top-level limits, since all doors stop together");
        }
        section.allow(DOOR_KEYS);
        return read(section, server, server.graceSeconds());
    }

    private static LimitsConfig read(Section section, LimitsConfig under, int graceSeconds) {
        return new LimitsConfig(
                section.number(Setting.CONNECTIONS, under.connections()),
                section.number(Setting.CONNECTIONS_PER_ADDRESS, under.connectionsPerAddress()),
                section.number(Setting.LINE_BYTES, under.lineBytes()),
                section.number(Setting.BEHIND_BYTES, under.behindBytes()),
                section.number(Setting.BEHIND_SECONDS, under.behindSeconds()),
                section.number(Setting.IDLE_SECONDS, under.idleSeconds()),
                section.number(Setting.UNREACHABLE_SECONDS, under.unreachableSeconds()),
                graceSeconds);
    }
}
