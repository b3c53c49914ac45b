package io.hubbub.door.irc;

import io.hubbub.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A server with accounts, whose passwords are quick to check. */
final class AccountsServer {
    static final String PASSWORD = "sesame";

    private AccountsServer() {}

    static TestServer start() {
        return start("");
    }

    /** @param more keys of the door, each with a comma before it */
    static TestServer start(String more) {
        return start(more, "'registrationsPerHour': 100");
    }

    /** @param accounts keys of the accounts */
    static TestServer start(String more, String accounts) {
        return TestServer.start("""
                {'doors': [{'door': 'irc', 'port': 0, 'floodBurst': 0%s}, {'door': 'line', 'port': 0, 'room': 'den'}],
                 'history': {'uri': 'sqlite:%s/chat.db'}, 'accounts': {'passwordRounds': 4096, %s}}
                """.formatted(more, folder(), accounts));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("hubbub-accounts");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes an account, whose owner is gone then. */
    static void register(TestServer server, String name) {
        IrcPeer peer = IrcPeer.welcomed(server, name);
        peer.sends("REGISTER * * " + PASSWORD);
        peer.seesAllUntil("REGISTER");
        peer.quits();
    }

    /** Somebody who has said nothing but which capabilities it has. */
    static IrcPeer negotiating(TestServer server, String capabilities) {
        IrcPeer peer = IrcPeer.stranger(server).sends("CAP LS 302");
        peer.capabilities();
        peer.sends("CAP REQ :" + capabilities);
        peer.line();
        return peer;
    }

    static String plain(String as, String name, String password) {
        String message = as + "\0" + name + "\0" + password;
        return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }

    /** Logs in by SASL's PLAIN, and is told so. */
    static IrcPeer login(IrcPeer peer, String name) {
        peer.sends("AUTHENTICATE PLAIN").seesAllUntil("AUTHENTICATE");
        peer.sends("AUTHENTICATE " + plain("", name, PASSWORD));
        peer.seesAllUntil("903");
        return peer;
    }

    /** Somebody who is logged in and welcomed under the name of an account. */
    static IrcPeer owner(TestServer server, String name, String capabilities) {
        IrcPeer peer = login(negotiating(server, ("sasl " + capabilities).strip()), name);
        peer.sends("NICK " + name, "USER " + name + " 0 * :" + name, "CAP END").is(name);
        peer.seesAllUntil("422");
        return peer;
    }
}
