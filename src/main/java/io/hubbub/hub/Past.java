package io.hubbub.hub;

import io.hubbub.hub.PastQuery.Place;
import io.hubbub.room.Event;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import io.hubbub.room.Recording;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.RoomState;
import io.hubbub.room.Visibility;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The questions of one session about what is kept of the rooms that it is in. Each is answered once, or never if the session ends before;
 * a door asks one after the other, so that nobody has the archive for themselves. Runs on the hub's loop.
 */
public final class Past {
    private final Viewer viewer;
    private final Identity identity;
    private final HubShare share;
    private final PageReader pages;

    /** Mostly null. */
    private Mail mail;

    Past(Viewer viewer, Identity identity, HubShare share) {
        this.viewer = viewer;
        this.identity = identity;
        this.share = share;
        this.pages = share.pages();
    }

    /** Its questions about what people have said to it alone. */
    public Mail mail() {
        mail = mail == null ? new Mail(viewer.guard(), identity, share) : mail;
        return mail;
    }

    /**
     * What became of a question.
     *
     * @param page what may be seen of it by the one who asked; null if it was refused
     * @param why the reason for that: {@link Why#NOT_IN_ROOM}, {@link Why#NOT_KEPT} or {@link Why#PAST_UNREADABLE}; null for none
     */
    public record Result(Archive.Page page, Why why) {
        public boolean isRefused() {
            return why != null;
        }
    }

    /** Whether anything is kept on this server: the same for all sessions, as long as it runs. */
    public boolean isAnythingKept() {
        return pages.archive() != Archive.NONE;
    }

    /** Whether anything of a room that it is in can be asked for. */
    public boolean isKept(String room) {
        Subscription member = inside(room);
        return member != null && pages.archive().keeps(log(member));
    }

    /** How what happens in a room that it is in is kept; empty if it isn't. */
    public Optional<Recording> recording(String room) {
        return isKept(room)
                ? pages.archive().recording(Names.fold(room)).map(server -> server.within(keepDays(room)))
                : Optional.empty();
    }

    private int keepDays(String room) {
        Subscription member = inside(room);
        return member == null ? 0 : member.room().state().modes().keepDays();
    }

    /** The same for rooms of which nothing else is said; empty if nothing is kept at all. */
    public Optional<Recording> recording() {
        return pages.archive().recording();
    }

    private Subscription inside(String room) {
        Subscription member = viewer.subscriptions().of(Names.fold(room));
        return member != null && member.isInside() ? member : null;
    }

    private static long log(Subscription member) {
        return member.room().state().log();
    }

    /** Asks for a page. What it may not see is not in there: see {@link Visibility#pastFrom}. */
    public void read(String room, PastQuery query, Consumer<Result> then) {
        Subscription member = inside(room);
        if (!viewer.guard().isOpen()) {
            return;
        }
        if (member == null) {
            then.accept(new Result(null, Why.NOT_IN_ROOM));
        } else if (!isKept(room)) {
            then.accept(new Result(null, Why.NOT_KEPT));
        } else {
            pages.ask(() -> range(member, query).compose(pages.archive()::read), viewer.guard(), read -> {
                if (!member.isInside()) {
                    then.accept(new Result(null, Why.NOT_IN_ROOM));
                } else if (read.failed()) {
                    then.accept(new Result(null, Why.PAST_UNREADABLE));
                } else {
                    then.accept(new Result(seen(member, read.result()), null));
                }
            });
        }
    }

    private Future<Archive.Range> range(Subscription member, PastQuery query) {
        RoomState room = member.room().state();
        long first = Visibility.pastFrom(room, member.joined());
        long newest = room.seq();
        long log = room.log();
        Future<Long> from = behind(query.after(), log, 1, newest);
        Future<Long> to = before(query.before(), log, newest);
        return Future.all(from, to)
                .map(both -> new Archive.Range(
                        log,
                        Math.max(from.result(), first),
                        to.result(),
                        query.kind(),
                        query.side(),
                        Math.max(1, Math.min(query.most(), Archive.MOST_EVENTS))));
    }

    /** The first number behind a place. */
    private Future<Long> behind(Place place, long log, long open, long newest) {
        if (place instanceof Place.Seq number) {
            return Future.succeededFuture(Math.min(number.seq(), newest) + 1);
        } else if (place instanceof Place.Time time) {
            return pages.archive().firstAfter(log, time.ms()).map(found -> found.orElse(newest + 1));
        }
        return Future.succeededFuture(open);
    }

