package io.hubbub.bus;

import static io.hubbub.codec.Events.EVENT;
import static io.hubbub.codec.Values.ASKER;
import static io.hubbub.codec.Values.DIRECT_MESSAGE;
import static io.hubbub.codec.Values.MEMBER;
import static io.hubbub.codec.Values.PROFILE;
import static io.hubbub.codec.Values.REFUSAL;
import static io.hubbub.codec.Values.SPEECH;

import io.hubbub.codec.Codec;
import io.hubbub.codec.Kinds;
import io.hubbub.codec.MalformedException;
import io.hubbub.room.Event;
import java.util.Set;
import java.util.TreeSet;

/** The codec of what homes and hubs have to say to hubs. */
final class ReplyCodec {
    private static final Kinds<Reply> KINDS = new Kinds<>(Reply.class)
            .kind(
                    1,
                    Reply.Settled.class,
                    (settled, out) -> {
                        out.number(2, settled.home());
                        out.number(3, settled.batch());
                        out.texts(4, new TreeSet<>(settled.congested()));
                        out.texts(5, new TreeSet<>(settled.unstored()));
                    },
                    in -> new Reply.Settled(
                            in.integer(2), in.number(3), Set.copyOf(in.texts(4)), Set.copyOf(in.texts(5))))
            .kind(
                    2,
                    Reply.Granted.class,
                    (granted, out) -> {
                        out.number(2, granted.session());
                        out.text(3, granted.nick());
                        out.number(4, granted.account());
                    },
                    in -> new Reply.Granted(in.number(2), in.text(3), in.number(4)))
            .kind(
                    3,
                    Reply.Direct.class,
                    (direct, out) -> {
                        out.number(2, direct.session());
                        out.value(3, DIRECT_MESSAGE, direct.message());
                        out.number(4, direct.fromAccount());
                        out.number(5, direct.toAccount());
                    },
                    in -> new Reply.Direct(in.number(2), in.required(3, DIRECT_MESSAGE), in.number(4), in.number(5)))
            .kind(
                    4,
                    Reply.Delivered.class,
                    (delivered, out) -> {
                        out.number(2, delivered.session());
                        out.value(3, DIRECT_MESSAGE, delivered.message());
                        out.value(4, MEMBER, delivered.to());
                    },
                    in -> new Reply.Delivered(in.number(2), in.required(3, DIRECT_MESSAGE), in.required(4, MEMBER)))
            .kind(
                    5,
                    Reply.SaidInto.class,
                    (saidInto, out) -> {
                        out.number(2, saidInto.session());
                        out.text(3, saidInto.room());
                        out.value(4, EVENT, saidInto.said());
                    },
                    in -> new Reply.SaidInto(in.number(2), in.text(3), said(in.required(4, EVENT))))
            .kind(
                    6,
                    Reply.Refused.class,
                    (refused, out) -> {
                        out.number(2, refused.session());
                        out.value(3, REFUSAL, refused.refusal());
                    },
                    in -> new Reply.Refused(in.number(2), in.required(3, REFUSAL)))
            .kind(
                    7,
                    Reply.Failed.class,
                    (failed, out) -> {
                        out.number(2, failed.session());
                        out.text(3, failed.room());
                    },
                    in -> new Reply.Failed(in.number(2), in.text(3)))
            .kind(
                    SessionField.BARRED,
                    Reply.Barred.class,
                    (barred, out) -> {
                        out.number(2, barred.session());
                        out.text(3, barred.room());
                        out.value(4, REFUSAL, barred.refusal());
                    },
                    in -> new Reply.Barred(in.number(2), in.text(3), in.required(4, REFUSAL)))
            .kind(
                    9,
                    Reply.FoundToInvite.class,
                    (foundToInvite, out) -> {
                        out.number(2, foundToInvite.session());
                        out.value(3, MEMBER, foundToInvite.who());
                        out.text(4, foundToInvite.room());
                    },
                    in -> new Reply.FoundToInvite(in.number(2), in.required(3, MEMBER), in.text(4)))
            .kind(
                    10,
                    Reply.Invited.class,
                    (invited, out) -> {
                        out.number(2, invited.session());
                        out.value(3, MEMBER, invited.by());
                        out.text(4, invited.room());
                    },
                    in -> new Reply.Invited(in.number(2), in.required(3, MEMBER), in.text(4)))
            .kind(
                    11,
                    Reply.InvitationSent.class,
                    (invitationSent, out) -> {
                        out.number(2, invitationSent.session());
                        out.value(3, MEMBER, invitationSent.who());
                        out.text(4, invitationSent.room());
                    },
                    in -> new Reply.InvitationSent(in.number(2), in.required(3, MEMBER), in.text(4)))
            .kind(
                    12,
                    Reply.Queried.class,
                    (queried, out) -> {
                        out.number(2, queried.session());
                        out.value(3, ASKER, queried.by());
                        out.number(4, queried.query());
                        out.number(5, queried.asked());
                    },
                    in -> new Reply.Queried(in.number(2), in.required(3, ASKER), in.number(4), in.integer(5)))
            .kind(
                    13,
                    Reply.Asked.class,
                    (asked, out) -> out.value(2, RequestCodec.REQUEST, asked.request()),
                    in -> new Reply.Asked(ofEveryHub(in.required(2, RequestCodec.REQUEST))))
            .kind(
                    14,
                    Reply.Answered.class,
                    (answered, out) -> {
                        out.number(2, answered.session());
                        out.number(3, answered.query());
                        out.number(4, answered.from());
                        out.value(5, AnswerCodec.ANSWER, answered.answer());
                    },
                    in -> new Reply.Answered(
                            in.number(2), in.number(3), in.integer(4), in.required(5, AnswerCodec.ANSWER)))
            .kind(
                    15,
                    Reply.Appeared.class,
                    (appeared, out) -> {
                        out.number(2, appeared.session());
                        out.value(3, MEMBER, appeared.who());
                    },
                    in -> new Reply.Appeared(in.number(2), in.required(3, MEMBER)))
            .kind(
                    16,
                    Reply.Disappeared.class,
                    (disappeared, out) -> {
                        out.number(2, disappeared.session());
                        out.text(3, disappeared.nick());
                    },
                    in -> new Reply.Disappeared(in.number(2), in.text(3)))
            .kind(
                    17,
                    Reply.Changed.class,
                    (changed, out) -> {
                        out.number(2, changed.session());
                        out.value(3, MEMBER, changed.who());
                        out.value(4, PROFILE, changed.before());
                    },
                    in -> new Reply.Changed(in.number(2), in.required(3, MEMBER), in.required(4, PROFILE)))
            .kind(
                    18,
                    Reply.Killed.class,
                    (killed, out) -> {
                        out.number(2, killed.session());
                        out.value(3, MEMBER, killed.by());
                        out.text(4, killed.reason());
                    },
                    in -> new Reply.Killed(in.number(2), in.required(3, MEMBER), in.text(4)))
            .kind(
                    19,
                    Reply.Happened.class,
                    (happened, out) -> {
                        out.number(2, happened.session());
                        out.number(3, happened.observation());
                        out.number(4, happened.home());
                        out.text(5, happened.room());
                        out.values(6, EVENT, happened.events());
                        out.number(7, happened.bytes());
                        out.number(8, happened.missed());
                    },
                    in -> new Reply.Happened(
                            in.number(2),
                            in.number(3),
                            in.integer(4),
                            in.text(5),
                            in.values(6, EVENT),
                            in.integer(7),
                            in.integer(8)))
            .kind(
                    20,
                    Reply.Announced.class,
                    (announced, out) -> {
                        out.value(2, MEMBER, announced.from());
                        out.value(3, SPEECH, announced.speech());
                    },
                    in -> new Reply.Announced(in.required(2, MEMBER), in.required(3, SPEECH)))
            .kind(
                    21,
                    Reply.Unreadable.class,
                    (unreadable, out) -> {
                        out.number(2, unreadable.session());
                        out.text(3, unreadable.room());
                        out.text(4, unreadable.complaint());
                    },
                    in -> new Reply.Unreadable(in.number(2), in.text(3), in.text(4)))
            .kind(
                    22,
                    Reply.Outranked.class,
                    (outranked, out) -> {
                        out.number(2, outranked.session());
                        out.text(3, outranked.nick());
                        out.number(4, outranked.owner());
                        out.number(5, outranked.query());
                        out.number(6, outranked.asked());
                    },
                    in -> new Reply.Outranked(in.number(2), in.text(3), in.number(4), in.number(5), in.integer(6)))
            .kind(
                    23,
                    Reply.Copied.class,
                    (copied, out) -> {
                        out.number(2, copied.session());
                        out.value(3, DIRECT_MESSAGE, copied.message());
                    },
                    in -> new Reply.Copied(in.number(2), in.required(3, DIRECT_MESSAGE)))
            .kind(
                    24,
                    Reply.Absent.class,
                    (absent, out) -> {
                        out.number(2, absent.session());
                        out.value(3, DIRECT_MESSAGE, absent.message());
                        out.number(4, absent.fromAccount());
                        out.number(5, absent.toAccount());
                    },
                    in -> new Reply.Absent(in.number(2), in.required(3, DIRECT_MESSAGE), in.number(4), in.number(5)))
            .complete();

    /** Any reply. */
    static final Codec<Reply> REPLY = SessionField.ofReplies(KINDS);

    private ReplyCodec() {}

    private static Event.Said said(Event event) {
        if (event instanceof Event.Said said) {
            return said;
        }
        throw new MalformedException(
                "expected something said, not " + event.getClass().getSimpleName());
    }

    private static HubRequest ofEveryHub(Request request) {
        if (request instanceof HubRequest ofEveryHub) {
            return ofEveryHub;
        }
        throw new MalformedException(
                "expected a request to every hub, not " + request.getClass().getSimpleName());
    }
}
