package io.hubbub.history;

import io.hubbub.codec.Events;
import io.hubbub.codec.Format;
import io.hubbub.codec.Values;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Event;
import io.hubbub.room.EventActor;
import io.hubbub.room.EventHandler;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Speech;
import java.nio.charset.StandardCharsets;

/**
 * Events as bytes of the database. Addresses are not kept: whoever reads what was said long ago learns no more of where somebody was. A
 * member that is read has {@link #HOST} in the place of its own.
 */
final class Bodies {
    /** What stands for an address that was not kept. */
    static final String HOST = "hidden";

    /** The kind of what people said for people to see: history pages and the search look for it. */
    static final int SPEECH = 1;

    /** The kind of what programs said to one another. */
    static final int UNSPOKEN = 2;

    /** The longest text that is searched in, in bytes: a PostgreSQL row can't have many more words. */
    static final int MOST_SEARCHED = 1 << 16;

    private static final Hosts WITHOUT = new Hosts("");
    private static final Hosts READ = new Hosts(HOST);

    private Bodies() {}

    static byte[] encode(Event event) {
        return Format.encode(Events.EVENT, event.handledBy(WITHOUT));
    }

    static byte[] encode(DirectMessage message) {
        return Format.encode(Values.DIRECT_MESSAGE, WITHOUT.at(message));
    }

    static DirectMessage decodeDirect(byte[] body) {
        return READ.at(Format.decode(Values.DIRECT_MESSAGE, body));
    }

    static Event decode(byte[] body) {
        return Format.decode(Events.EVENT, body).handledBy(READ);
    }

    /** The event as it will be read. */
    static Event asRead(Event event) {
        return event.handledBy(READ);
    }

    /** The number of a kind of event in the database, for ever. */
    static int kind(Event event) {
        return event.handledBy(KINDS);
    }

    /** The folded nick of the person whose doing it was; empty if nobody knows. */
    static String nick(Event event) {
        Member actor = EventActor.of(event);
        return actor == null ? "" : withoutZeros(Names.fold(actor.nick()));
    }

    /** The text in which words are looked for; empty for none. PostgreSQL takes no zeros in a text. */
    static String searched(Event.Said said) {
        Speech speech = said.speech();
        int length = Math.min(speech.plain().length(), MOST_SEARCHED);
        return withoutZeros(new String(speech.plain().getBytes(0, length), StandardCharsets.UTF_8));
    }

    static String withoutZeros(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
    }

    private static final EventHandler<Integer> KINDS = new EventHandler<>() {
        @Override
        public Integer said(Event.Said said) {
            return said.speech().kind().isForPeople() ? SPEECH : UNSPOKEN;
        }

        @Override
        public Integer erased(Event.Erased erased) {
            return erased.kind().isForPeople() ? SPEECH : UNSPOKEN;
        }

        @Override
        public Integer redacted(Event.Redacted redacted) {
            return 12;
        }

        @Override
        public Integer joined(Event.Joined joined) {
            return 3;
        }

        @Override
        public Integer left(Event.Left left) {
            return 4;
        }

        @Override
        public Integer quit(Event.Quit quit) {
            return 5;
        }

        @Override
        public Integer kicked(Event.Kicked kicked) {
            return 6;
        }

        @Override
        public Integer renamed(Event.Renamed renamed) {
            return 7;
        }

        @Override
        public Integer reprofiled(Event.Reprofiled reprofiled) {
            return 8;
        }

        @Override
        public Integer topicSet(Event.TopicSet set) {
            return 9;
        }

        @Override
        public Integer modesChanged(Event.ModesChanged changed) {
            return 10;
        }

        @Override
        public Integer described(Event.Described described) {
            return 13;
        }

        @Override
        public Integer invited(Event.Invited invited) {
            return 11;
        }

        @Override
        public Integer unknown(Event.Unknown unknown) {
            return 0;
        }
    };

    /** Makes the same event with another host for everybody in it. */
    private static final class Hosts implements EventHandler<Event> {
        private final String host;

        Hosts(String host) {
            this.host = host;
        }

        /** What people tell of themselves is not kept with what they do: it is theirs to take back. */
        private Profile at(Profile profile) {
            return new Profile(
                    profile.user(), host, profile.realName(), profile.account(), profile.away(), profile.traits());
        }

        private Member at(Member who) {
            return new Member(who.session(), who.nick(), at(who.profile()), who.roles(), who.edition());
        }

        private DirectMessage at(DirectMessage message) {
            return new DirectMessage(
                    message.number(), message.timeMs(), at(message.from()), message.to(), message.speech());
        }

        private Event.Erased at(Event.Erased erased) {
            return new Event.Erased(erased.key(), erased.timeMs(), at(erased.from()), erased.kind(), erased.to());
        }

        @Override
        public Event said(Event.Said said) {
            return new Event.Said(said.key(), said.timeMs(), at(said.from()), said.speech());
        }

        @Override
        public Event erased(Event.Erased erased) {
            return at(erased);
        }

        @Override
        public Event redacted(Event.Redacted redacted) {
            return new Event.Redacted(
                    redacted.key(), redacted.timeMs(), at(redacted.by()), at(redacted.erased()), redacted.reason());
        }

        @Override
        public Event joined(Event.Joined joined) {
            return new Event.Joined(joined.key(), joined.timeMs(), at(joined.who()), joined.isShared());
        }

        @Override
        public Event left(Event.Left left) {
            return new Event.Left(left.key(), left.timeMs(), at(left.who()), left.reason(), left.isShared());
        }

        @Override
        public Event quit(Event.Quit quit) {
            return new Event.Quit(
                    quit.key(), quit.timeMs(), at(quit.who()), quit.cause(), quit.reason(), quit.isShared());
        }

        @Override
        public Event kicked(Event.Kicked kicked) {
            return new Event.Kicked(
                    kicked.key(),
                    kicked.timeMs(),
                    at(kicked.who()),
                    at(kicked.by()),
                    kicked.reason(),
                    kicked.isShared());
        }

        @Override
        public Event renamed(Event.Renamed renamed) {
            return new Event.Renamed(
                    renamed.key(),
                    renamed.timeMs(),
                    at(renamed.who()),
                    renamed.oldNick(),
                    renamed.wasShared(),
                    renamed.isShared());
        }

        @Override
        public Event reprofiled(Event.Reprofiled reprofiled) {
            return new Event.Reprofiled(
                    reprofiled.key(),
                    reprofiled.timeMs(),
                    at(reprofiled.who()),
                    at(reprofiled.before()),
                    reprofiled.isShared());
        }

        @Override
        public Event topicSet(Event.TopicSet set) {
            return new Event.TopicSet(set.key(), set.timeMs(), at(set.by()), set.topic());
        }

        @Override
        public Event modesChanged(Event.ModesChanged changed) {
            return new Event.ModesChanged(changed.key(), changed.timeMs(), at(changed.by()), changed.changes());
        }

        @Override
        public Event described(Event.Described described) {
            return new Event.Described(described.key(), described.timeMs(), at(described.by()), described.changes());
        }

        @Override
        public Event invited(Event.Invited invited) {
            return new Event.Invited(invited.key(), invited.timeMs(), at(invited.by()), at(invited.who()));
        }

        @Override
        public Event unknown(Event.Unknown unknown) {
            return unknown;
        }
    }
}
