package io.hubbub.history;

import io.hubbub.home.Journal;
import io.hubbub.room.Event;
import io.hubbub.room.EventHandler;
import io.hubbub.room.KeptRoles;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskEntry;
import io.hubbub.room.MaskList;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes events, and rooms as they were, without a nick that is to be forgotten. Everybody who had it is {@link Member#FORGOTTEN} there,
 * and nothing is left of their words: messages, reasons, and topics that are not there any more. What others said stays, and so do the
 * rules of a room. Whatever has nothing of the nick is returned itself.
 */
final class WithoutNick implements EventHandler<Event> {
    private final ForgetOrder order;

    WithoutNick(ForgetOrder order) {
        this.order = order;
    }

    Event of(Event event) {
        return event.handledBy(this);
    }

    private boolean has(String nick) {
        return Names.fold(nick).equals(order.nick());
    }

    private boolean isForgotten(Event event, Member who) {
        return order.isAbout(event.timeMs()) && !who.isServer() && has(who.nick());
    }

    private Member member(Event event, Member who) {
        return isForgotten(event, who) ? Member.FORGOTTEN : who;
    }

    private static String words(Member left, String words) {
        return left.equals(Member.FORGOTTEN) ? "" : words;
    }

    @Override
    public Event said(Event.Said said) {
        return isForgotten(said, said.from()) ? left(said.erased()) : said;
    }

    private Event.Erased left(Event.Erased erased) {
        return isForgotten(erased, erased.from())
                ? new Event.Erased(erased.key(), erased.timeMs(), Member.FORGOTTEN, erased.kind(), erased.to())
                : erased;
    }

    @Override
    public Event erased(Event.Erased erased) {
        return left(erased);
    }

    @Override
    public Event redacted(Event.Redacted redacted) {
        Member by = member(redacted, redacted.by());
        Event.Erased erased = left(redacted.erased());
        return by.equals(redacted.by()) && erased.equals(redacted.erased())
                ? redacted
                : new Event.Redacted(redacted.key(), redacted.timeMs(), by, erased, words(by, redacted.reason()));
    }

    @Override
    public Event joined(Event.Joined joined) {
        return isForgotten(joined, joined.who())
                ? new Event.Joined(joined.key(), joined.timeMs(), Member.FORGOTTEN, joined.isShared())
                : joined;
    }

    @Override
    public Event left(Event.Left left) {
        return isForgotten(left, left.who())
                ? new Event.Left(left.key(), left.timeMs(), Member.FORGOTTEN, "", left.isShared())
                : left;
    }

    @Override
    public Event quit(Event.Quit quit) {
        return isForgotten(quit, quit.who())
                ? new Event.Quit(quit.key(), quit.timeMs(), Member.FORGOTTEN, quit.cause(), "", quit.isShared())
                : quit;
    }

    /** The reason is in the words of the one who did it. */
    @Override
    public Event kicked(Event.Kicked kicked) {
        Member who = member(kicked, kicked.who());
        Member by = member(kicked, kicked.by());
        return who.equals(kicked.who()) && by.equals(kicked.by())
                ? kicked
                : new Event.Kicked(
                        kicked.key(), kicked.timeMs(), who, by, words(by, kicked.reason()), kicked.isShared());
    }

    /** A person has one profile under both nicks. */
    @Override
    public Event renamed(Event.Renamed renamed) {
        Member who = renamed.who();
        boolean isNew = isForgotten(renamed, who);
        boolean isOld = order.isAbout(renamed.timeMs()) && has(renamed.oldNick());
        if (!isNew && !isOld) {
            return renamed;
        }
        Member nobody = Member.FORGOTTEN;
        Member left = isNew ? nobody : nobody.renamed(who.nick(), nobody.edition());
        return new Event.Renamed(
                renamed.key(),
                renamed.timeMs(),
                left,
                isOld ? Names.FORGOTTEN : renamed.oldNick(),
                renamed.wasShared(),
                renamed.isShared());
    }

    @Override
    public Event reprofiled(Event.Reprofiled reprofiled) {
        Profile nothing = Member.FORGOTTEN.profile();
        return isForgotten(reprofiled, reprofiled.who())
                ? new Event.Reprofiled(
                        reprofiled.key(), reprofiled.timeMs(), Member.FORGOTTEN, nothing, reprofiled.isShared())
                : reprofiled;
    }

    /** With other words it would be a topic that nobody has set. */
    @Override
    public Event topicSet(Event.TopicSet set) {
        return isForgotten(set, set.by()) ? new Event.Unknown(set.key(), set.timeMs()) : set;
    }

    @Override
    public Event modesChanged(Event.ModesChanged changed) {
        if (!order.isAbout(changed.timeMs())) {
            return changed;
        }
        Member by = member(changed, changed.by());
        List<ModeChange> changes = changed.changes().stream().map(this::without).toList();
        return by.equals(changed.by()) && changes.equals(changed.changes())
                ? changed
                : new Event.ModesChanged(changed.key(), changed.timeMs(), by, changes);
    }

    private ModeChange without(ModeChange change) {
        return change.handledBy(new Change());
    }

    /** What is told of the room stays. */
    @Override
    public Event described(Event.Described described) {
        return isForgotten(described, described.by())
                ? new Event.Described(described.key(), described.timeMs(), Member.FORGOTTEN, described.changes())
                : described;
    }

    @Override
    public Event invited(Event.Invited invited) {
        Member by = member(invited, invited.by());
        Member who = member(invited, invited.who());
        return by.equals(invited.by()) && who.equals(invited.who())
                ? invited
                : new Event.Invited(invited.key(), invited.timeMs(), by, who);
    }

    @Override
    public Event unknown(Event.Unknown unknown) {
        return unknown;
    }

    /** Makes a change without the nick as what it was about. */
    private final class Change implements ModeChange.Handler<ModeChange> {
        @Override
        public ModeChange switched(ModeChange.Switched switched) {
            return switched;
        }

        @Override
        public ModeChange keySet(ModeChange.KeySet set) {
            return set;
        }

        @Override
        public ModeChange limitSet(ModeChange.LimitSet set) {
            return set;
        }

        @Override
        public ModeChange roleGiven(ModeChange.RoleGiven given) {
            return has(given.nick()) ? new ModeChange.RoleGiven(given.role(), Names.FORGOTTEN, given.granted()) : given;
        }

        /** The name of an account is not a nick that somebody had. */
        @Override
        public ModeChange ownerSet(ModeChange.OwnerSet set) {
            return set;
        }

        @Override
        public ModeChange keepSet(ModeChange.KeepSet set) {
            return set;
        }

        /** A mask that tells more than the nick would tell it of nobody else. */
        @Override
        public ModeChange maskSet(ModeChange.MaskSet set) {
            String mask = set.mask().toString();
            int end = mask.indexOf('!');
            return end > 0 && has(mask.substring(0, end))
                    ? new ModeChange.MaskSet(set.list(), Mask.of(Names.FORGOTTEN), set.added())
                    : set;
        }
    }

    /** The topic that stands and the masks are the room's, whoever set them; roles stay with those who hold their claims. */
    Journal.Past of(Journal.Past past) {
        Topic old = past.state().topic();
        Topic topic = isForgotten(old.by(), old.atMs()) ? new Topic(old.text(), Names.FORGOTTEN, old.atMs()) : old;
        Map<MaskList, List<MaskEntry>> lists = new EnumMap<>(MaskList.class);
        boolean isSame = topic.equals(old);
        for (MaskList list : MaskList.values()) {
            List<MaskEntry> entries = past.state().list(list);
            lists.put(list, entries.stream().map(this::without).toList());
            isSame &= lists.get(list).equals(entries);
        }
        List<KeptRoles> roles =
                past.roles().stream().map(kept -> without(kept, past)).toList();
        isSame &= roles.equals(past.roles());
        return isSame ? past : Pasts.with(past, topic, lists, roles);
    }

    private boolean isForgotten(String nick, long timeMs) {
        return order.isAbout(timeMs) && has(nick);
    }

    private MaskEntry without(MaskEntry entry) {
        return isForgotten(entry.by(), entry.atMs())
                ? new MaskEntry(entry.mask(), Names.FORGOTTEN, entry.atMs())
                : entry;
    }

    /** Those who were there when the server ended were there until the last event. */
    private KeptRoles without(KeptRoles kept, Journal.Past past) {
        long lastMs = kept.sinceMs() == 0 ? past.lastMs() : kept.sinceMs();
        return isForgotten(kept.nick(), lastMs)
                ? new KeptRoles(kept.claim(), Names.FORGOTTEN, kept.roles(), kept.sinceMs())
                : kept;
    }
}
