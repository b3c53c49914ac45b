package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.engio.mbassy.listener.Handler;
import org.kitteh.irc.client.library.Client;
import org.kitteh.irc.client.library.Client.Builder.Server.SecurityType;
import org.kitteh.irc.client.library.element.CapabilityState;
import org.kitteh.irc.client.library.element.Channel;
import org.kitteh.irc.client.library.element.User;
import org.kitteh.irc.client.library.element.WhoisData;
import org.kitteh.irc.client.library.element.mode.ChannelUserMode;
import org.kitteh.irc.client.library.event.capabilities.CapabilitiesAcknowledgedEvent;
import org.kitteh.irc.client.library.event.channel.ChannelCtcpEvent;
import org.kitteh.irc.client.library.event.channel.ChannelInviteEvent;
import org.kitteh.irc.client.library.event.channel.ChannelJoinEvent;
import org.kitteh.irc.client.library.event.channel.ChannelKickEvent;
import org.kitteh.irc.client.library.event.channel.ChannelMessageEvent;
import org.kitteh.irc.client.library.event.channel.ChannelModeEvent;
import org.kitteh.irc.client.library.event.channel.ChannelNoticeEvent;
import org.kitteh.irc.client.library.event.channel.ChannelPartEvent;
import org.kitteh.irc.client.library.event.channel.ChannelTopicEvent;
import org.kitteh.irc.client.library.event.channel.ChannelUsersUpdatedEvent;
import org.kitteh.irc.client.library.event.channel.RequestedChannelJoinCompleteEvent;
import org.kitteh.irc.client.library.event.client.ClientNegotiationCompleteEvent;
import org.kitteh.irc.client.library.event.client.ClientReceiveMotdEvent;
import org.kitteh.irc.client.library.event.client.ClientReceiveNumericEvent;
import org.kitteh.irc.client.library.event.client.NickRejectedEvent;
import org.kitteh.irc.client.library.event.connection.ClientConnectionClosedEvent;
import org.kitteh.irc.client.library.event.user.PrivateCtcpQueryEvent;
import org.kitteh.irc.client.library.event.user.PrivateCtcpReplyEvent;
import org.kitteh.irc.client.library.event.user.PrivateMessageEvent;
import org.kitteh.irc.client.library.event.user.PrivateNoticeEvent;
import org.kitteh.irc.client.library.event.user.UserNickChangeEvent;
import org.kitteh.irc.client.library.event.user.UserQuitEvent;
import org.kitteh.irc.client.library.event.user.WhoisEvent;
import org.kitteh.irc.client.library.exception.KittehNagException;
import org.kitteh.irc.client.library.feature.sending.SingleDelaySender;

/**
 * Somebody with an IRC client that we haven't written, the Kitteh library. Its events are told as lines, each once and in
 * their order; so is every error numeric, and every exception with which it rejects what the server sent. For one thread.
 */
