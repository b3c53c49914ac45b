package io.hubbub.door.irc;

import io.hubbub.room.ChatLimits;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The command CAP: <a href="https://ircv3.net/specs/extensions/capability-negotiation">capability negotiation</a>. */
final class Capabilities {
    /** From this version of the negotiation on, cap-notify is part of it. */
    private static final int WITH_NOTIFICATIONS = 302;

    /** From the same version on, a capability may have a value. */
    private static final int WITH_VALUES = WITH_NOTIFICATIONS;

    /** Characters of a list in one line: with the longest names of a server and a client before it, it is no longer than IRC allows. */
    private static final int LIST_LENGTH = 360;

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
                list(client, "LS", listed(client, version(message.parameter(1)) >= WITH_VALUES));
            }
            case "LIST" -> list(client, "LIST", written(client.capabilities()));
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
        begin(client, subcommand).trailing(words);
    }

    private static Printer begin(Client client, String subcommand) {
        return client.say()
                .message(client.server.name(), "CAP")
                .middle(client.nick())
                .middle(subcommand);
    }

    /** In as many lines as it takes for a client of version 302 or later: a star says that more follow. Others know of one line. */
    private static void list(Client client, String subcommand, List<String> words) {
        String line = "";
        for (String word : words) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (client.registration.isNotified() && longer.length() > LIST_LENGTH) {
                begin(client, subcommand).middle("*").trailing(line);
                longer = word;
            }
            line = longer;
        }
        answer(client, subcommand, line);
    }

    /** Those that are offered, with what there is to say of some. */
    private static List<String> listed(Client client, boolean withValues) {
        return Capability.offered(client).stream()
                .map(capability -> capability.written() + (withValues ? value(client, capability) : ""))
                .toList();
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

    private static List<String> written(Set<Capability> capabilities) {
        return Arrays.stream(Capability.values())
                .filter(capabilities::contains)
                .map(Capability::written)
                .toList();
    }
}
