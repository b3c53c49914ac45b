package io.hubbub.door.irc;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.engio.mbassy.listener.Handler;
import org.kitteh.irc.client.library.element.CapabilityState;
import org.kitteh.irc.client.library.element.Channel;
import org.kitteh.irc.client.library.element.User;
import org.kitteh.irc.client.library.element.WhoisData;
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

/**
 * What the Kitteh library tells of one client, as lines, each once and in their order: its events, every error numeric, and
 * every exception with which it rejects what the server sent. The library calls it on its threads, one test takes the lines.
 */
final class LibraryEvents {
    private static final int PATIENCE_SECONDS = 20;
    private static final int FIRST_ERROR = 400;
    private static final int LOGGED_IN = 900;
    private static final int AUTHENTICATED = 903;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** The next line; "null" when none comes. */
    String next() {
        try {
            return String.valueOf(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    /** Whatever the library finds wrong, but for nagging about a connection without TLS. */
    void failed(Exception failure) {
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
        events.add("welcome to "
                + event.getClient().getServerInfo().getNetworkName().orElse("?") + ": "
                + event.getMotd().orElse(List.of()));
    }

    @Handler
    void on(ClientReceiveNumericEvent event) {
        if (event.getNumeric() == LOGGED_IN) {
            events.add("logged in as " + event.getParameters().get(2));
        } else if (event.getNumeric() >= FIRST_ERROR && event.getNumeric() != AUTHENTICATED) {
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

    private static List<String> names(List<CapabilityState> capabilities) {
        return capabilities.stream().map(CapabilityState::getName).sorted().toList();
    }
}
