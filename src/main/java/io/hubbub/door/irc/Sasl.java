package io.hubbub.door.irc;

import io.hubbub.credential.ScramCredential;
import io.hubbub.hub.Authentication;
import io.hubbub.hub.Login;
import io.hubbub.hub.Logins;
import io.hubbub.net.AccountSentences;
import io.hubbub.room.Names;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that proves whose account it is, by the command AUTHENTICATE: <a href="https://ircv3.net/specs/extensions/sasl-3.2">SASL</a>. It may
 * try again after a failure, and log in to another account at any time. Lives while that goes on.
 */
final class Sasl {
    private static final char NUL = '\0';

    /** RFC 7628, 3.1. */
    private static final Pattern BEARER = Pattern.compile(
            "[ny],(?:a=(?<as>[^,]*))?,\\x01(?:[A-Za-z]+=[^\\x01]*\\x01)*?auth=(?i:Bearer) +(?<token>[!-~]+)\\x01(?:[A-Za-z]+=[^\\x01]*\\x01)*\\x01");

    /** RFC 7628, 3.2.2: the client answers it before it is told that it has failed. */
    private static final byte[] INVALID_TOKEN = "{\"status\":\"invalid_token\"}".getBytes(StandardCharsets.US_ASCII);

    private final Client client;
    private final Authentication authentication;

    /** How it proves that; null while it has not said. */
    private Mechanism mechanism;

    private SaslResponse response = new SaslResponse();

    /** Null before the client's first message of SCRAM. */
    private Authentication.Scram scram;

    /** Why its token is refused, which it is told as soon as it has seen that it is; null before. */
    private Login.Refused refusedToken;

    /** What it is let in with as soon as it has seen that the server is the right one; null before. */
    private Login.Granted granted;

    Sasl(Client client) {
        this.client = client;
        this.authentication = client.session().authentication();
    }

    static void authenticate(Client client, Message message) {
        String word = message.parameter(0);
        if (!client.session().authentication().isPossible()) {
            fail(client, AccountSentences.NO_ACCOUNTS);
        } else if (word.equals("*")) {
            client.endSasl();
            client.reply(Numeric.ERR_SASLABORTED);
        } else {
            client.sasl().take(word);
        }
    }

    private static void fail(Client client, String why) {
        client.endSasl();
        client.numeric(Numeric.ERR_SASLFAIL).trailing(Numeric.ERR_SASLFAIL.text() + ": " + why);
    }

    private void fail(String why) {
        fail(client, why);
    }

    /** The client registers without waiting for the end of it. */
    void abort() {
        client.endSasl();
        client.reply(Numeric.ERR_SASLABORTED);
    }

    private void take(String word) {
        if (mechanism == null) {
            begin(word);
            return;
        }
        switch (response.add(word)) {
            case UNFINISHED -> {}
            case PIECE_TOO_LONG -> {
                client.endSasl();
                client.reply(Numeric.ERR_SASLTOOLONG);
            }
            case TOO_LONG -> fail("expected at most " + SaslResponse.LONGEST + " bytes");
            case WHOLE -> {
                Optional<byte[]> bytes = response.bytes();
                response = new SaslResponse();
                bytes.ifPresentOrElse(this::respond, () -> fail("expected Base64"));
            }
        }
    }

    private void begin(String word) {
        Optional<Mechanism> wanted = Mechanism.find(word);
        if (wanted.isPresent() && wanted.get().isOffered(client.session(), client.server.options)) {
            mechanism = wanted.get();
            client.say().message("", "AUTHENTICATE").last("+");
            return;
        }
        client.reply(
                Numeric.RPL_SASLMECHS, Mechanism.written(Mechanism.offered(client.session(), client.server.options)));
        boolean isExposed = wanted.isPresent() && wanted.get() == Mechanism.PLAIN;
        fail(isExposed ? "passwords are taken over TLS alone" : "there is no such mechanism on this connection");
    }

