package io.hubbub.hub;

import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Request;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Account;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Claim;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Entry;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Right;
import io.hubbub.room.Rights;
import io.hubbub.room.Speech;
import java.util.List;
import java.util.function.Function;

/**
 * The requests that a door makes for one session: to be known, to be in rooms, to speak, to moderate, to have another nick. What comes
 * of them reaches the session's {@link Listener}, and the others in the room; everything is done in the order in which it was asked.
 * Every method runs on the hub's loop, and does nothing once the session has ended.
 */
public final class Requests {
    private final Viewer viewer;
    private final Guard guard;
    private final Identity identity;
    private final Subscriptions subscriptions;
    private final RequestQueue queue;
    private final Audiences audiences;
    private final Past past;
    private final Naming naming;
    private final Permission permission;
    private final HubShare share;
    private final long beganMs;
    private final ChatLimits limits;
    private final ReadPlaces places;
    private final Holdings holdings;

    /** Mostly null. */
    private Describing describing;

    Requests(Viewer viewer, Identity identity, RequestQueue queue, Past past, HubShare share) {
        this.viewer = viewer;
        this.guard = viewer.guard();
        this.identity = identity;
        this.subscriptions = viewer.subscriptions();
        this.queue = queue;
        this.past = past;
        this.share = share;
        this.permission = new Permission(identity, guard, share.access().guests(), share.limits());
        this.naming = new Naming(viewer, identity, queue, share);
        this.beganMs = share.turn().beganMs();
        this.audiences = share.audiences();
        this.limits = share.limits();
        this.places = new ReadPlaces(subscriptions, identity, share.holdings());
        this.holdings = share.holdings();
    }

    /**
     * Says who it is: the first time, others find it by its nick from here on; later, they see what has changed. A session that goes
     * into a room or speaks without that is introduced as it is known then. Whether it is an operator of the server is not for it to
     * say.
     */
    public void introduce(Profile newProfile) {
        naming.introduce(newProfile);
    }

    /** To have another nick. Answered by {@link Listener#renamed} or {@link Listener#refused}. */
    public void rename(String newNick) {
        naming.rename(newNick);
    }

    /** Shows this claim in the rooms that it comes into from here on. */
    public void hold(Claim claim) {
        naming.hold(claim);
    }

    /**
     * Is logged in to an account from here on, as {@link Logins} has granted it: others see that, and rooms that it comes into give it the
     * roles of its owner.
     */
    public void login(Account account) {
        naming.login(account);
    }

    /** Is logged in to no account any more; it is a guest again if its nick is its account's. */
    public void logout() {
        naming.logout();
    }

    /** Gives up whatever rights it has. */
    public void resign() {
        naming.grant(Rights.NONE);
    }

    /** Makes known who it is. */
    Naming naming() {
        return naming;
    }

    /** What it tells of its person and of rooms. */
    public Describing describing() {
        if (describing == null) {
            describing = new Describing(viewer, identity, queue, naming, permission, share);
        }
        return describing;
    }

    /** How far it has read. */
    public ReadPlaces places() {
        return places;
    }

    /** To be in a room, with nothing but its name. */
    public void join(String room, Wire wire) {
        join(new Entry(room), wire);
    }

    /**
     * To be in a room, seeing it through a wire. Answered by {@link Listener#joined}, {@link Listener#barred} or {@link
     * Listener#refused}.
     */
    public void join(Entry entry, Wire wire) {
        join(entry, wire, Recall.NOTHING);
    }

    /** The same, being given first what is kept of the room and wanted: see {@link Listener#recalled}. */
    public void join(Entry entry, Wire wire, Recall recall) {
        String room = Names.written(entry.displayName());
        if (!guard.isOpen()) {
            return;
        }
        if (!Names.isRoom(room, limits.roomLength)) {
            guard.refuse(Why.BAD_ROOM, entry.displayName());
        } else if (!permission.mayEnter()) {
            guard.tell(listener -> listener.barred(new Refusal(Why.ACCOUNT_NEEDED, room)));
        } else if (subscriptions.of(Names.fold(room)) != null) {
            guard.refuse(Why.ALREADY_IN_ROOM, room);
        } else if (subscriptions.size() >= limits.rooms) {
            guard.refuse(Why.TOO_MANY_ROOMS, room);
        } else if (naming.beKnown()) {
            Subscription subscription = audiences.subscription(viewer, room, wire, recall);
            subscriptions.add(subscription);
            audiences.whenFollowed(subscription, () -> requestJoin(subscription, entry.to(room)));
        }
    }

    /** Not before events reach the audience; by then the session may be gone. */
    private void requestJoin(Subscription subscription, Entry entry) {
        String key = subscription.room().key();
        if (subscriptions.of(key) == subscription) {
            queue.tellHome(
                    new RoomRequest.Join(key, identity.asMember(), identity.rights(), entry.with(identity.claim())));
        } else {
            audiences.expectNoMore(key, viewer.id());
        }
    }

    /** To leave a room. Answered by {@link Listener#left} or {@link Listener#refused}. */
    public void leave(String room, String reason) {
        String words = cut(reason);
        requestIn(room, key -> new MemberRequest.Leave(key, viewer.id(), words));
    }

    /** Says something in a room. Its members see it, this session included, or it hears {@link Listener#refused}. */
    public void say(String room, Speech speech) {
        if (guard.isOpen() && permission.maySay(room, speech)) {
            queue.request(room, new RoomRequest.Say(Names.fold(room), viewer.id(), speech));
        }
    }

