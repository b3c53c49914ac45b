package io.hubbub.door.line;

import io.hubbub.credential.ScramCredential;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.Authentication;
import io.hubbub.hub.Login;
import io.hubbub.hub.Registration;
import io.hubbub.net.AccountSentences;
import io.hubbub.net.Slips;
import io.hubbub.net.Text;
import io.hubbub.room.Names;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The commands by which a person has an account. No line of theirs is said, kept or logged. */
final class AccountCommands {
    /** A command with a blank before it would be said, and others would read the password. */
    private static final Pattern MISTYPED = Pattern.compile(
            "[\\s\\p{Z}]+/\\s*(login|register|password|token|revoke)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** With these begins what people say to services of other networks, or {@code msg} before it, and what IRC clients say of secrets. */
    private static final String FIRST_OF_SERVICES = "aAmMnNOP";

    private static final String SHOWN = "What you typed stands on your screen";

    private AccountCommands() {}

    /** Whether somebody was about to say a command that may have a password in it. */
    static boolean isMistyped(Buffer line) {
        byte first = line.getByte(0);
        // Most lines begin with another letter; there are blanks outside of ASCII, too.
        if (first > ' ' && FIRST_OF_SERVICES.indexOf(first) < 0) {
            return false;
        }
        String text = Text.decode(line);
        return MISTYPED.matcher(text).matches() || Slips.isSecret(text);
    }

    private static Authentication authentication(Talk talk) {
        return talk.session().authentication();
    }

    /** Whether there can be an answer to a command, which is otherwise told why there is none. */
    private static boolean isPossible(Talk talk, String command) {
        boolean isPossible = authentication(talk).isPossible();
        if (!isPossible) {
            say(talk, command, AccountSentences.NO_ACCOUNTS);
        }
        return isPossible;
    }

    /** The same for one by which secrets are said. */
    private static boolean isPrivate(Talk talk, String command) {
        if (!isPossible(talk, command)) {
            return false;
        }
        boolean isPrivate = talk.options().takesSecretsOf(talk.session());
        if (!isPrivate) {
            say(talk, command, AccountSentences.NEEDS_TLS);
        }
        return isPrivate;
    }

    /** The same for one that is about the account that one is logged in to. */
    private static boolean isLoggedIn(Talk talk, String command) {
        boolean isLoggedIn = talk.session().account().isPresent();
        if (!isLoggedIn) {
            say(talk, command, AccountSentences.NOT_LOGGED_IN);
        }
        return isLoggedIn;
    }

    private static void say(Talk talk, String command, String sentence) {
        talk.say("/" + command + ": " + sentence);
    }

    static void register(Talk talk, String typed) {
        if (!isPrivate(talk, "register")) {
            return;
        }
        if (talk.session().account().isPresent()) {
            say(talk, "register", refusal(Registration.Why.LOGGED_IN));
        } else if (!authentication(talk).canRegister()) {
            say(talk, "register", refusal(Registration.Why.CLOSED));
        } else if (Names.nickFault(talk.session().nick(), talk.session().chatLimits().nickLength)
                .isPresent()) {
            say(talk, "register", "take the name first that is to be yours: /nick NAME");
        } else if (!authentication(talk).registrations().wantInvitation()) {
            register(talk, typed, "");
        } else if (typed.isEmpty()) {
            talk.prompt().ask("Invitation", invitation -> register(talk, "", invitation.strip()));
        } else {
            String[] parts = Talk.words(typed);
            register(talk, parts[1], parts[0]);
        }
    }

    private static void register(Talk talk, String password, String invitation) {
        if (password.isEmpty()) {
            askTwice(talk, "Password", asked -> registerWith(talk, asked, invitation, ""));
        } else {
            registerWith(talk, password, invitation, ". " + SHOWN);
        }
    }

    private static String refusal(Registration.Why why) {
        return AccountSentences.of(new Registration.Refused(why));
    }

    private static void askTwice(Talk talk, String question, Consumer<String> taker) {
        talk.prompt()
                .ask(
                        question,
                        once -> talk.prompt().ask("Once more", again -> {
                            if (once.equals(again)) {
                                taker.accept(once);
                            } else {
                                talk.say("The two differ; nothing is changed");
                            }
                        }));
    }

    private static void registerWith(Talk talk, String password, String invitation, String more) {
        String nick = talk.session().nick();
        talk.steps.<Registration>ask(
                answer -> authentication(talk).register(nick, ScramCredential.bytes(password), invitation, answer),
                registered -> {
                    if (registered instanceof Registration.Refused refused) {
                        say(talk, "register", AccountSentences.of(refused));
                    } else {
                        talk.say("You have an account: " + nick + " is your nick, and nobody else's. /login " + nick
                                + " is how you come back" + more);
                    }
                });
    }

    static void login(Talk talk, String nameAndPassword) {
        if (!isPrivate(talk, "login")) {
            return;
        }
        String[] parts = Talk.words(nameAndPassword);
        Optional<String> already = talk.session().account().map(account -> account.name());
        if (already.isPresent()) {
            say(talk, "login", "you are logged in as " + already.get() + "; /logout comes first");
        } else if (parts[1].isEmpty()) {
            talk.prompt().ask("Password", password -> loginWith(talk, parts[0], password, ""));
        } else {
            loginWith(talk, parts[0], parts[1], ". " + SHOWN + "; /login " + parts[0] + " alone asks for the password");
        }
    }

    private static void loginWith(Talk talk, String name, String password, String more) {
        talk.steps.<Login>ask(
                answer -> authentication(talk).password(name, ScramCredential.bytes(password), answer), login -> {
                    if (login instanceof Login.Refused refused) {
                        say(talk, "login", AccountSentences.of(refused));
                    } else if (login instanceof Login.Granted granted) {
                        talk.say("You are logged in as " + granted.account().name() + more);
                        talk.nicks().takeOwn();
                        talk.steps.afterAll(() -> Post.collect(talk));
                    }
                });
    }

    static void logout(Talk talk) {
        if (isLoggedIn(talk, "logout")) {
            talk.say("You are logged out");
            talk.nicks().giveBack();
        }
    }

    static void password(Talk talk, String oldAndNew) {
        if (!isPrivate(talk, "password") || !isLoggedIn(talk, "password")) {
            return;
        }
        String[] parts = Talk.words(oldAndNew);
        if (oldAndNew.isEmpty()) {
            talk.prompt().ask("Old password", old -> askTwice(talk, "New password", fresh -> change(talk, old, fresh)));
        } else if (parts[1].isEmpty() || parts[1].indexOf(' ') >= 0) {
            say(talk, "password", "expected /password OLD NEW, or /password alone if there are blanks in one");
        } else {
            change(talk, parts[0], parts[1]);
        }
    }

    private static void change(Talk talk, String old, String fresh) {
        talk.steps.<String>ask(
                answer -> authentication(talk)
                        .changePassword(
                                ScramCredential.bytes(old),
                                ScramCredential.bytes(fresh),
                                refused -> answer.accept("/password: " + sentence(refused)),
                                changed -> answer.accept(sentence(changed))),
                talk::say);
    }

    private static String sentence(Login.Refused refused) {
        return refused.why() == Login.Why.WRONG ? "that is not your password" : AccountSentences.of(refused);
    }

    private static String sentence(Registration changed) {
        return changed instanceof Registration.Refused refused
                ? "/password: " + AccountSentences.of(refused)
                : "You have another password";
    }

    static void tokens(Talk talk) {
        if (isPossible(talk, "tokens") && isLoggedIn(talk, "tokens")) {
            talk.steps.<Optional<List<Accounts.Device>>>ask(
                    authentication(talk)::tokens,
                    found -> found.ifPresentOrElse(
                            tokens -> show(talk, tokens), () -> say(talk, "tokens", AccountSentences.UNAVAILABLE)));
        }
    }

    private static void show(Talk talk, List<Accounts.Device> tokens) {
        tokens.forEach(token -> talk.say(token.id() + ": " + token.label() + ", made " + time(token.createdMs())
                + (token.usedMs() == 0 ? ", never used" : ", last used " + time(token.usedMs()))
                + (token.expiresMs() == 0 ? "" : ", good until " + time(token.expiresMs()))));
        talk.say(tokens.isEmpty() ? "You have no tokens" : "/revoke NUMBER revokes one");
    }

    private static Instant time(long ms) {
        return Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.MINUTES);
    }

