package io.hubbub.bus;

import io.hubbub.codec.Kinds;
import io.hubbub.codec.Reports;
import io.hubbub.codec.Values;
import java.util.Optional;

/** The codec of what queries are answered with. */
final class AnswerCodec {
    static final Kinds<Answer> ANSWER = new Kinds<>(Answer.class)
            .kind(1, Answer.Done.class, (done, out) -> {}, in -> new Answer.Done())
            .kind(
                    2,
                    Answer.Closed.class,
                    (closed, out) -> out.truth(2, closed.found()),
                    in -> new Answer.Closed(in.truth(2)))
            .kind(
                    3,
                    Answer.Rooms.class,
                    (rooms, out) -> out.values(2, Reports.ROOM_LISTING, rooms.rooms()),
                    in -> new Answer.Rooms(in.values(2, Reports.ROOM_LISTING)))
            .kind(
                    4,
                    Answer.InspectedRooms.class,
                    (inspectedRooms, out) -> out.value(2, Reports.INSPECTED_ROOMS, inspectedRooms.rooms()),
                    in -> new Answer.InspectedRooms(in.required(2, Reports.INSPECTED_ROOMS)))
            .kind(
                    5,
                    Answer.InspectedSessions.class,
                    (inspectedSessions, out) -> out.value(2, Reports.INSPECTED_SESSIONS, inspectedSessions.sessions()),
                    in -> new Answer.InspectedSessions(in.required(2, Reports.INSPECTED_SESSIONS)))
            .kind(
                    6,
                    Answer.Room.class,
                    (room, out) -> out.value(2, Values.SEEN_ROOM, room.room().orElse(null)),
                    in -> new Answer.Room(Optional.ofNullable(in.value(2, Values.SEEN_ROOM))))
            .kind(
                    7,
                    Answer.People.class,
                    (people, out) -> out.values(2, Reports.DESCRIPTION, people.people()),
                    in -> new Answer.People(in.values(2, Reports.DESCRIPTION)))
            .kind(
                    8,
                    Answer.Person.class,
                    (person, out) ->
                            out.value(2, Reports.DESCRIPTION, person.person().orElse(null)),
                    in -> new Answer.Person(Optional.ofNullable(in.value(2, Reports.DESCRIPTION))))
            .kind(
                    9,
                    Answer.Past.class,
                    (past, out) -> out.values(2, Reports.PAST_NICK, past.nicks()),
                    in -> new Answer.Past(in.values(2, Reports.PAST_NICK)))
            .kind(
                    10,
                    Answer.Holder.class,
                    (holder, out) -> out.value(2, Values.MEMBER, holder.who().orElse(null)),
                    in -> new Answer.Holder(Optional.ofNullable(in.value(2, Values.MEMBER))))
            .kind(
                    11,
                    Answer.Owned.class,
                    (owned, out) -> {
                        out.constant(2, owned.fault());
                        out.value(3, Values.OWNER, owned.owner());
                    },
                    in -> new Answer.Owned(in.constant(2, Values.REASONS), in.required(3, Values.OWNER)))
            .kind(
                    15,
                    Answer.Mended.class,
                    (mended, out) -> out.value(2, Values.REFUSAL, mended.fault()),
                    in -> new Answer.Mended(in.value(2, Values.REFUSAL)))
            .complete();

    private AnswerCodec() {}
}
