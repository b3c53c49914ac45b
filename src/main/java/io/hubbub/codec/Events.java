package io.hubbub.codec;

import static io.hubbub.codec.Values.MEMBER;
import static io.hubbub.codec.Values.PROFILE;

import io.hubbub.room.CloseReason;
import io.hubbub.room.Event;

/** The codec of what happens in rooms. Every event stands for itself: it travels with others, and it can be stored alone. */
public final class Events {
    /** What is left of a message, where it is known that it is one: its numbers are those that each event has. */
    public static final Codec<Event.Erased> ERASED = Codec.of(
            (erased, out) -> {
                stamp(erased, out);
                left(erased, out);
            },
            Events::left);

    private static final Kinds<Event> KINDS = new Kinds<>(Event.class)
            .kind(
                    1,
                    Event.Said.class,
                    (said, out) -> {
                        stamp(said, out);
                        out.value(4, MEMBER, said.from());
                        out.value(5, Values.SPEECH, said.speech());
                    },
                    in -> new Event.Said(
                            in.number(2), in.number(3), in.required(4, MEMBER), in.required(5, Values.SPEECH)))
            .kind(
                    2,
                    Event.Joined.class,
                    (joined, out) -> {
                        stamp(joined, out);
                        out.value(4, MEMBER, joined.who());
                        out.truth(7, joined.isShared());
                    },
                    in -> new Event.Joined(in.number(2), in.number(3), in.required(4, MEMBER), in.truth(7)))
            .kind(
                    3,
                    Event.Left.class,
                    (left, out) -> {
                        stamp(left, out);
                        out.value(4, MEMBER, left.who());
                        out.text(5, left.reason());
                        out.truth(7, left.isShared());
                    },
                    in -> new Event.Left(in.number(2), in.number(3), in.required(4, MEMBER), in.text(5), in.truth(7)))
            .kind(
                    4,
                    Event.Quit.class,
                    (quit, out) -> {
                        stamp(quit, out);
                        out.value(4, MEMBER, quit.who());
                        out.text(5, quit.reason());
                        out.constant(6, quit.cause());
                        out.truth(7, quit.isShared());
                    },
                    in -> new Event.Quit(
                            in.number(2),
                            in.number(3),
                            in.required(4, MEMBER),
                            in.requiredConstant(6, Values.CLOSE_REASONS, CloseReason.PEER_CLOSED),
                            in.text(5),
                            in.truth(7)))
            .kind(
                    5,
                    Event.Kicked.class,
                    (kicked, out) -> {
                        stamp(kicked, out);
                        out.value(4, MEMBER, kicked.who());
                        out.text(5, kicked.reason());
                        out.value(6, MEMBER, kicked.by());
                        out.truth(7, kicked.isShared());
                    },
                    in -> new Event.Kicked(
                            in.number(2),
                            in.number(3),
                            in.required(4, MEMBER),
                            in.required(6, MEMBER),
                            in.text(5),
                            in.truth(7)))
            .kind(
                    6,
                    Event.Renamed.class,
                    (renamed, out) -> {
                        stamp(renamed, out);
                        out.value(4, MEMBER, renamed.who());
                        out.text(5, renamed.oldNick());
                        out.truth(6, renamed.wasShared());
                        out.truth(7, renamed.isShared());
                    },
                    in -> new Event.Renamed(
                            in.number(2), in.number(3), in.required(4, MEMBER), in.text(5), in.truth(6), in.truth(7)))
            .kind(
                    7,
                    Event.Reprofiled.class,
                    (reprofiled, out) -> {
                        stamp(reprofiled, out);
                        out.value(4, MEMBER, reprofiled.who());
                        out.value(5, PROFILE, reprofiled.before());
                        out.truth(7, reprofiled.isShared());
                    },
                    in -> new Event.Reprofiled(
                            in.number(2), in.number(3), in.required(4, MEMBER), in.required(5, PROFILE), in.truth(7)))
            .kind(
                    8,
                    Event.TopicSet.class,
                    (set, out) -> {
                        stamp(set, out);
                        out.value(4, MEMBER, set.by());
                        out.text(5, set.topic());
                    },
                    in -> new Event.TopicSet(in.number(2), in.number(3), in.required(4, MEMBER), in.text(5)))
            .kind(
                    9,
                    Event.ModesChanged.class,
                    (changed, out) -> {
                        stamp(changed, out);
                        out.value(4, MEMBER, changed.by());
                        out.values(5, Values.MODE_CHANGE, changed.changes());
                    },
                    in -> new Event.ModesChanged(
                            in.number(2), in.number(3), in.required(4, MEMBER), in.knownValues(5, Values.MODE_CHANGE)))
            .kind(
                    10,
                    Event.Invited.class,
                    (invited, out) -> {
                        stamp(invited, out);
                        out.value(4, MEMBER, invited.by());
                        out.value(5, MEMBER, invited.who());
                    },
                    in -> new Event.Invited(in.number(2), in.number(3), in.required(4, MEMBER), in.required(5, MEMBER)))
            .kind(
                    11,
                    Event.Unknown.class,
                    (unknown, out) -> stamp(unknown, out),
                    in -> new Event.Unknown(in.number(2), in.number(3)))
            .kind(
                    12,
                    Event.Erased.class,
                    (erased, out) -> {
                        stamp(erased, out);
                        left(erased, out);
                    },
                    Events::left)
            .kind(
                    13,
                    Event.Redacted.class,
                    (redacted, out) -> {
                        stamp(redacted, out);
                        out.value(4, MEMBER, redacted.by());
                        out.text(5, redacted.reason());
                        out.value(6, ERASED, redacted.erased());
                    },
                    in -> new Event.Redacted(
                            in.number(2), in.number(3), in.required(4, MEMBER), in.required(6, ERASED), in.text(5)))
            .kind(
                    14,
                    Event.Described.class,
                    (described, out) -> {
                        stamp(described, out);
                        out.value(4, MEMBER, described.by());
                        Values.pairs(5, described.changes(), out);
                    },
                    in -> new Event.Described(in.number(2), in.number(3), in.required(4, MEMBER), Values.pairs(5, in)))
            .complete();

    /**
     * Any event. Fields 2 and 3 are the key and the time of each, also of those that a newer version has and this one can't read: so the
     * order of their room goes on.
     */
    public static final Codec<Event> EVENT =
            KINDS.orElse((in, unreadable) -> new Event.Unknown(in.number(2), in.number(3)));

    private Events() {}

    private static void left(Event.Erased erased, FieldWriter out) {
        out.value(4, MEMBER, erased.from());
        out.constant(5, erased.kind());
        out.constant(6, erased.to());
    }

    private static Event.Erased left(Fields in) {
        return new Event.Erased(
                in.number(2),
                in.number(3),
                in.required(4, MEMBER),
                in.requiredConstant(5, Values.SPEECH_KINDS),
                in.constant(6, Values.ROLES));
    }

    private static void stamp(Event event, FieldWriter out) {
        out.number(2, event.key());
        out.number(3, event.timeMs());
    }
}
