package io.hubbub.door.irc;

import io.hubbub.hub.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way of proving with SASL whose account it is. */
enum Mechanism {
    /** A name and a password: <a href="https://www.rfc-editor.org/rfc/rfc4616">RFC 4616</a>. */
    PLAIN {
        @Override
        boolean isOffered(Session session, IrcOptions options) {
            return options.takesPasswords(session);
        }
    },

    /** A proof that it knows a password: <a href="https://www.rfc-editor.org/rfc/rfc7677">RFC 7677</a>. */
    SCRAM_SHA_256 {
        @Override
        boolean isOffered(Session session, IrcOptions options) {
            return true;
        }
    },

    /** The client certificate: <a href="https://www.rfc-editor.org/rfc/rfc4422#appendix-A">RFC 4422, appendix A</a>. */
    EXTERNAL {
        @Override
        boolean isOffered(Session session, IrcOptions options) {
            return session.certificate().isPresent();
        }
    },

    /** A token that a provider has signed: <a href="https://www.rfc-editor.org/rfc/rfc7628">RFC 7628</a>. */
    OAUTHBEARER {
        @Override
        boolean isOffered(Session session, IrcOptions options) {
            return options.takesPasswords(session) && session.authentication().takesSignedTokens();
        }
    };

    /** Whether it can work on this connection. */
    abstract boolean isOffered(Session session, IrcOptions options);

    static List<Mechanism> offered(Session session, IrcOptions options) {
        return Arrays.stream(values())
                .filter(mechanism -> mechanism.isOffered(session, options))
                .toList();
    }

    static Optional<Mechanism> find(String written) {
        return Arrays.stream(values())
                .filter(mechanism -> mechanism.written().equals(written.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    static String written(List<Mechanism> mechanisms) {
        return mechanisms.stream().map(Mechanism::written).collect(Collectors.joining(","));
    }

    String written() {
        return name().replace('_', '-');
    }
}