    /** The last number before a place. */
    private Future<Long> before(Place place, long log, long newest) {
        if (place instanceof Place.Seq number) {
            return Future.succeededFuture(Math.min(newest, number.seq() - 1));
        } else if (place instanceof Place.Time time) {
            Future<OptionalLong> found = pages.archive().firstAfter(log, time.ms() - 1);
            return found.map(first -> first.orElse(newest + 1) - 1);
        }
        return Future.succeededFuture(newest);
    }

    /** Searches in what may be seen of a room, or of all rooms that it is in if the name is empty. */
    public void search(String room, SearchQuery query, Consumer<SearchQuery.Result> then) {
        List<Subscription> members = room.isEmpty()
                ? viewer.subscriptions().inside().toList()
                : Stream.ofNullable(inside(room)).toList();
        List<Subscription> kept = members.stream()
                .filter(member -> pages.archive().keeps(log(member)))
                .toList();
        if (!viewer.guard().isOpen()) {
            return;
        }
        if (members.isEmpty() && !room.isEmpty()) {
            then.accept(SearchQuery.Result.refused(Why.NOT_IN_ROOM));
        } else if (kept.isEmpty()) {
            then.accept(SearchQuery.Result.refused(Why.NOT_KEPT));
        } else {
            List<Archive.Part> parts = kept.stream().map(Past::part).toList();
            pages.search(
                    query.in(parts),
                    viewer.guard(),
                    found -> then.accept(
                            found.failed()
                                    ? SearchQuery.Result.refused(Why.PAST_UNREADABLE)
                                    : seen(kept, found.result())));
        }
    }

    private static Archive.Part part(Subscription member) {
        RoomState room = member.room().state();
        return new Archive.Part(room.log(), Visibility.pastFrom(room, member.joined()), room.seq());
    }

    /** Of rooms that were left meanwhile nothing is seen. */
    private static SearchQuery.Result seen(List<Subscription> members, Archive.Found found) {
        List<SearchQuery.Hit> hits = new ArrayList<>();
        for (Event event : found.events()) {
            members.stream()
                    .filter(Subscription::isInside)
                    .filter(member -> log(member) == MessageId.log(event.key()) && member.mayRead(event))
                    .findFirst()
                    .ifPresent(member ->
                            hits.add(new SearchQuery.Hit(member.room().state().name(), event)));
        }
        return new SearchQuery.Result(hits, found.next(), found.isStopped(), null);
    }

    /** Whether the session caused an event itself, one that has happened since it is here. */
    public boolean isOwn(Event event) {
        return Actor.is(viewer.id(), event);
    }

    private static Archive.Page seen(Subscription member, Archive.Page page) {
        List<Event> seen = page.events().stream()
                .filter(member::mayRead)
                .map(Event::toOthers)
                .filter(Objects::nonNull)
                .toList();
        return new Archive.Page(seen, page.from(), page.to(), page.isEnd(), page.first(), page.gaps());
    }

    /**
     * What became of the search for a message.
     *
     * @param said the message; null if it was refused
     * @param why the reason for that; null for none
     */
    record Found(Event.Said said, Why why) {}

    /**
     * Looks for something that was said in a room that it is in. What it may not see is answered as what is not there. {@code then} is
     * told, or nobody if the session ends before.
     */
    void find(String room, MessageId id, Consumer<Found> then) {
        if (isKept(room) && seq(room, id).isEmpty()) {
            then.accept(new Found(null, Why.NO_SUCH_MESSAGE));
            return;
        }
        long seq = MessageId.seq(id.key());
        Place before = new Place.Seq(seq - 1);
        Place behind = new Place.Seq(seq + 1);
        read(room, new PastQuery(before, behind, Archive.Kind.EVENTS, Archive.Side.OLDEST, 1), result -> {
            if (result.isRefused()) {
                then.accept(new Found(null, result.why()));
            } else {
                then.accept(found(result.page(), id));
            }
        });
    }

    private static Found found(Archive.Page page, MessageId id) {
        for (Event event : page.events()) {
            if (event instanceof Event.Said said && said.id().equals(id)) {
                return new Found(said, null);
            }
        }
        return new Found(null, Why.NO_SUCH_MESSAGE);
    }

    /** The place of a message in a room that it is in; empty if its name is of no event of that room. */
    public OptionalLong seq(String room, MessageId id) {
        Subscription member = inside(room);
        boolean isThere = member != null && MessageId.log(id.key()) == log(member);
        return isThere ? OptionalLong.of(MessageId.seq(id.key())) : OptionalLong.empty();
    }
}
