package io.hubbub.hub;

import io.hubbub.bus.Answer;
import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.HubRequest;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Query;
import io.hubbub.bus.Reply;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Description;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Owner;
import io.hubbub.room.PastNick;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Refusal;
import io.hubbub.room.Room;
import io.hubbub.room.RoomListing;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * The queries of one session about others: each is answered once, in whichever order the answers come, or never if the
 * session ends before. Runs on the hub's loop; made when the first question is asked, since most sessions never do.
 */
public final class Queries {
    private final Viewer viewer;
    private final Identity identity;
    private final Guard guard;
    private final RequestQueue queue;
    private final HubShare share;
    private final HubOutbox outbox;
    private final ChatLimits limits;
    private final PendingQueries queries = new PendingQueries();

    /** The nicks of others that it watches, by their folded form. */
    private final Map<String, String> watched = new LinkedHashMap<>(0);

    /** Mostly null: few are operators. */
    private Admin admin;

    Queries(Viewer viewer, Identity identity, RequestQueue queue, HubShare share) {
        this.viewer = viewer;
        this.identity = identity;
        this.guard = viewer.guard();
        this.queue = queue;
        this.share = share;
        this.outbox = share.outbox();
        this.limits = share.limits();
    }

    /** Asks who has a nick and what may be known of them; the answer is empty if nobody has it. */
    public void person(String nick, Consumer<Optional<Description>> answer) {
        requestName(
                query -> new NickRequest.QueryPerson(identity.asAsker(), query, nick),
                answers -> answer.accept(first(answers, Answer.Person::person)));
    }

    /** Asks who had a nick; the answer begins with the last. */
    public void past(String nick, Consumer<List<PastNick>> answer) {
        requestName(
                query -> new NickRequest.QueryPast(viewer.id(), query, nick),
                answers -> answer.accept(all(answers, Answer.Past::nicks)));
    }

    /**
     * Asks about a room that it need not be in, for as much as it may see of it then; the answer is empty if there is none, or none
     * that it may know of.
     */
    public void room(String name, Consumer<Optional<Room>> answer) {
        if (guard.isOpen()) {
            var request = new RoomRequest.QueryRoom(Names.fold(name), identity.asAsker(), queries.next());
            Set<Integer> home = Set.of(outbox.homeOf(request.room()));
            open(
                    request,
                    home,
                    answers -> answer.accept(first(answers, Answer.Room::room).map(room -> room)));
            queue.request(request);
        }
    }

    /** Asks that a room that it is in and looks after belongs to its account. */
    public void own(String room, Consumer<OwnerAnswer> answer) {
        changeOwner(room, RoomRequest.OwnerChange.CLAIM, "", answer);
    }

    /** Asks that a room of its own belongs to the account of a member, who is given by nick. */
    public void transfer(String room, String to, Consumer<OwnerAnswer> answer) {
        changeOwner(room, RoomRequest.OwnerChange.TRANSFER, to, answer);
    }

    /** Asks that a room of its own belongs to nobody. */
    public void disown(String room, Consumer<OwnerAnswer> answer) {
        changeOwner(room, RoomRequest.OwnerChange.DROP, "", answer);
    }

    /**
     * Whom a room belongs to now.
     *
     * @param refusal why that could not be changed; empty if it was
     */
    public record OwnerAnswer(Optional<Refusal> refusal, Owner owner) {}

    private void changeOwner(String room, RoomRequest.OwnerChange change, String to, Consumer<OwnerAnswer> answer) {
        if (guard.isOpen()) {
            Owner account = identity.account() == null ? Owner.NOBODY : Owner.of(identity.account());
            var request = new RoomRequest.ChangeOwner(
                    Names.fold(room), identity.asMember(), identity.rights(), account, change, to, queries.next());
            open(request, Set.of(outbox.homeOf(request.room())), answers -> {
                Answer.Owned owned =
                        answers.isEmpty() ? new Answer.Owned(Refusal.Why.NOT_STORED, Owner.NOBODY) : answers.get(0);
                Optional<Refusal> refusal =
                        Optional.ofNullable(owned.fault()).map(why -> new Refusal(why, to.isEmpty() ? room : to, room));
                // Who is in the room has seen it by then.
                guard.afterwards(() -> answer.accept(new OwnerAnswer(refusal, owned.owner())));
            });
            queue.request(request);
        }
    }

    /**
     * Asks for something that one who looks after the server does to a room.
     *
     * @param answer told why it was not done; empty if it was
     */
    <Q extends RoomRequest.FromOutside & Query<Answer.Mended>> void mend(
            LongFunction<Q> request, Consumer<Optional<Refusal>> answer) {
        Q query = request.apply(queries.next());
        Refusal unknown = new Refusal(Refusal.Why.NOT_STORED, query.room());
        open(
                query,
                Set.of(outbox.homeOf(query.room())),
                answers -> answer.accept(Optional.ofNullable(
                        answers.isEmpty() ? unknown : answers.get(0).fault())));
        queue.request(query);
    }

    /** Asks for all rooms that it may know of; the answer is sorted by name. */
    public void rooms(Consumer<List<RoomListing>> answer) {
        requestEveryHome(
                query -> new HomeRequest.ListRooms(identity.asAsker(), query),
                answers -> answer.accept(all(answers, Answer.Rooms::rooms).stream()
                        .sorted(Comparator.comparing(RoomListing::room))
                        .toList()));
    }

