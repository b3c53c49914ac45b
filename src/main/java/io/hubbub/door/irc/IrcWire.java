package io.hubbub.door.irc;

import io.hubbub.hub.Wire;
import io.hubbub.net.Text;
import io.hubbub.room.Address;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Profile;
import io.hubbub.room.Speech;
import io.hubbub.room.Trait;
import io.vertx.core.buffer.Buffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A room for an IRC client. One for each set of capabilities that makes a difference, shared by all who have that set. */
final class IrcWire implements Wire {
    /** Capabilities that change what is seen of others. */
    private static final Set<Capability> SEEN = EnumSet.of(
            Capability.ACCOUNT_NOTIFY,
            Capability.ACCOUNT_TAG,
            Capability.AWAY_NOTIFY,
            Capability.CHGHOST,
            Capability.EVENT_PLAYBACK,
            Capability.EXTENDED_JOIN,
            Capability.INVITE_NOTIFY,
            Capability.MESSAGE_REDACTION,
            Capability.MESSAGE_TAGS,
            Capability.SERVER_TIME,
            Capability.SETNAME);

    private static final Map<Kind, IrcWire> ALL = new ConcurrentHashMap<>();

    private final Kind kind;

    /**
     * What makes a difference.
     *
     * @param capabilities those that change what is seen
     * @param noticesFrom the server that tells clients in a NOTICE what they have no command for; empty for none
     */
    private record Kind(Set<Capability> capabilities, String noticesFrom) {}

    private IrcWire(Kind kind) {
        this.kind = kind;
    }

    /** The wire for clients with these capabilities. */
    static IrcWire of(Set<Capability> capabilities) {
        return of(capabilities, "");
    }

    /** The same for clients that the server tells in a NOTICE what they have no command for. */
    static IrcWire of(Set<Capability> capabilities, String noticesFrom) {
        Set<Capability> seen = EnumSet.copyOf(SEEN);
        seen.retainAll(capabilities);
        return ALL.computeIfAbsent(new Kind(seen, noticesFrom), IrcWire::new);
    }

    /** The server's name in front of what clients have no command for; empty if they are not told. */
    String noticesFrom() {
        return kind.noticesFrom();
    }

    /** Whether its clients have a capability that changes what they see. */
    boolean has(Capability capability) {
        return kind.capabilities().contains(capability);
    }

    @Override
    public boolean isPersonal() {
        return true;
    }

    @Override
    public boolean showsNewsOnce() {
        return true;
    }

    @Override
    public void encode(String room, Event event, Buffer out) {
        event.handledBy(new IrcEvent(this, ChannelName.of(room), out));
    }

    /** Words to one nick alone, from whichever side they are seen. */
    void directMessage(DirectMessage message, String target, Buffer out) {
        String id = has(Capability.MESSAGE_TAGS) ? message.id().toString() : "";
        write(message.speech(), message.timeMs(), id, message.from(), target, out);
    }

    /** A speech to a room or to one client, in as many lines as it takes. */
    void write(Speech speech, long timeMs, String id, Member from, String target, Buffer out) {
        write(speech, "", timeMs, id, from, target, out);
    }

    /** The same with something in front of the words. */
    void write(Speech speech, String before, long timeMs, String id, Member from, String target, Buffer out) {
        if (speech.kind() == Speech.Kind.SIGNAL) {
            if (has(Capability.MESSAGE_TAGS)) {
                spoken(speech.tags(), from, timeMs, id, out)
                        .message(source(from), "TAGMSG")
                        .last(target);
            }
            return;
        }
        String command = speech.kind().isUnanswered() ? "NOTICE" : "PRIVMSG";
        boolean action = speech.kind() == Speech.Kind.ACTION;
        int room = Printer.room(source(from), command, target) - (action ? Ctcp.ACTION_BYTES : 0);
        Buffer words = words(speech, from.nick());
        List<Buffer> pieces =
                Pieces.of(before.isEmpty() ? words : Buffer.buffer(before).appendBuffer(words), room);
        for (int i = 0; i < pieces.size(); i++) {
            spoken(i == 0 ? speech.tags() : Map.of(), from, timeMs, id(id, i), out)
                    .message(source(from), command)
                    .middle(target)
                    .trailing(action ? Ctcp.action(pieces.get(i)) : pieces.get(i));
        }
    }

