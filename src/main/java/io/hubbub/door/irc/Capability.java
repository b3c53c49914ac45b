package io.hubbub.door.irc;

import io.hubbub.hub.Session;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A capability: something that a client can ask to have otherwise than in RFC 1459. See <a href="https://ircv3.net/irc/">the
 * specifications</a> of these names.
 */
enum Capability {
    ACCOUNT_NOTIFY,
    ACCOUNT_REGISTRATION(true),
    ACCOUNT_TAG,
    AWAY_NOTIFY,
    BATCH,
    CAP_NOTIFY,
    CHATHISTORY(true),
    CHGHOST,
    ECHO_MESSAGE,
    EVENT_PLAYBACK(true),
    EXTENDED_JOIN,
    EXTENDED_MONITOR,
    INVITE_NOTIFY,
    LABELED_RESPONSE,
    MESSAGE_REDACTION(true),
    MESSAGE_TAGS,
    METADATA_3(true),
    MULTILINE(true),
    MULTI_PREFIX,
    NO_IMPLICIT_NAMES,
    PRE_AWAY(true),
    READ_MARKER(true),
    SASL,
    SERVER_TIME,
    SETNAME,
    STANDARD_REPLIES,
    USERHOST_IN_NAMES;

    /** Those that mean something only where something is kept of what was said. */
    private static final Set<Capability> OF_THE_PAST = Set.of(CHATHISTORY, EVENT_PLAYBACK, MESSAGE_REDACTION);

    private final String written;

    Capability() {
        this(false);
    }

    /** @param isDraft whether its specification is one still */
    Capability(boolean isDraft) {
        this.written =
                (isDraft ? "draft/" : "") + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As clients write it. */
    String written() {
        return written;
    }

    /** Those that a client may ask for. */
    static Set<Capability> offered(Client client) {
        Session session = client.session();
        return offered(
                session.past().isAnythingKept(),
                session.authentication().isPossible(),
                AccountRegistration.isOffered(client));
    }

    /** Those that clients may ask for where something is kept, where there are accounts, and where people may make some. */
    static Set<Capability> offered(boolean isAnythingKept, boolean areThereAccounts, boolean canRegister) {
        Set<Capability> offered = EnumSet.allOf(Capability.class);
        if (!isAnythingKept) {
            offered.removeAll(OF_THE_PAST);
        }
        if (!areThereAccounts) {
            offered.remove(SASL);
        }
        if (!canRegister) {
            offered.remove(ACCOUNT_REGISTRATION);
        }
        return offered;
    }

    static Optional<Capability> find(String written) {
        return Arrays.stream(values())
                .filter(capability -> capability.written().equals(written))
                .findFirst();
    }
}