    /** Looks for people whom it may find. */
    public void people(PersonFilter whom, Consumer<List<Description>> answer) {
        requestEveryHome(
                query -> new HubRequest.Search(identity.asAsker(), query, whom),
                answers -> answer.accept(all(answers, Answer.People::people)));
    }

    /**
     * Does something once it has seen all that reached the homes before this did, from whomever: what others said earlier is
     * seen earlier, however many instances it had to pass.
     */
    public void sync(Runnable action) {
        requestEveryHome(query -> new HomeRequest.Sync(viewer.id(), query), answers -> guard.afterwards(action));
    }

    /**
     * Takes the place of an earlier session of the same user, who has proved that to the door: it is closed, wherever it is, as
     * {@link CloseReason#SUPERSEDED}.
     *
     * @param then what comes once its nick is free and its rooms know that it is gone, or if there is no such session
     */
    public void supersede(long earlier, Runnable then) {
        identity.succeeds(earlier);
        requestEveryHome(query -> new HubRequest.Supersede(viewer.id(), query, earlier), answers -> then.run());
    }

    /**
     * Has somebody else's nick given back that the session's account owns: whoever has it is a guest again. A session of the same account
     * keeps it.
     *
     * @param then what comes once it is free, or if nothing can be done about that
     */
    public void reclaim(String nick, Runnable then) {
        requestName(
                query -> new NickRequest.Reclaim(viewer.id(), query, identity.accountId(), Names.written(nick)),
                answers -> then.run());
    }

    /**
     * Watches a nick: asks who has it now, and hears from here on who gets it and who loses it ({@link Listener#appeared},
     * {@link Listener#disappeared}, {@link Listener#changed}). Does nothing but ask if it is watched already.
     *
     * @return whether it is not one nick too many
     */
    public boolean watch(String nick, Consumer<Optional<Member>> answer) {
        if (!canWatch(nick)) {
            return false;
        }
        String key = Names.fold(nick);
        if (guard.isOpen()) {
            watched.putIfAbsent(key, Names.written(nick));
            requestName(
                    query -> new NickRequest.Watch(viewer.id(), query, watched.get(key)),
                    answers -> answer.accept(first(answers, Answer.Holder::who)));
        }
        return true;
    }

    /** Whether it is not one nick too many. */
    public boolean canWatch(String nick) {
        return watched.containsKey(Names.fold(nick)) || watched.size() < limits.watched;
    }

    /** Watches a nick no more. */
    public void unwatch(String nick) {
        if (guard.isOpen() && watched.remove(Names.fold(nick)) != null) {
            queue.request(new NickRequest.Unwatch(viewer.id(), nick));
        }
    }

    /** The nicks that it watches, as it wrote them first. */
    public List<String> watched() {
        return List.copyOf(watched.values());
    }

    /** A query of an operator of the server. */
    public Admin admin() {
        if (admin == null) {
            admin = new Admin(viewer, identity, queue, this, limits);
        }
        return admin;
    }

    /** What it does as one who looks after the people of the server. */
    public Administration administration() {
        return new Administration(identity, guard, queue, this, share);
    }

    /** The session is gone: the homes need not tell it anything any more. */
    void end() {
        if (admin != null) {
            admin.end();
        }
        watched.values().forEach(nick -> queue.tellHome(new NickRequest.Unwatch(viewer.id(), nick)));
    }

    /** Returns whether the answer was awaited. */
    boolean answered(Reply.Answered reply) {
        return queries.answer(reply.query(), reply.from(), reply.answer());
    }

    /** An instance is gone, and answers nothing more. */
    void gone(int instance) {
        queries.gone(instance);
    }

    private <A extends Answer, Q extends NickRequest & Query<A>> void requestName(
            LongFunction<Q> request, Consumer<List<A>> then) {
        if (guard.isOpen()) {
            Q query = request.apply(queries.next());
            open(query, Set.of(outbox.homeOf(Names.fold(query.nick()))), then);
            queue.request(query);
        }
    }

    <A extends Answer, Q extends HomeRequest & Query<A>> void requestEveryHome(
            LongFunction<Q> request, Consumer<List<A>> then) {
        if (guard.isOpen()) {
            Q query = request.apply(queries.next());
            open(query, outbox.homes(), then);
            queue.request(query);
        }
    }

    private <A extends Answer> void open(Query<A> query, Collection<Integer> from, Consumer<List<A>> then) {
        queries.open(query.query(), query.answerKind(), from, then);
        from.stream()
                .filter(home -> !outbox.homes().contains(home))
                .forEach(home -> guard.afterwards(() -> gone(home)));
    }

    /** The answer of the one instance that was asked; empty if it is gone. */
    private static <A, T> Optional<T> first(List<A> answers, Function<A, Optional<T>> content) {
        return answers.stream()
                .flatMap(answer -> content.apply(answer).stream())
                .findFirst();
    }

    private static <A, T> List<T> all(List<A> answers, Function<A, List<T>> content) {
        return answers.stream()
                .flatMap(answer -> content.apply(answer).stream())
                .toList();
    }
}