    /** The name of one of the lines that an event takes; empty if the event has no name here. */
    static String id(String ofEvent, int line) {
        return line == 0 || ofEvent.isEmpty() ? ofEvent : ofEvent + "." + line;
    }

    /**
     * The words as they are shown here. Words from program to program stay as they are; words of people have nothing in them that a
     * program would obey, whichever door they come from. Words from a stream may name their speaker in each line.
     */
    static Buffer words(Speech speech, String nick) {
        Buffer bytes = speech.bytes();
        if (speech.shape() == Speech.Shape.STREAM) {
            return Buffer.buffer(String.join("\n", Text.linesOfStream(Text.decode(bytes), nick)));
        }
        boolean asItIs = !speech.kind().isForPeople() || Text.isPlain(bytes);
        return asItIs ? bytes : Buffer.buffer(Text.formatted(Text.decode(bytes)));
    }

    /** A changed profile, in the words of those changes that this client understands. */
    void reprofiled(Member who, Profile before, long timeMs, Buffer out) {
        Profile now = who.profile();
        if (!now.away().equals(before.away()) && has(Capability.AWAY_NOTIFY)) {
            away(who, timeMs, out);
        }
        if (!now.realName().equals(before.realName()) && has(Capability.SETNAME)) {
            from(who, "SETNAME", timeMs, out).trailing(now.realName());
        }
        if (!now.account().equals(before.account()) && has(Capability.ACCOUNT_NOTIFY)) {
            from(who, "ACCOUNT", timeMs, out).last(accountOrStar(now));
        }
        boolean elsewhere = !now.user().equals(before.user()) || !now.host().equals(before.host());
        if (elsewhere && has(Capability.CHGHOST)) {
            tagged(now, timeMs, "", out)
                    .message(before.source(who.nick()), "CHGHOST")
                    .middle(now.user())
                    .last(Address.withoutColon(now.host()));
        }
    }

    /** Writes that somebody is away, or no more. */
    void away(Member who, long timeMs, Buffer out) {
        Printer line = from(who, "AWAY", timeMs, out);
        if (who.profile().isAway()) {
            line.trailing(who.profile().away());
        } else {
            line.end();
        }
    }

    /** Writes that somebody has come in. */
    void join(Printer line, String channel, String nick, Profile who) {
        line.message(who.source(nick), "JOIN");
        if (has(Capability.EXTENDED_JOIN)) {
            line.middle(channel).middle(accountOrStar(who)).trailing(who.realName());
        } else {
            line.last(channel);
        }
    }

    private static String accountOrStar(Profile who) {
        return who.account().isEmpty() ? "*" : who.account();
    }

    /** A user's own words have a mark in front, by which clients tell them from those of the server. */
    static String quit(boolean inOwnWords, String words) {
        if (inOwnWords) {
            return words.isEmpty() ? "Client Quit" : "Quit: " + words;
        }
        return words.isEmpty() ? "Connection closed" : words;
    }

    /** Begins a line of a command that somebody causes. */
    Printer from(Member who, String command, long timeMs, Buffer out) {
        return tagged(who.profile(), timeMs, "", out).message(source(who), command);
    }

    private Printer spoken(Map<String, String> tags, Member from, long timeMs, String id, Buffer out) {
        Printer printer = tagged(from.profile(), timeMs, id, out);
        if (has(Capability.MESSAGE_TAGS)) {
            tags.forEach(printer::tag);
        }
        return printer;
    }

    /** Begins a line that somebody causes. */
    Printer tagged(Profile who, long timeMs, String id, Buffer out) {
        Printer printer = timed(timeMs, out);
        if (has(Capability.MESSAGE_TAGS)) {
            if (!id.isEmpty()) {
                printer.tag("msgid", id);
            }
            if (who.is(Trait.BOT)) {
                printer.tag("bot", "");
            }
        }
        if (!who.account().isEmpty() && has(Capability.ACCOUNT_TAG)) {
            printer.tag("account", who.account());
        }
        return printer;
    }

    /** Begins a line that is of a certain time, as the server's own are. */
    Printer timed(long timeMs, Buffer out) {
        Printer printer = new Printer(out);
        return has(Capability.SERVER_TIME) ? printer.tag("time", Timestamps.written(timeMs)) : printer;
    }

    static String source(Member who) {
        return who.isServer() ? who.nick() : who.profile().source(who.nick());
    }
}
