package io.hubbub.door.irc;

import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.Profile;
import io.hubbub.room.Speech;
import io.hubbub.room.Wire;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A room for an IRC client. One for each set of capabilities that makes a difference, shared by all who have that set. */
final class IrcWire implements Wire {
    /** ISO 8601 with milliseconds, as <a href="https://ircv3.net/specs/extensions/server-time">server-time</a> has it. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int RADIX = 36;

    /** Capabilities that change what is seen of a room, in the order of their bits. */
    private static final List<Capability> SEEN = List.of(
            Capability.ECHO_MESSAGE,
            Capability.EXTENDED_JOIN,
            Capability.INVITE_NOTIFY,
            Capability.MESSAGE_TAGS,
            Capability.SERVER_TIME);

    private static final IrcWire[] ALL = all();

    private final Set<Capability> capabilities;

    private IrcWire(Set<Capability> capabilities) {
        this.capabilities = capabilities;
    }

    private static IrcWire[] all() {
        IrcWire[] all = new IrcWire[1 << SEEN.size()];
        for (int bits = 0; bits < all.length; bits++) {
            Set<Capability> set = EnumSet.noneOf(Capability.class);
            for (int i = 0; i < SEEN.size(); i++) {
                if ((bits >> i & 1) != 0) {
                    set.add(SEEN.get(i));
                }
            }
            all[bits] = new IrcWire(set);
        }
        return all;
    }

    /** The wire for who has these capabilities. */
    static IrcWire of(Set<Capability> capabilities) {
        int bits = 0;
        for (int i = 0; i < SEEN.size(); i++) {
            bits |= capabilities.contains(SEEN.get(i)) ? 1 << i : 0;
        }
        return ALL[bits];
    }

    @Override
    public boolean isPersonal() {
        return true;
    }

    /** Of its own speech a client sees nothing unless it asked to; its new nick it is told once, by the client itself. */
    @Override
    public void encodeOwn(String room, Event event, Buffer out) {
        if (event instanceof Event.Said && capabilities.contains(Capability.ECHO_MESSAGE)) {
            encode(room, event, out);
        }
    }

    @Override
    public void encode(String room, Event event, Buffer out) {
        String channel = "#" + room;
        if (event instanceof Event.Said said) {
            said(channel, said, out);
        } else if (event instanceof Event.Joined joined) {
            joined(channel, joined, out);
        } else if (event instanceof Event.Departed departed) {
            departed(channel, departed, out);
        } else if (event instanceof Event.Renamed renamed) {
            from(event, renamed.who().profile().source(renamed.oldNick()), "NICK", out)
                    .last(renamed.who().nick());
        } else if (event instanceof Event.TopicSet set) {
            from(event, set.by(), "TOPIC", out).middle(channel).trailing(set.topic());
        } else if (event instanceof Event.ModesChanged changed) {
            modes(channel, changed, out);
        } else if (event instanceof Event.Invited invited && capabilities.contains(Capability.INVITE_NOTIFY)) {
            from(event, invited.by(), "INVITE", out)
                    .middle(invited.who().nick())
                    .last(channel);
        }
    }

    private void said(String channel, Event.Said said, Buffer out) {
        Speech speech = said.speech();
        String target = (speech.to() == null ? "" : ChannelModes.sign(speech.to())) + channel;
        String id = Long.toString(said.timeMs(), RADIX) + "-" + Integer.toString(channel.hashCode() & 0xFFFF, RADIX)
                + "-" + Long.toString(said.seq(), RADIX);
        write(speech, said.timeMs(), id, source(said.from()), target, out);
    }

    /** A speech to a room or to one client, in as many lines as it takes. */
    void write(Speech speech, long timeMs, String id, String source, String target, Buffer out) {
        if (speech.kind() == Speech.Kind.SIGNAL) {
            if (capabilities.contains(Capability.MESSAGE_TAGS)) {
                tagged(speech.tags(), timeMs, id, out).message(source, "TAGMSG").last(target);
            }
            return;
        }
        String command = speech.kind() == Speech.Kind.NOTICE ? "NOTICE" : "PRIVMSG";
        int room = new Printer(Buffer.buffer())
                .message(source, command)
                .middle(target)
                .room();
        List<Buffer> pieces = Pieces.of(speech.bytes(), room);
        for (int i = 0; i < pieces.size(); i++) {
            String pieceId = i == 0 ? id : id + "." + i;
            tagged(i == 0 ? speech.tags() : Map.of(), timeMs, pieceId, out)
                    .message(source, command)
                    .middle(target)
                    .trailing(pieces.get(i));
        }
    }

    private void joined(String channel, Event.Joined joined, Buffer out) {
        Member who = joined.who();
        join(tagged(Map.of(), joined.timeMs(), "", out), channel, who.nick(), who.profile());
    }

    /** Writes that somebody has come in. */
    void join(Printer line, String channel, String nick, Profile who) {
        line.message(who.source(nick), "JOIN");
        if (capabilities.contains(Capability.EXTENDED_JOIN)) {
            line.middle(channel).middle("*").trailing(who.realName());
        } else {
            line.last(channel);
        }
    }

    private void departed(String channel, Event.Departed departed, Buffer out) {
        if (departed instanceof Event.Quit) {
            from(departed, departed.who(), "QUIT", out).trailing(departed.reason());
        } else if (departed instanceof Event.Kicked kicked) {
            from(kicked, kicked.by(), "KICK", out)
                    .middle(channel)
                    .middle(kicked.who().nick())
                    .trailing(kicked.reason());
        } else if (departed.reason().isEmpty()) {
            from(departed, departed.who(), "PART", out).last(channel);
        } else {
            from(departed, departed.who(), "PART", out).middle(channel).trailing(departed.reason());
        }
    }

    private void modes(String channel, Event.ModesChanged changed, Buffer out) {
        for (List<String> line : ModeChanges.print(ChannelModes.letters(changed.changes()), Isupport.MODES, 300)) {
            Printer printer = from(changed, changed.by(), "MODE", out).middle(channel);
            line.forEach(printer::middle);
            printer.end();
        }
    }

    private Printer from(Event event, Member who, String command, Buffer out) {
        return from(event, source(who), command, out);
    }

    private Printer from(Event event, String source, String command, Buffer out) {
        return tagged(Map.of(), event.timeMs(), "", out).message(source, command);
    }

    private Printer tagged(Map<String, String> tags, long timeMs, String id, Buffer out) {
        Printer printer = new Printer(out);
        if (capabilities.contains(Capability.SERVER_TIME)) {
            printer.tag("time", TIME.format(Instant.ofEpochMilli(timeMs)));
        }
        if (capabilities.contains(Capability.MESSAGE_TAGS)) {
            if (!id.isEmpty()) {
                printer.tag("msgid", id);
            }
            tags.forEach(printer::tag);
        }
        return printer;
    }

    /** The tags that the server itself gives to what it says. */
    Printer replying(Buffer out) {
        return tagged(Map.of(), System.currentTimeMillis(), "", out);
    }

    static String source(Member who) {
        return who.profile().source(who.nick());
    }
}
