package io.hubbub.door.irc;

import io.hubbub.room.ChatLimits;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The command CAP: <a href="https://ircv3.net/specs/extensions/capability-negotiation">capability negotiation</a>. */
final class Capabilities {
    /** From this version of the negotiation on, cap-notify is part of it. */
    private static final int WITH_NOTIFICATIONS = 302;

    /** From the same version on, a capability may have a value. */
    private static final int WITH_VALUES = WITH_NOTIFICATIONS;

    private Capabilities() {}

    static void cap(Client client, Message message) {
        String subcommand = message.parameter(0).toUpperCase(Locale.ROOT);
        switch (subcommand) {
            case "LS" -> {
                client.registration.negotiate(true);
                if (version(message.parameter(1)) >= WITH_NOTIFICATIONS) {
                    client.registration.wantsNotifications();
                    client.capabilities(EnumSet.of(Capability.CAP_NOTIFY), Set.of());
                }
                answer(client, "LS", listed(client, version(message.parameter(1)) >= WITH_VALUES));
            }
            case "LIST" -> answer(client, "LIST", written(client.capabilities()));
            case "REQ" -> {
                client.registration.negotiate(true);
                request(client, message.parameter(1));
            }
            case "END" -> client.registration.negotiate(false);
            default ->
                client.numeric(Numeric.ERR_INVALIDCAPCMD)
                        .middle(subcommand.isEmpty() ? "*" : subcommand)
                        .trailing("Invalid CAP command");
        }
    }

    /** All of it or nothing. */
    private static void request(Client client, String wanted) {
        Set<Capability> on = EnumSet.noneOf(Capability.class);
        Set<Capability> off = EnumSet.noneOf(Capability.class);
        boolean known = true;
        for (String word : wanted.strip().split(" +")) {
            if (word.isEmpty()) {
                continue;
            }
            boolean drop = word.startsWith("-");
            Optional<Capability> capability =
                    Capability.find(drop ? word.substring(1) : word).filter(Capability.offered(client)::contains);
            known &= capability.isPresent();
            capability.ifPresent(drop ? off::add : on::add);
        }
        // A client that speaks version 302 or later hears of changes whether it wants to or not.
        boolean possible = known && !(off.contains(Capability.CAP_NOTIFY) && client.registration.isNotified());
        if (possible) {
            client.capabilities(on, off);
        }
        answer(client, possible ? "ACK" : "NAK", wanted);
        if (possible && on.contains(Capability.METADATA_3)) {
            client.metadata.requested();
        }
    }

    private static int version(String written) {
        return written.matches("[0-9]{1,9}") ? Integer.parseInt(written) : 0;
    }

    private static void answer(Client client, String subcommand, String words) {
        client.say()
                .message(client.server.name(), "CAP")
                .middle(client.nick())
                .middle(subcommand)
                .trailing(words);
    }

    /** Those that are offered, with what there is to say of some. */
    private static String listed(Client client, boolean withValues) {
        return Capability.offered(client).stream()
                .map(capability -> capability.written() + (withValues ? value(client, capability) : ""))
                .collect(Collectors.joining(" "));
    }

    private static String value(Client client, Capability capability) {
        ChatLimits limits = client.session().chatLimits();
        return switch (capability) {
            case MULTILINE -> "=max-bytes=" + limits.messageBytes + ",max-lines=" + limits.messageLines;
            case METADATA_3 -> "=" + Metadata.value(limits);
            case SASL -> "=" + Mechanism.written(Mechanism.offered(client.session(), client.server.options));
            case ACCOUNT_REGISTRATION -> "=" + AccountRegistration.value(client);
            default -> "";
        };
    }

    private static String written(Set<Capability> capabilities) {
        return Arrays.stream(Capability.values())
                .filter(capabilities::contains)
                .map(Capability::written)
                .collect(Collectors.joining(" "));
    }
}