final class LibraryClient implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final int FIRST_ERROR = 400;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
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
                .exception(this::failed)
                .then()
                .management()
                .messageSendingQueueSupplier(SingleDelaySender.getSupplier(0))
                .then()
                .build();
        client.getEventManager().registerEventListener(this);
    }

    /** Connects, and waits until the library has read all of the welcome and asked who it is itself. */
    static LibraryClient connected(int port, String nick) {
        LibraryClient connected = new LibraryClient(port, nick);
        connected.client.connect();
        connected.seesMatch("capabilities: .*extended-join.* message-tags.* server-time.* userhost-in-names.*");
        connected.sees("connected", "welcome to Hubbub: [- be kind]");
        return connected.seesWhois(nick, "[]");
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

    private static List<String> names(List<CapabilityState> capabilities) {
        return capabilities.stream().map(CapabilityState::getName).sorted().toList();
    }

    /** Fails unless these are the next events, whatever comes after. */
    LibraryClient sees(String... lines) {
        for (String line : lines) {
            assertEquals(line, next());
        }
        return this;
    }

    /** The same for one event of which the test doesn't know all. */
    LibraryClient seesMatch(String pattern) {
        String next = next();
        assertTrue(next.matches(pattern), next);
        return this;
    }

    /** Fails unless it is told now who somebody with such a client is. */
    LibraryClient seesWhois(String nick, String channels) {
        return sees("WHOIS: " + source(nick) + ", " + nick + " the program, at hubbub.local, in " + channels);
    }

    private String next() {
        try {
            return String.valueOf(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }

    // The library's events, called on its threads.

    /** Whatever the library finds wrong, but for nagging about a connection without TLS. */
    private void failed(Exception failure) {
        if (!(failure instanceof KittehNagException)) {
            events.add("failed: " + failure);
        }
    }

    @Handler
    void on(ClientNegotiationCompleteEvent event) {
        events.add("connected");
    }

    @Handler
    void on(CapabilitiesAcknowledgedEvent event) {
        events.add("capabilities: " + names(event.getAcknowledgedCapabilities()));
    }

    @Handler
    void on(ClientReceiveMotdEvent event) {
        events.add("welcome to " + client.getServerInfo().getNetworkName().orElse("?") + ": "
                + event.getMotd().orElse(List.of()));
    }

    @Handler
    void on(ClientReceiveNumericEvent event) {
        if (event.getNumeric() >= FIRST_ERROR) {
            events.add("error " + event.getNumeric() + " " + event.getParameters());
        }
    }

    @Handler
    void on(NickRejectedEvent event) {
        events.add("nick " + event.getAttemptedNick() + " rejected");
    }

    @Handler
    void on(ChannelJoinEvent event) {
        String joined =
                event instanceof RequestedChannelJoinCompleteEvent ? "we are in" : nick(event.getUser()) + " joined";
        in(event.getChannel(), joined);
    }

    @Handler
    void on(ChannelUsersUpdatedEvent event) {
        in(event.getChannel(), "WHO is answered");
    }

    @Handler
    void on(ChannelPartEvent event) {
        in(event.getChannel(), nick(event.getUser()) + " left: " + event.getMessage());
    }

    @Handler
    void on(ChannelKickEvent event) {
        in(
                event.getChannel(),
                event.getActor().getName() + " kicked " + nick(event.getTarget()) + ": " + event.getMessage());
    }

    @Handler
    void on(ChannelTopicEvent event) {
        Channel.Topic topic = event.getNewTopic();
        String by = topic.getSetter().map(setter -> setter.getName()).orElse("?");
        in(
                event.getChannel(),
                (event.isNew() ? "new topic of " : "topic of ") + by + ": "
                        + topic.getValue().orElse("?"));
    }

    @Handler
    void on(ChannelModeEvent event) {
        in(
                event.getChannel(),
                event.getActor().getName() + " sets " + event.getStatusList().getAsString());
    }

    @Handler
    void on(ChannelInviteEvent event) {
        in(event.getChannel(), event.getActor().getName() + " invites " + event.getTarget());
    }

    @Handler
    void on(ChannelMessageEvent event) {
        in(event.getChannel(), "<" + nick(event.getActor()) + "> " + event.getMessage());
    }

    @Handler
    void on(ChannelNoticeEvent event) {
        in(event.getChannel(), "-" + nick(event.getActor()) + "- " + event.getMessage());
    }

    @Handler
    void on(ChannelCtcpEvent event) {
        in(event.getChannel(), "CTCP of " + nick(event.getActor()) + ": " + event.getMessage());
    }

    @Handler
    void on(PrivateMessageEvent event) {
        events.add("<" + nick(event.getActor()) + "> " + event.getMessage());
    }

    @Handler
    void on(PrivateNoticeEvent event) {
        events.add("-" + nick(event.getActor()) + "- " + event.getMessage());
    }

    @Handler
    void on(PrivateCtcpQueryEvent event) {
        events.add("CTCP of " + nick(event.getActor()) + ": " + event.getMessage());
    }

    @Handler
    void on(PrivateCtcpReplyEvent event) {
        events.add("CTCP reply of " + nick(event.getActor()) + ": " + event.getMessage());
    }

    @Handler
    void on(UserNickChangeEvent event) {
        events.add(nick(event.getOldUser()) + " is now " + nick(event.getNewUser()));
    }

    @Handler
    void on(UserQuitEvent event) {
        events.add(nick(event.getUser()) + " quit: " + event.getMessage());
    }

    @Handler
    void on(WhoisEvent event) {
        WhoisData who = event.getWhoisData();
        events.add("WHOIS: " + who.getName() + ", " + who.getRealName().orElse("?") + ", at "
                + who.getServer().orElse("?") + ", in " + who.getChannels());
    }

    @Handler
    void on(ClientConnectionClosedEvent event) {
        events.add("closed: " + event.getLastMessage().orElse("?"));
    }

    private void in(Channel channel, String what) {
        events.add(channel.getName() + ": " + what);
    }

    private static String nick(User user) {
        return user.getNick();
    }
}
