package io.hubbub.bus;

import static io.hubbub.codec.Values.ASKER;
import static io.hubbub.codec.Values.CLOSE_REASONS;
import static io.hubbub.codec.Values.ENTRY;
import static io.hubbub.codec.Values.MEMBER;
import static io.hubbub.codec.Values.MODE_CHANGE;
import static io.hubbub.codec.Values.OWNER;
import static io.hubbub.codec.Values.PERSON_FILTER;
import static io.hubbub.codec.Values.PROFILE;
import static io.hubbub.codec.Values.RIGHTS;
import static io.hubbub.codec.Values.SPEECH;

import io.hubbub.codec.Codec;
import io.hubbub.codec.Constants;
import io.hubbub.codec.Kinds;
import io.hubbub.codec.Values;
import io.hubbub.room.Claim;
import io.hubbub.room.CloseReason;

/** The codec of what hubs ask of homes. */
final class RequestCodec {
    private static final Constants<RoomRequest.OwnerChange> OWNER_CHANGES =
            new Constants<>(RoomRequest.OwnerChange.class);

    private static final Kinds<Request> KINDS = NickRequestCodec.in(new Kinds<>(Request.class))
            .kind(
                    1,
                    RoomRequest.Say.class,
                    (say, out) -> {
                        out.text(2, say.room());
                        out.number(3, say.session());
                        out.value(4, SPEECH, say.speech());
                    },
                    in -> new RoomRequest.Say(in.text(2), in.number(3), in.required(4, SPEECH)))
            .kind(
                    2,
                    RoomRequest.Join.class,
                    (join, out) -> {
                        out.text(2, join.room());
                        out.value(3, MEMBER, join.who());
                        out.value(4, ENTRY, join.entry());
                        out.value(5, RIGHTS, join.rights());
                    },
                    in -> new RoomRequest.Join(
                            in.text(2), in.required(3, MEMBER), in.required(5, RIGHTS), in.required(4, ENTRY)))
            .kind(
                    3,
                    RoomRequest.SayInto.class,
                    (sayInto, out) -> {
                        out.text(2, sayInto.room());
                        out.value(3, MEMBER, sayInto.from());
                        out.value(4, SPEECH, sayInto.speech());
                        out.value(5, RIGHTS, sayInto.rights());
                    },
                    in -> new RoomRequest.SayInto(
                            in.text(2), in.required(3, MEMBER), in.required(5, RIGHTS), in.required(4, SPEECH)))
            .kind(
                    4,
                    RoomRequest.QueryRoom.class,
                    (queryRoom, out) -> {
                        out.text(2, queryRoom.room());
                        out.value(3, ASKER, queryRoom.by());
                        out.number(4, queryRoom.query());
                    },
                    in -> new RoomRequest.QueryRoom(in.text(2), in.required(3, ASKER), in.number(4)))
            .kind(
                    5,
                    RoomRequest.Lagging.class,
                    (lagging, out) -> {
                        out.text(2, lagging.room());
                        out.number(3, lagging.members());
                    },
                    in -> new RoomRequest.Lagging(in.text(2), in.integer(3)))
            .kind(
                    6,
                    MemberRequest.Leave.class,
                    (leave, out) -> {
                        out.text(2, leave.room());
                        out.number(3, leave.session());
                        out.text(4, leave.reason());
                    },
                    in -> new MemberRequest.Leave(in.text(2), in.number(3), in.text(4)))
            .kind(
                    7,
                    MemberRequest.Quit.class,
                    (quit, out) -> {
                        out.text(2, quit.room());
                        out.number(3, quit.session());
                        out.text(4, quit.reason());
                        out.constant(5, quit.cause());
                    },
                    in -> new MemberRequest.Quit(
                            in.text(2),
                            in.number(3),
                            in.requiredConstant(5, CLOSE_REASONS, CloseReason.PEER_CLOSED),
                            in.text(4)))
            .kind(
                    8,
                    MemberRequest.Rename.class,
                    (rename, out) -> {
                        out.text(2, rename.room());
                        out.number(3, rename.session());
                        out.text(4, rename.nick());
                        out.number(5, rename.edition());
                    },
                    in -> new MemberRequest.Rename(in.text(2), in.number(3), in.text(4), in.integer(5)))
            .kind(
                    9,
                    MemberRequest.Reprofile.class,
                    (reprofile, out) -> {
                        out.text(2, reprofile.room());
                        out.number(3, reprofile.session());
                        out.value(4, PROFILE, reprofile.profile());
                        out.number(5, reprofile.edition());
                    },
                    in -> new MemberRequest.Reprofile(in.text(2), in.number(3), in.required(4, PROFILE), in.integer(5)))
            .kind(
                    10,
                    MemberRequest.ChangeModes.class,
                    (changeModes, out) -> {
                        out.text(2, changeModes.room());
                        out.value(3, ASKER, changeModes.by());
                        out.values(4, MODE_CHANGE, changeModes.changes());
                    },
                    in -> new MemberRequest.ChangeModes(in.text(2), in.required(3, ASKER), in.values(4, MODE_CHANGE)))
            .kind(
                    11,
                    MemberRequest.SetTopic.class,
                    (setTopic, out) -> {
                        out.text(2, setTopic.room());
                        out.value(3, ASKER, setTopic.by());
                        out.text(4, setTopic.topic());
                    },
                    in -> new MemberRequest.SetTopic(in.text(2), in.required(3, ASKER), in.text(4)))
            .kind(
                    12,
                    MemberRequest.Kick.class,
                    (kick, out) -> {
                        out.text(2, kick.room());
                        out.value(3, ASKER, kick.by());
                        out.text(4, kick.nick());
                        out.text(5, kick.reason());
                    },
                    in -> new MemberRequest.Kick(in.text(2), in.required(3, ASKER), in.text(4), in.text(5)))
            .kind(
                    13,
                    MemberRequest.Invite.class,
                    (invite, out) -> {
                        out.text(2, invite.room());
                        out.value(3, ASKER, invite.by());
                        out.value(4, MEMBER, invite.who());
                    },
                    in -> new MemberRequest.Invite(in.text(2), in.required(3, ASKER), in.required(4, MEMBER)))
            .kind(
                    24,
                    HomeRequest.Sync.class,
                    (sync, out) -> {
                        out.number(2, sync.session());
                        out.number(3, sync.query());
                    },
                    in -> new HomeRequest.Sync(in.number(2), in.number(3)))
            .kind(
                    25,
                    HomeRequest.ListRooms.class,
                    (listRooms, out) -> {
                        out.value(2, ASKER, listRooms.by());
                        out.number(3, listRooms.query());
                    },
                    in -> new HomeRequest.ListRooms(in.required(2, ASKER), in.number(3)))
            .kind(
                    26,
                    HomeRequest.InspectRooms.class,
                    (inspectRooms, out) -> {
                        out.value(2, ASKER, inspectRooms.by());
                        out.number(3, inspectRooms.query());
                        out.text(4, inspectRooms.filter());
                    },
                    in -> new HomeRequest.InspectRooms(in.required(2, ASKER), in.number(3), in.text(4)))
            .kind(
                    27,
                    HomeRequest.Announce.class,
                    (announce, out) -> {
                        out.value(2, MEMBER, announce.from());
                        out.value(3, SPEECH, announce.speech());
                        out.value(4, RIGHTS, announce.rights());
                    },
                    in -> new HomeRequest.Announce(
                            in.required(2, MEMBER), in.required(4, RIGHTS), in.required(3, SPEECH)))
            .kind(
                    28,
                    HomeRequest.Observe.class,
                    (observe, out) -> {
                        out.value(2, ASKER, observe.by());
                        out.number(3, observe.query());
                        out.text(4, observe.room());
                    },
                    in -> new HomeRequest.Observe(in.required(2, ASKER), in.number(3), in.text(4)))
            .kind(
                    29,
                    HomeRequest.ObserveNoMore.class,
                    (observeNoMore, out) -> out.number(2, observeNoMore.session()),
                    in -> new HomeRequest.ObserveNoMore(in.number(2)))
            .kind(
                    30,
                    HubRequest.Search.class,
                    (search, out) -> {
                        out.value(2, ASKER, search.by());
                        out.number(3, search.query());
                        out.value(4, PERSON_FILTER, search.whom());
                    },
                    in -> new HubRequest.Search(in.required(2, ASKER), in.number(3), in.required(4, PERSON_FILTER)))
            .kind(
                    31,
                    HubRequest.InspectSessions.class,
                    (inspectSessions, out) -> {
                        out.value(2, ASKER, inspectSessions.by());
                        out.number(3, inspectSessions.query());
                        out.text(4, inspectSessions.filter());
                    },
                    in -> new HubRequest.InspectSessions(in.required(2, ASKER), in.number(3), in.text(4)))
            .kind(
                    32,
                    HubRequest.Close.class,
                    (close, out) -> {
                        out.value(2, RIGHTS, close.rights());
                        out.number(3, close.query());
                        out.number(4, close.id());
                        out.value(5, MEMBER, close.by());
                        out.text(6, close.reason());
                    },
                    in -> new HubRequest.Close(
                            in.required(2, RIGHTS), in.number(3), in.number(4), in.required(5, MEMBER), in.text(6)))
            .kind(
                    33,
                    HubRequest.Supersede.class,
                    (supersede, out) -> {
                        out.number(2, supersede.session());
                        out.number(3, supersede.query());
                        out.number(4, supersede.id());
                    },
                    in -> new HubRequest.Supersede(in.number(2), in.number(3), in.number(4)))
            .kind(
                    34,
                    Request.Observed.class,
                    (observed, out) -> {
                        out.number(2, observed.session());
                        out.number(3, observed.observation());
                        out.number(4, observed.bytes());
                    },
                    in -> new Request.Observed(in.number(2), in.number(3), in.integer(4)))
            .kind(
                    35,
                    Request.Unreadable.class,
                    (unreadable, out) -> {
                        out.number(2, unreadable.session());
                        out.text(3, unreadable.complaint());
                    },
                    in -> new Request.Unreadable(in.number(2), in.text(3)))
            .kind(36, MemberRequest.Redact.class, RedactCodec::write, RedactCodec::read)
            .kind(
                    39,
                    MemberRequest.Hold.class,
                    (hold, out) -> {
                        out.text(2, hold.room());
                        out.number(3, hold.session());
                        out.text(4, hold.claim().id());
                    },
                    in -> new MemberRequest.Hold(in.text(2), in.number(3), new Claim(in.text(4))))
            .kind(
                    40,
                    RoomRequest.ChangeOwner.class,
                    (changeOwner, out) -> {
                        out.text(2, changeOwner.room());
                        out.value(3, MEMBER, changeOwner.by());
                        out.value(4, RIGHTS, changeOwner.rights());
                        out.value(5, OWNER, changeOwner.account());
                        out.constant(6, changeOwner.change());
                        out.text(7, changeOwner.to());
                        out.number(8, changeOwner.query());
                    },
                    in -> new RoomRequest.ChangeOwner(
                            in.text(2),
                            in.required(3, MEMBER),
                            in.required(4, RIGHTS),
                            in.required(5, OWNER),
                            in.requiredConstant(6, OWNER_CHANGES),
                            in.text(7),
                            in.number(8)))
            .kind(
                    42,
                    MemberRequest.Describe.class,
                    (describe, out) -> {
                        out.text(2, describe.room());
                        out.value(3, ASKER, describe.by());
                        Values.pairs(4, describe.changes(), out);
                    },
                    in -> new MemberRequest.Describe(in.text(2), in.required(3, ASKER), Values.pairs(4, in)))
            .kind(
                    45,
                    RoomRequest.Close.class,
                    (close, out) -> {
                        out.text(2, close.room());
                        out.value(3, ASKER, close.by());
                        out.text(4, close.actor());
                        out.text(5, close.reason());
                        out.number(6, close.query());
                    },
                    in -> new RoomRequest.Close(
                            in.text(2), in.required(3, ASKER), in.text(4), in.text(5), in.number(6)))
            .kind(
                    46,
                    RoomRequest.Mend.class,
                    (mend, out) -> {
                        out.text(2, mend.room());
                        out.value(3, ASKER, mend.by());
                        out.text(4, mend.actor());
                        out.values(5, MODE_CHANGE, mend.changes());
                        out.number(6, mend.query());
                    },
                    in -> new RoomRequest.Mend(
                            in.text(2), in.required(3, ASKER), in.text(4), in.values(5, MODE_CHANGE), in.number(6)))
            .complete();

    /** Any request. */
    static final Codec<Request> REQUEST = SessionField.ofRequests(KINDS);

    private RequestCodec() {}
}
