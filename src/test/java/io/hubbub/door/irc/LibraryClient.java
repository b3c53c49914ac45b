package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.kitteh.irc.client.library.Client;
import org.kitteh.irc.client.library.Client.Builder.Server.SecurityType;
import org.kitteh.irc.client.library.element.Channel;
import org.kitteh.irc.client.library.element.User;
import org.kitteh.irc.client.library.element.mode.ChannelUserMode;
import org.kitteh.irc.client.library.feature.auth.SaslPlain;
import org.kitteh.irc.client.library.feature.sending.SingleDelaySender;

/** Somebody with an IRC client that we haven't written, the Kitteh library, who sees every event of it. For one thread. */
final class LibraryClient implements AutoCloseable {
    private final LibraryEvents events = new LibraryEvents();
    private final Client client;

    private LibraryClient(int port, String nick) {
        client = Client.builder()
                .nick(nick)
                .user(nick)
                .realName(nick + " the program")
                .server()
                .host("127.0.0.1")
                .port(port, SecurityType.INSECURE)
                .then()
                .listeners()
                .exception(events::failed)
                .then()
                .management()
                .messageSendingQueueSupplier(SingleDelaySender.getSupplier(0))
                .then()
                .build();
        client.getEventManager().registerEventListener(events);
    }

    /** Connects, and waits until the library has read all of the welcome and asked who it is itself. */
    static LibraryClient connected(int port, String nick) {
        LibraryClient connected = new LibraryClient(port, nick);
        connected.client.connect();
        return connected.isWelcomed(nick);
    }

    /** Logs in by SASL's PLAIN first. */
    static LibraryClient loggedIn(int port, String nick, String password) {
        LibraryClient client = new LibraryClient(port, nick);
        client.client.getAuthManager().addProtocol(new SaslPlain(client.client, nick, password));
        client.client.connect();
        return client.sees("capabilities: [sasl]").isWelcomed(nick, "logged in as " + nick);
    }

    private LibraryClient isWelcomed(String nick, String... first) {
        seesMatch("capabilities: .*extended-join.* message-tags.* server-time.* userhost-in-names.*");
        sees(first).sees("connected", "welcome to Hubbub: [- be kind]");
        return seesWhois(nick, "[]");
    }

    /** How others see somebody with such a client. */
    static String source(String nick) {
        return nick + "!~" + nick + "@127.0.0.1";
    }

    /** Goes into a channel, and waits until the library knows all about it. */
    LibraryClient joins(String channel) {
        client.addChannel(channel);
        return sees(channel + ": we are in", channel + ": WHO is answered");
    }

    Client library() {
        return client;
    }

    /** What the library keeps of a channel that it is in. */
    Channel channel(String name) {
        return client.getChannel(name).orElseThrow();
    }

    /** The nicks of all in a channel. */
    List<String> members(String name) {
        return channel(name).getNicknames().stream().sorted().toList();
    }

    User member(String name, String nick) {
        return channel(name).getUser(nick).orElseThrow();
    }

    /** What a member can be, by its letter. */
    ChannelUserMode role(char letter) {
        return client.getServerInfo().getChannelUserMode(letter).orElseThrow();
    }

    /** Fails unless these are the next events, whatever comes after. */
    LibraryClient sees(String... lines) {
        for (String line : lines) {
            assertEquals(line, events.next());
        }
        return this;
    }

    /** The same for one event of which the test doesn't know all. */
    LibraryClient seesMatch(String pattern) {
        String next = events.next();
        assertTrue(next.matches(pattern), next);
        return this;
    }

    /** Fails unless it is told now who somebody with such a client is. */
    LibraryClient seesWhois(String nick, String channels) {
        return sees("WHOIS: " + source(nick) + ", " + nick + " the program, at hubbub.local, in " + channels);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
