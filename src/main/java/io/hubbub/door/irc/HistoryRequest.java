package io.hubbub.door.irc;

import io.hubbub.hub.Archive.Kind;
import io.hubbub.hub.Archive.Side;
import io.hubbub.hub.Past;
import io.hubbub.hub.PastQuery;
import io.hubbub.hub.PastQuery.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a client asks for with CHATHISTORY. Nothing that it names is part of the answer itself, but for the centre of AROUND.
 *
 * @param subcommand which part of the history
 * @param target the channel; empty for {@link Subcommand#TARGETS}
 * @param first the place to count from
 * @param second where it ends; the same as {@code first} where one place is enough
 * @param limit how many messages at most
 */
record HistoryRequest(Subcommand subcommand, String target, Reference first, Reference second, int limit) {

    /** The part of the history that is asked for. */
    enum Subcommand {
        LATEST(1, 1),
        BEFORE(1, 1),
        AFTER(1, 1),
        AROUND(1, 1),
        BETWEEN(1, 2),
        TARGETS(0, 2);

        private final int targets;
        private final int references;

        Subcommand(int targets, int references) {
            this.targets = targets;
            this.references = references;
        }

        /** Its parameters, the limit and its own name included. */
        int parameters() {
            return 1 + targets + references + 1;
        }

        int firstReference() {
            return 1 + targets;
        }

        int lastReference() {
            return targets + references;
        }

        static Optional<Subcommand> find(String name) {
            return List.of(values()).stream()
                    .filter(one -> one.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    /** The pages that make up the answer, in order; empty if a message is named that never was. */
    Optional<List<PastQuery>> pages(Past past, String room, Kind kind) {
        Optional<Place> from = first.in(past, room);
        Optional<Place> to = second.in(past, room);
        return from.isPresent() && to.isPresent() ? Optional.of(pages(from.get(), to.get(), kind)) : Optional.empty();
    }

    private List<PastQuery> pages(Place from, Place to, Kind kind) {
        Place open = PastQuery.OPEN;
        return switch (subcommand) {
            case LATEST -> List.of(new PastQuery(from, open, kind, Side.NEWEST, limit));
            case BEFORE -> List.of(new PastQuery(open, from, kind, Side.NEWEST, limit));
            case AFTER -> List.of(new PastQuery(from, open, kind, Side.OLDEST, limit));
            case AROUND -> around(from, kind);
            case BETWEEN ->
                List.of(
                        first.isAfter(second)
                                ? new PastQuery(to, from, kind, Side.NEWEST, limit)
                                : new PastQuery(from, to, kind, Side.OLDEST, limit));
            case TARGETS -> throw new IllegalStateException("no part of one channel's history");
        };
    }

    /** The centre counts to the second half. */
    private List<PastQuery> around(Place centre, Kind kind) {
        int before = limit / 2;
        PastQuery after = new PastQuery(justBefore(centre), PastQuery.OPEN, kind, Side.OLDEST, limit - before);
        return before == 0
                ? List.of(after)
                : List.of(new PastQuery(PastQuery.OPEN, centre, kind, Side.NEWEST, before), after);
    }

    private static Place justBefore(Place centre) {
        if (centre instanceof Place.Seq number) {
            return new Place.Seq(number.seq() - 1);
        }
        return centre instanceof Place.Time time ? new Place.Time(time.ms() - 1) : centre;
    }
}
