package io.hubbub.door.irc;

import io.hubbub.credential.ScramCredential;
import io.hubbub.hub.Registration;
import io.hubbub.hub.Session;
import io.hubbub.net.AccountSentences;
import io.hubbub.room.Account;
import java.util.function.Consumer;

/**
 * A client makes an account: <a href="https://ircv3.net/specs/extensions/account-registration">account-registration</a>. There is nothing to be verified, and no
 * address of a mailbox is kept.
 */
final class AccountRegistration {
    private static final String SAME = "*";

    private AccountRegistration() {}

    /** Whether the client may do so: its password must not be read by others on the way. */
    static boolean isOffered(Client client) {
        Session session = client.session();
        return session.authentication().canRegister() && client.server.options.takesPasswords(session);
    }

    /** What there is to say of the capability. */
    static String value(Client client) {
        String own = "custom-account-name";
        return client.server.options.registersAtOnce ? "before-connect," + own : own;
    }

    /**
     * REGISTER: the name of the account or a star for the nick, an address or a star for none, the password. The address is that of an invitation, where one is wanted.
     */
    static void register(Client client, Message message) {
        String wanted = message.parameter(0);
        String name = wanted.equals(SAME) ? client.nickname.wanted() : wanted;
        if (!isEarlyEnough(client)) {
            fail(client, "COMPLETE_CONNECTION_REQUIRED", wanted, "Register with NICK and USER first");
        } else if (name.isEmpty()) {
            fail(client, "NEED_NICK", wanted, "Choose a nick first");
        } else if (!isOffered(client)) {
            String why = client.session().authentication().canRegister()
                    ? AccountSentences.NEEDS_TLS
                    : AccountSentences.of(new Registration.Refused(Registration.Why.CLOSED));
            fail(client, "TEMPORARILY_UNAVAILABLE", name, why);
        } else {
            make(
                    client,
                    name,
                    message.parameter(2),
                    message.parameter(1).equals(SAME) ? "" : message.parameter(1),
                    account -> client.say()
                            .message(client.server.name(), "REGISTER")
                            .middle("SUCCESS")
                            .middle(account)
                            .trailing("Account created"),
                    why -> fail(client, code(why.why()), name, AccountSentences.of(why)));
        }
    }

    /** Who is not let in without the server's password gets no account without it either. */
    private static boolean isEarlyEnough(Client client) {
        return client.registration.isDone()
                || (client.server.options.registersAtOnce && client.registration.mayComeIn());
    }

    /** Makes an account, to which the client is logged in then, and has been told so. */
    static void make(
            Client client,
            String name,
            String password,
            String invitation,
            Consumer<String> made,
            Consumer<Registration.Refused> refused) {
        client.steps.<Registration>ask(
                answer -> client.session()
                        .authentication()
                        .register(name, ScramCredential.bytes(password), invitation, answer),
                registered -> {
                    if (registered instanceof Registration.Refused why) {
                        refused.accept(why);
                        return;
                    }
                    LoggedIn.tell(client);
                    made.accept(client.session().account().map(Account::name).orElse(name));
                    client.nickname.tryAgain();
                });
    }

    private static String code(Registration.Why why) {
        return switch (why) {
            case INVITATION_NEEDED, BAD_INVITATION -> "INVALID_EMAIL";
            case NAME_TAKEN -> "ACCOUNT_EXISTS";
            case BAD_NAME -> "BAD_ACCOUNT_NAME";
            case BAD_PASSWORD -> "UNACCEPTABLE_PASSWORD";
            case LOGGED_IN -> "ALREADY_AUTHENTICATED";
            case CLOSED, TOO_MANY, BUSY, UNAVAILABLE -> "TEMPORARILY_UNAVAILABLE";
        };
    }

    /** VERIFY: no account waits for that. */
    static void verify(Client client, Message message) {
        client.fail("VERIFY", "INVALID_CODE", "No account here waits to be verified", message.parameter(0));
    }

    private static void fail(Client client, String code, String name, String why) {
        client.fail("REGISTER", code, why, name);
    }
}