    private void respond(byte[] bytes) {
        switch (mechanism) {
            case PLAIN -> plain(bytes);
            case SCRAM_SHA_256 -> scram(bytes);
            case EXTERNAL -> external(text(bytes));
            case OAUTHBEARER -> bearer(text(bytes));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** As whom it wants to act, its name, and the password, with zeros between them. */
    private void plain(byte[] bytes) {
        // Each byte is a character, so that a password stays the bytes that it is.
        String[] parts = new String(bytes, StandardCharsets.ISO_8859_1).split(String.valueOf(NUL), -1);
        if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
            fail("expected a name and a password");
            return;
        }
        String as = text(parts[0].getBytes(StandardCharsets.ISO_8859_1));
        String name = text(parts[1].getBytes(StandardCharsets.ISO_8859_1));
        if (isOther(as, name)) {
            return;
        }
        byte[] password = parts[2].getBytes(StandardCharsets.ISO_8859_1);
        client.steps.<Login>ask(answer -> authentication.password(name, password, answer), this::decided);
    }

    /** Nobody acts as somebody else here. */
    private boolean isOther(String as, String name) {
        boolean isOther = !as.isEmpty() && !Names.same(as, name);
        if (isOther) {
            fail("nobody acts as somebody else here");
        }
        return isOther;
    }

    private void external(String as) {
        client.steps.<Login>ask(answer -> authentication.certificate(as, answer), this::decided);
    }

    /** As whom it wants to act, and fields with a control character between them, of which the token is one. */
    private void bearer(String message) {
        if (refusedToken != null) {
            decided(refusedToken);
            return;
        }
        Matcher parts = BEARER.matcher(message);
        if (!parts.matches()) {
            fail("expected a token");
            return;
        }
        String as = parts.group("as") == null ? "" : parts.group("as");
        byte[] token = ScramCredential.bytes(parts.group("token"));
        client.steps.<Login>ask(
                answer -> {
                    if (as.isEmpty()) {
                        authentication.token(parts.group("token"), answer);
                    } else {
                        authentication.password(as, token, answer);
                    }
                },
                login -> {
                    if (login instanceof Login.Refused refused) {
                        refusedToken = refused;
                        SaslResponse.write(client, INVALID_TOKEN);
                    } else {
                        decided(login);
                    }
                });
    }

    private void scram(byte[] bytes) {
        if (granted != null) {
            proved(bytes);
        } else if (scram != null) {
            prove(bytes);
        } else {
            authentication.scram(bytes).ifPresentOrElse(this::challenge, () -> fail("expected a message of SCRAM"));
        }
    }

    private void challenge(Authentication.Scram begun) {
        if (isOther(begun.authorize(), begun.name())) {
            return;
        }
        scram = begun;
        client.steps.<Optional<byte[]>>ask(
                begun::challenge,
                challenge -> challenge.ifPresentOrElse(
                        message -> SaslResponse.write(client, message), () -> fail(AccountSentences.UNAVAILABLE)));
    }

    private void prove(byte[] bytes) {
        Logins.Proved proved = scram.finish(bytes);
        if (proved.login() instanceof Login.Granted login) {
            granted = login;
            SaslResponse.write(client, proved.signature());
        } else {
            decided(proved.login());
        }
    }

    /** The client has nothing more to say. */
    private void proved(byte[] bytes) {
        if (bytes.length > 0) {
            fail("expected nothing more");
            return;
        }
        authentication.enter(granted);
        decided(granted);
    }

    private void decided(Login login) {
        if (login instanceof Login.Refused refused) {
            if (refused.why() == Login.Why.SUSPENDED || refused.why() == Login.Why.BANNED) {
                client.numeric(Numeric.ERR_NICKLOCKED).trailing(AccountSentences.of(refused));
            }
            fail(AccountSentences.of(refused));
            return;
        }
        client.endSasl();
        LoggedIn.tell(client);
        client.reply(Numeric.RPL_SASLSUCCESS);
        client.nickname.tryAgain();
    }
}
