package io.hubbub.codec;

import io.hubbub.room.Description;
import io.hubbub.room.Inspection;
import io.hubbub.room.PastNick;
import io.hubbub.room.RoomListing;
import io.hubbub.room.RoomView;
import io.hubbub.room.SessionView;

/** The codecs of what is told about rooms and people to those who ask. Times in them are ages, by no clock. */
public final class Reports {
    private static final Codec<Description.InRoom> PLACE = Codec.of(
            (place, out) -> {
                out.text(1, place.room());
                out.value(2, Values.MEMBER, place.as());
            },
            in -> new Description.InRoom(in.text(1), in.required(2, Values.MEMBER)));

    public static final Codec<Description> DESCRIPTION = Codec.of(
            (person, out) -> {
                out.value(1, Values.MEMBER, person.who());
                out.values(2, PLACE, person.rooms());
                out.text(3, person.door());
                out.number(4, person.idleNs());
                out.number(5, person.openNs());
                out.truth(6, person.secure());
            },
            in -> new Description(
                    in.required(1, Values.MEMBER),
                    in.values(2, PLACE),
                    in.text(3),
                    in.number(4),
                    in.number(5),
                    in.truth(6)));

    public static final Codec<PastNick> PAST_NICK = Codec.of(
            (past, out) -> {
                out.text(1, past.nick());
                out.value(2, Values.PROFILE, past.profile());
                out.number(3, past.endedMs());
            },
            in -> new PastNick(in.text(1), in.required(2, Values.PROFILE), in.number(3)));

    public static final Codec<RoomListing> ROOM_LISTING = Codec.of(
            (listing, out) -> {
                out.text(1, listing.room());
                out.number(2, listing.members());
                out.value(3, Values.TOPIC, listing.topic());
                out.number(4, listing.createdMs());
            },
            in -> new RoomListing(in.text(1), in.integer(2), in.required(3, Values.TOPIC), in.number(4)));

    private static final Codec<RoomView> ROOM_VIEW = Codec.of(
            (view, out) -> {
                out.text(1, view.room());
                out.number(2, view.members());
                out.number(3, view.behind());
                out.truth(4, view.secret());
                out.text(5, view.topic());
                out.number(6, view.events());
                out.number(7, view.createdMs());
            },
            in -> new RoomView(
                    in.text(1), in.integer(2), in.integer(3), in.truth(4), in.text(5), in.number(6), in.number(7)));

    private static final Codec<SessionView> SESSION_VIEW = Codec.of(
            (view, out) -> {
                out.number(1, view.id());
                out.text(2, view.door());
                out.text(3, view.address());
                out.text(4, view.nick());
                out.texts(5, view.rooms());
                out.number(6, view.roomCount());
                out.number(7, view.behindBytes());
                out.number(8, view.stuckNs());
                out.truth(9, view.paused());
                out.number(10, view.bytesIn());
                out.number(11, view.bytesOut());
                out.number(12, view.openNs());
                out.number(13, view.idleNs());
                out.text(14, view.account());
            },
            in -> new SessionView(
                    in.number(1),
                    in.text(2),
                    in.text(3),
                    in.text(4),
                    in.texts(5),
                    in.integer(6),
                    in.number(7),
                    in.number(8),
                    in.truth(9),
                    in.number(10),
                    in.number(11),
                    in.number(12),
                    in.number(13),
                    in.text(14)));

    public static final Codec<Inspection<RoomView>> INSPECTED_ROOMS = inspection(ROOM_VIEW);
    public static final Codec<Inspection<SessionView>> INSPECTED_SESSIONS = inspection(SESSION_VIEW);

    private Reports() {}

    private static <T> Codec<Inspection<T>> inspection(Codec<T> codec) {
        return Codec.of(
                (seen, out) -> {
                    out.number(1, seen.total());
                    out.number(2, seen.matching());
                    out.values(3, codec, seen.worst());
                },
                in -> new Inspection<>(in.integer(1), in.integer(2), in.values(3, codec)));
    }
}