    static void token(Talk talk, String label) {
        if (!isPrivate(talk, "token") || !isLoggedIn(talk, "token")) {
            return;
        }
        if (!Accounts.isLabel(label)) {
            say(talk, "token", AccountSentences.BAD_LABEL);
            return;
        }
        talk.steps.<Optional<Authentication.Made>>ask(
                answer -> authentication(talk).makeToken(label, true, answer),
                made -> made.ifPresentOrElse(
                        token -> talk.say("Your token, which is shown this once: "
                                + token.token().text() + " is taken wherever your password is"),
                        () -> say(talk, "token", AccountSentences.UNAVAILABLE)));
    }

    static void revoke(Talk talk, String typed) {
        if (!isPossible(talk, "revoke") || !isLoggedIn(talk, "revoke")) {
            return;
        }
        if (!typed.matches("[0-9]{1,18}")) {
            say(talk, "revoke", "expected a number; /tokens lists them");
            return;
        }
        talk.steps.<Optional<Boolean>>ask(
                answer -> authentication(talk).revoke(Long.parseLong(typed), answer),
                revoked -> talk.say(revoked.map(is ->
                                is ? "Token " + typed + " is revoked" : "/revoke: " + AccountSentences.NO_SUCH_TOKEN)
                        .orElse("/revoke: " + AccountSentences.UNAVAILABLE)));
    }
}
