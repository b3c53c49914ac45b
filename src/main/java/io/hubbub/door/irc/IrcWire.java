package io.hubbub.door.irc;

import io.hubbub.hub.Wire;
import io.hubbub.net.Text;
import io.hubbub.room.Address;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.Profile;
import io.hubbub.room.Speech;
import io.hubbub.room.Trait;
import io.vertx.core.buffer.Buffer;
import java.lang.ref.WeakReference;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
            Capability.MULTILINE,
            Capability.SERVER_TIME,
            Capability.SETNAME);

    private static final String LINE_END = String.valueOf(Speech.LINE_END);
    private static final String CUT = String.valueOf(Speech.CUT);

    /** The places before and after each sign that stands between lines or pieces of them. */
    private static final Pattern BETWEEN = Pattern.compile("(?=[\n\r])|(?<=[\n\r])");

    /** Those of which there can't be many. */
    private static final Map<Kind, IrcWire> ALL = new ConcurrentHashMap<>();

    /** The others, as long as somebody looks through them: clients choose their keys. Under its own lock. */
    private static final Map<Kind, WeakReference<IrcWire>> TELLING = new WeakHashMap<>();

    private final Kind kind;

    /**
     * What makes a difference.
     *
     * @param capabilities those that change what is seen
     * @param noticesFrom the server that tells clients in a NOTICE what they have no command for; empty for none
     * @param keys of what people tell of themselves and of rooms, those that are shown
     * @param toldBy the server that tells that; empty if there are none
     */
    private record Kind(Set<Capability> capabilities, String noticesFrom, Set<String> keys, String toldBy) {}

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
        if (!capabilities.contains(Capability.BATCH)) {
            seen.remove(Capability.MULTILINE);
        }
        return ALL.computeIfAbsent(new Kind(seen, noticesFrom, Set.of(), ""), IrcWire::new);
    }

    /** The same for clients that a server tells of some keys as well; of none, it is this one. */
    IrcWire telling(Set<String> keys, String server) {
        if (keys.isEmpty()) {
            return this;
        }
        Kind wanted = new Kind(kind.capabilities(), kind.noticesFrom(), Set.copyOf(keys), server);
        synchronized (TELLING) {
            WeakReference<IrcWire> known = TELLING.get(wanted);
            IrcWire wire = known == null ? null : known.get();
            if (wire == null) {
                // The wire keeps its kind, and so its entry here, as long as it is used.
                wire = new IrcWire(wanted);
                TELLING.remove(wanted);
                TELLING.put(wanted, new WeakReference<>(wire));
            }
            return wire;
        }
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
        write(message.speech(), "", message.timeMs(), message.id(), message.from(), target, out);
    }

    /** A speech to a room or to one client, in as many lines as it takes, perhaps with something in front of the words. */
    void write(Speech speech, String before, long timeMs, MessageId name, Member from, String target, Buffer out) {
        String id = has(Capability.MESSAGE_TAGS) ? name.toString() : "";
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
        Buffer all = before.isEmpty() ? words : Buffer.buffer(before).appendBuffer(words);
        if (speech.shape() == Speech.Shape.LINES) {
            new LinesWriter(this, speech, command, from, target).write(Pieces.ofLines(all, room), timeMs, name, out);
            return;
        }
        List<Buffer> pieces = Pieces.of(all, room);
        if (pieces.size() > 1 && has(Capability.MULTILINE)) {
            new LinesWriter(this, speech, command, from, target).write(Pieces.ofLines(all, room), timeMs, name, out);
            return;
        }
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
        return switch (speech.shape()) {
            case STREAM -> Buffer.buffer(String.join("\n", Text.linesOfStream(Text.decode(bytes), nick)));
            case LINE -> {
                boolean asItIs = !speech.kind().isForPeople() || Text.isPlain(bytes);
                yield asItIs ? bytes : Buffer.buffer(Text.formatted(Text.decode(bytes)));
            }
            case LINES -> Buffer.buffer(formattedLines(Text.decode(bytes)));
        };
    }

    /** Each line by itself, and each piece of one. */
    private static String formattedLines(String text) {
        return BETWEEN.splitAsStream(text)
                .map(line -> line.equals(LINE_END) || line.equals(CUT) ? line : Text.formatted(line))
                .collect(Collectors.joining());
    }

    /** A changed profile, in the words of those changes that this client understands. */
    void reprofiled(Member who, Profile before, long timeMs, Buffer out) {
        Profile now = who.profile();
        if (tellsProperties() && !now.properties().equals(before.properties())) {
            properties(who.nick(), now.properties().since(before.properties()), timeMs, out);
        }
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

    /**
     * Writes what is told of somebody or something from here on, as far as its clients want to know.
     *
     * @param changes the new values by their keys; an empty one means that there is none any more
     */
    void properties(String target, Map<String, String> changes, long timeMs, Buffer out) {
        for (String key : kind.keys()) {
            String value = changes.get(key);
            if (value != null) {
                boolean isSet = !value.isEmpty();
                Numeric numeric = isSet ? Numeric.RPL_KEYVALUE : Numeric.RPL_KEYNOTSET;
                Printer line = timed(timeMs, out)
                        .message(kind.toldBy(), numeric, "*")
                        .middle(target)
                        .middle(key);
                (isSet ? line.middle("*") : line).trailing(isSet ? value : numeric.text());
            }
        }
    }

    /** Whether its clients are told of any keys. */
    boolean tellsProperties() {
        return !kind.keys().isEmpty();
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

    /** Begins a line of what somebody says. */
    Printer spoken(Map<String, String> tags, Member from, long timeMs, String id, Buffer out) {
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
