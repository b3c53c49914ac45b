package io.hubbub.door.irc;

import io.hubbub.net.Sentences;
import io.hubbub.room.Event;
import io.hubbub.room.EventHandler;
import io.hubbub.room.Member;
import io.hubbub.room.Profile;
import io.hubbub.room.Role;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One event of a room in IRC lines, as the clients of one wire see it.
 *
 * @param wire the wire, whose capabilities decide what is written
 * @param channel the room's name in IRC
 * @param out where each method appends
 */
record IrcEvent(IrcWire wire, String channel, Buffer out) implements EventHandler<Void> {
    /** How many bytes of changes stand in one MODE line. */
    private static final int MODE_BYTES = 300;

    @Override
    public Void said(Event.Said said) {
        said(said, "");
        return null;
    }

    /** What somebody said, with something in front of their words. */
    void said(Event.Said said, String before) {
        Role to = said.speech().to();
        String target = to == null ? channel : ChannelModes.sign(to) + channel;
        wire.write(said.speech(), before, said.timeMs(), said.id(), said.from(), target, out);
    }

    @Override
    public Void erased(Event.Erased erased) {
        return null;
    }

    @Override
    public Void redacted(Event.Redacted redacted) {
        if (wire.has(Capability.MESSAGE_REDACTION)) {
            Printer line = from(redacted, redacted.by(), "REDACT").middle(channel);
            String message = redacted.erased().id().toString();
            if (redacted.reason().isEmpty()) {
                line.last(message);
            } else {
                line.middle(message).trailing(redacted.reason());
            }
        } else if (!wire.noticesFrom().isEmpty()) {
            wire.timed(redacted.timeMs(), out)
                    .message(wire.noticesFrom(), "NOTICE")
                    .middle(channel)
                    .trailing(Sentences.of(redacted).orElse(""));
        }
        return null;
    }

    @Override
    public Void joined(Event.Joined joined) {
        Member who = joined.who();
        cameIn(joined);
        if (who.profile().isAway() && wire.has(Capability.AWAY_NOTIFY)) {
            wire.away(who, joined.timeMs(), out);
        }
        wire.properties(who.nick(), who.profile().properties().all(), joined.timeMs(), out);
        return null;
    }

    /** That somebody came in, and nothing else about them. */
    void cameIn(Event.Joined joined) {
        Member who = joined.who();
        wire.join(wire.tagged(who.profile(), joined.timeMs(), id(joined), out), channel, who.nick(), who.profile());
    }

    @Override
    public Void left(Event.Left left) {
        Printer line = from(left, left.who(), "PART");
        if (left.reason().isEmpty()) {
            line.last(channel);
        } else {
            line.middle(channel).trailing(left.reason());
        }
        return null;
    }

    @Override
    public Void quit(Event.Quit quit) {
        from(quit, quit.who(), "QUIT").trailing(IrcWire.quit(quit.isInOwnWords(), quit.reason()));
        return null;
    }

    @Override
    public Void kicked(Event.Kicked kicked) {
        from(kicked, kicked.by(), "KICK")
                .middle(channel)
                .middle(kicked.who().nick())
                .trailing(kicked.reason());
        return null;
    }

    @Override
    public Void renamed(Event.Renamed renamed) {
        Profile profile = renamed.who().profile();
        wire.tagged(profile, renamed.timeMs(), id(renamed), out)
                .message(profile.source(renamed.oldNick()), "NICK")
                .last(renamed.who().nick());
        return null;
    }

    @Override
    public Void reprofiled(Event.Reprofiled reprofiled) {
        wire.reprofiled(reprofiled.who(), reprofiled.before(), reprofiled.timeMs(), out);
        return null;
    }

    @Override
    public Void topicSet(Event.TopicSet set) {
        from(set, set.by(), "TOPIC").middle(channel).trailing(set.topic());
        return null;
    }

    @Override
    public Void modesChanged(Event.ModesChanged changed) {
        List<List<String>> lines =
                ModeChanges.print(ChannelModes.letters(changed.changes()), Isupport.MODES, MODE_BYTES);
        for (int i = 0; i < lines.size(); i++) {
            Printer printer = from(changed, changed.by(), "MODE", i).middle(channel);
            lines.get(i).forEach(printer::middle);
            printer.end();
        }
        return null;
    }

    @Override
    public Void described(Event.Described described) {
        wire.properties(channel, described.changes(), described.timeMs(), out);
        return null;
    }

    @Override
    public Void invited(Event.Invited invited) {
        if (wire.has(Capability.INVITE_NOTIFY)) {
            from(invited, invited.by(), "INVITE").middle(invited.who().nick()).last(channel);
        }
        return null;
    }

    @Override
    public Void unknown(Event.Unknown unknown) {
        return null;
    }

    /** What is no speech has its name for clients that may see it again later. */
    private String id(Event event) {
        boolean shown = wire.has(Capability.EVENT_PLAYBACK) && wire.has(Capability.MESSAGE_TAGS);
        return shown ? event.id().toString() : "";
    }

    private Printer from(Event event, Member who, String command) {
        return from(event, who, command, 0);
    }

    private Printer from(Event event, Member who, String command, int line) {
        String id = IrcWire.id(id(event), line);
        return wire.tagged(who.profile(), event.timeMs(), id, out).message(IrcWire.source(who), command);
    }
}
