package io.hubbub.door.irc;

import io.hubbub.credential.ScramCredential;
import io.hubbub.hub.Registration;
import io.hubbub.net.AccountSentences;
import io.hubbub.room.Account;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NickServ: what accounts are for, in words said to it. */
final class NickServ {
    private static final List<ServiceWord> WORDS = List.of(
            new ServiceWord(
                    "REGISTER", 1, "<password> [invitation]", "makes an account of your nick", NickServ::register),
            new ServiceWord("IDENTIFY", 1, "[<account>] <password>", "logs in", NickServ::identify),
            new ServiceWord("LOGOUT", 0, "", "logs out", NickServ::logout),
            new ServiceWord(
                    "REGAIN",
                    0,
                    "[<account> <password>]",
                    "gives you the nick of your account, whoever has it; GHOST is the same",
                    NickServ::regain),
            new ServiceWord("PASSWD", 2, "<old password> <new password>", "changes your password", NickServ::password),
            new ServiceWord(
                    "CERT",
                    1,
                    "<LIST|ADD|DEL> [<fingerprint>]",
                    "client certificates that log you in; without a fingerprint that of this connection",
                    NickServCertificates::cert),
            new ServiceWord("INFO", 0, "[<nick>]", "says who is logged in to which account", NickServ::info));

    /** As people know them from other networks. */
    private static final Map<String, String> ALIASES = Map.of(
            "ID",
            "IDENTIFY",
            "LOGIN",
            "IDENTIFY",
            "GHOST",
            "REGAIN",
            "RECOVER",
            "REGAIN",
            "RELEASE",
            "REGAIN",
            "PASSWORD",
            "PASSWD");

    private NickServ() {}

    static void said(Client client, List<String> words) {
        if (client.session().authentication().isPossible()) {
            ServiceWord.run(Service.NICKSERV, WORDS, ALIASES, client, words);
        } else {
            says(client, AccountSentences.NO_ACCOUNTS);
        }
    }

    /** Answers with a sentence that begins with a small letter and has no full stop. */
    static void says(Client client, String sentence) {
        Service.NICKSERV.says(client, Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".");
    }

    /** Whether passwords are taken on this connection; if not, the client is told. */
    private static boolean takesPasswords(Client client) {
        boolean takes = client.server.options.takesPasswords(client.session());
        if (!takes) {
            says(client, AccountSentences.NEEDS_TLS);
        }
        return takes;
    }

    static Optional<Account> account(Client client) {
        Optional<Account> account = client.session().account();
        if (account.isEmpty()) {
            says(client, AccountSentences.NOT_LOGGED_IN);
        }
        return account;
    }

    private static void register(Client client, List<String> words) {
        String second = words.size() == 2 ? words.get(1) : "";
        boolean isInvitation =
                client.session().authentication().registrations().wantInvitation() && second.indexOf('@') < 0;
        boolean isOneWord = words.size() == 1 || second.indexOf('@') >= 0 || (isInvitation && !second.isEmpty());
        if (!isOneWord) {
            says(client, "expected a password without spaces");
        } else if (takesPasswords(client)) {
            AccountRegistration.make(
                    client,
                    client.nick(),
                    words.get(0),
                    isInvitation ? second : "",
                    account -> says(client, "the account " + account + " is yours, and you are logged in to it"),
                    why -> says(client, AccountSentences.of(why)));
        }
    }

    private static void identify(Client client, List<String> words) {
        boolean isOwnNick = words.size() == 1;
        login(client, isOwnNick ? client.nick() : words.get(0), words.get(isOwnNick ? 0 : 1), () -> {});
    }

    private static void login(Client client, String account, String password, Runnable then) {
        if (takesPasswords(client)) {
            client.steps.inTurn(
                    () -> LoggedIn.byPassword(client, account, password, why -> says(client, AccountSentences.of(why))),
                    () -> {
                        if (client.session().authentication().isOwn(account)) {
                            then.run();
                        }
                    });
        }
    }

    private static void logout(Client client, List<String> words) {
        account(client).ifPresent(account -> {
            client.session().requests().logout();
            client.steps.afterAll(() -> LoggedIn.tellOut(client));
        });
    }

    private static void regain(Client client, List<String> words) {
        if (words.size() >= 2) {
            login(client, words.get(0), words.get(1), () -> regain(client));
        } else {
            account(client)
                    .ifPresent(account -> regainOwn(client, account, words.isEmpty() ? account.name() : words.get(0)));
        }
    }

    private static void regain(Client client) {
        client.session().account().ifPresent(account -> regainOwn(client, account, account.name()));
    }

    private static void regainOwn(Client client, Account account, String nick) {
        if (!Names.same(nick, account.name())) {
            says(client, "the nick of your account is " + account.name());
        } else if (client.nick().equals(account.name())) {
            says(client, "you have that nick");
        } else {
            client.nickname.ask(account.name());
        }
    }

    private static void password(Client client, List<String> words) {
        if (!takesPasswords(client) || account(client).isEmpty()) {
            return;
        }
        client.steps.<String>ask(
                answer -> client.session()
                        .authentication()
                        .changePassword(
                                ScramCredential.bytes(words.get(0)),
                                ScramCredential.bytes(words.get(1)),
                                refused -> answer.accept(AccountSentences.of(refused)),
                                changed -> answer.accept(
                                        changed instanceof Registration.Refused why
                                                ? AccountSentences.of(why)
                                                : "your password is another now")),
                answer -> says(client, answer));
    }

    private static void info(Client client, List<String> words) {
        String nick = words.isEmpty() ? client.nick() : words.get(0);
        People.query(
                client,
                nick,
                found -> Service.NICKSERV.says(client, info(found.who())),
                () -> says(client, "nobody has the nick " + nick));
    }

    private static String info(Member who) {
        String account = who.profile().account();
        return who.nick()
                + (account.isEmpty() ? " is not logged in." : " is logged in to the account " + account + ".");
    }
}
