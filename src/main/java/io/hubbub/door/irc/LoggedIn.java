package io.hubbub.door.irc;

import io.hubbub.credential.ScramCredential;
import io.hubbub.hub.Login;
import io.hubbub.room.Account;
import java.util.function.Consumer;

/** A client learns to which account it is logged in: <a href="https://ircv3.net/specs/extensions/sasl-3.1">900 and 901</a>. */
final class LoggedIn {
    private LoggedIn() {}

    static void tell(Client client) {
        String account = client.session().account().map(Account::name).orElse("");
        client.numeric(Numeric.RPL_LOGGEDIN)
                .middle(source(client))
                .middle(account)
                .trailing(Numeric.RPL_LOGGEDIN.text(account));
        client.mail.collect();
    }

    static void tellOut(Client client) {
        client.reply(Numeric.RPL_LOGGEDOUT, source(client));
    }

    private static String source(Client client) {
        return client.session().profile().source(client.nick());
    }

    /**
     * Logs in by an account's password, or by a token in its place. The next line waits for the answer.
     *
     * @param refused told why not; if it is logged in, the client has been told
     */
    static void byPassword(Client client, String name, String password, Consumer<Login.Refused> refused) {
        client.steps.<Login>ask(
                answer -> client.session().authentication().password(name, ScramCredential.bytes(password), answer),
                login -> {
                    if (login instanceof Login.Refused why) {
                        refused.accept(why);
                    } else {
                        tell(client);
                        client.nickname.tryAgain();
                    }
                });
    }
}