    /** Says something in a room whether it is in it or not; what comes of it outside, it doesn't see. */
    public void sayInto(String room, Speech speech) {
        if (guard.isOpen() && permission.maySay(room, speech) && naming.beKnown()) {
            queue.request(new RoomRequest.SayInto(Names.fold(room), identity.asMember(), identity.rights(), speech));
        }
    }

    /**
     * Says something to one nick alone. Answered by {@link Listener#delivered} or {@link Listener#refused}; or by {@link
     * Listener#keptForLater} if nobody has the nick, whose owner may see it later.
     */
    public void message(String to, Speech speech) {
        if (guard.isOpen() && permission.maySay(to, speech) && naming.beKnown()) {
            queue.request(
                    new NickRequest.Message(identity.asMember().withoutProperties(), identity.accountId(), to, speech));
        }
    }

    /** To change a room's rules, roles or lists; each change for itself. */
    public void changeModes(String room, List<ModeChange> changes) {
        if (permission.mayAct(room)) {
            requestIn(room, key -> new MemberRequest.ChangeModes(key, identity.asAsker(), List.copyOf(changes)));
        }
    }

    /**
     * To delete something that was said in a room: what the person has said, within a time; what anybody has, as an operator.
     * Answered by {@link Listener#refused}, or seen as it happens.
     *
     * @param then what comes once that is asked for or refused
     */
    public void redact(String room, MessageId message, String reason, Runnable then) {
        String words = cut(reason);
        past.find(room, message, found -> {
            if (found.said() == null) {
                boolean isAboutIt = found.why() == Why.NO_SUCH_MESSAGE;
                guard.refuse(
                        isAboutIt
                                ? new Refusal(found.why(), message.toString(), room)
                                : new Refusal(found.why(), room));
            } else {
                Event.Said said = found.said();
                boolean isOwn = hasSaid(said);
                requestIn(room, key -> new MemberRequest.Redact(key, identity.asAsker(), said.erased(), isOwn, words));
            }
            then.run();
        });
    }

    /** Whether something was said by the session, or by an earlier one of the same person, so that it may be deleted as its own. */
    public boolean hasSaid(Event.Said said) {
        Claim claim = identity.claim();
        return identity.hasSaid(said, beganMs)
                || (!claim.isNone() && holdings.had(claim, said.from().session(), said.timeMs()));
    }

    /** To throw a member out of a room. */
    public void kick(String room, String who, String reason) {
        String words = cut(reason);
        if (permission.mayAct(room)) {
            requestIn(room, key -> new MemberRequest.Kick(key, identity.asAsker(), who, words));
        }
    }

    /** To invite somebody into a room that the session is in. Answered by {@link Listener#invitationSent} or a refusal. */
    public void invite(String room, String who) {
        String key = Names.fold(room);
        if (!guard.isOpen()) {
            return;
        }
        if (subscriptions.of(key) == null) {
            guard.refuse(Why.NOT_IN_ROOM, room);
        } else if (permission.mayAct(room)) {
            queue.request(new NickRequest.FindToInvite(viewer.id(), who, key));
        }
    }

    /** To set a room's topic. */
    public void setTopic(String room, String topic) {
        if (guard.isOpen() && topic.codePointCount(0, topic.length()) > limits.topicLength) {
            guard.refuse(Why.TOPIC_TOO_LONG, room);
        } else if (permission.mayAct(room)) {
            requestIn(room, key -> new MemberRequest.SetTopic(key, identity.asAsker(), topic));
        }
    }

    /** To throw somebody off the server. */
    public void kill(String who, String reason) {
        if (!guard.isOpen()) {
            return;
        }
        if (identity.rights().has(Right.KILL)) {
            queue.request(new NickRequest.Kill(identity.asMember(), identity.rights(), who, cut(reason)));
        } else {
            guard.refuse(Why.NOT_SERVER_OPERATOR, who);
        }
    }

    /** Says something to all on the server that want to hear such things. */
    public void announce(Speech speech) {
        if (!guard.isOpen()) {
            return;
        }
        if (identity.rights().has(Right.ANNOUNCE)) {
            queue.request(new HomeRequest.Announce(identity.asMember(), identity.rights(), speech));
        } else {
            guard.refuse(new Refusal(Why.NOT_SERVER_OPERATOR, "", speech));
        }
    }

    /** The session has ended. */
    void quit(Subscription subscription, CloseReason reason, String words) {
        audiences.forget(subscription);
        if (!subscription.isLeaving()) {
            queue.tellHome(new MemberRequest.Quit(subscription.room().key(), viewer.id(), reason, words));
        }
    }

    /** The session can't come in. */
    void barred(String key, Refusal refusal) {
        Subscription member = subscriptions.of(key);
        if (member != null && !member.isPresent()) {
            subscriptions.remove(member);
            guard.tell(listener -> listener.barred(refusal));
        }
    }

    private String cut(String reason) {
        return Names.cut(reason, limits.reasonLength);
    }

    /** The second half of an invitation: the person it is for was found. */
    void invite(String key, Member who) {
        requestIn(key, room -> new MemberRequest.Invite(room, identity.asAsker(), who));
    }

    private void requestIn(String room, Function<String, Request> request) {
        if (guard.isOpen()) {
            queue.request(room, request.apply(Names.fold(room)));
        }
    }
}
