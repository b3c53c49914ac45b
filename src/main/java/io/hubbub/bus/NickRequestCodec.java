package io.hubbub.bus;

import static io.hubbub.codec.Values.ASKER;
import static io.hubbub.codec.Values.DIRECT_MESSAGE;
import static io.hubbub.codec.Values.MEMBER;
import static io.hubbub.codec.Values.RIGHTS;
import static io.hubbub.codec.Values.SPEECH;

import io.hubbub.codec.Kinds;

/** Requests to the homes of nicks as bytes. */
final class NickRequestCodec {
    private NickRequestCodec() {}

    /** Adds their kinds to those of all requests, of which none has the number of another. */
    static Kinds<Request> in(Kinds<Request> kinds) {
        return kinds.kind(
                        14,
                        NickRequest.Introduce.class,
                        (introduce, out) -> out.value(2, MEMBER, introduce.who()),
                        in -> new NickRequest.Introduce(in.required(2, MEMBER)))
                .kind(
                        15,
                        NickRequest.Claim.class,
                        (claim, out) -> {
                            out.number(2, claim.session());
                            out.text(3, claim.nick());
                            out.number(4, claim.account());
                        },
                        in -> new NickRequest.Claim(in.number(2), in.number(4), in.text(3)))
                .kind(
                        16,
                        NickRequest.Release.class,
                        (release, out) -> {
                            out.number(2, release.session());
                            out.text(3, release.nick());
                        },
                        in -> new NickRequest.Release(in.number(2), in.text(3)))
                .kind(
                        17,
                        NickRequest.Message.class,
                        (message, out) -> {
                            out.value(2, MEMBER, message.from());
                            out.text(3, message.nick());
                            out.value(4, SPEECH, message.speech());
                            out.number(5, message.account());
                        },
                        in -> new NickRequest.Message(
                                in.required(2, MEMBER), in.number(5), in.text(3), in.required(4, SPEECH)))
                .kind(
                        18,
                        NickRequest.FindToInvite.class,
                        (findToInvite, out) -> {
                            out.number(2, findToInvite.session());
                            out.text(3, findToInvite.nick());
                            out.text(4, findToInvite.room());
                        },
                        in -> new NickRequest.FindToInvite(in.number(2), in.text(3), in.text(4)))
                .kind(
                        19,
                        NickRequest.QueryPerson.class,
                        (queryPerson, out) -> {
                            out.value(2, ASKER, queryPerson.by());
                            out.number(3, queryPerson.query());
                            out.text(4, queryPerson.nick());
                        },
                        in -> new NickRequest.QueryPerson(in.required(2, ASKER), in.number(3), in.text(4)))
                .kind(
                        20,
                        NickRequest.QueryPast.class,
                        (queryPast, out) -> {
                            out.number(2, queryPast.session());
                            out.number(3, queryPast.query());
                            out.text(4, queryPast.nick());
                        },
                        in -> new NickRequest.QueryPast(in.number(2), in.number(3), in.text(4)))
                .kind(
                        21,
                        NickRequest.Watch.class,
                        (watch, out) -> {
                            out.number(2, watch.session());
                            out.number(3, watch.query());
                            out.text(4, watch.nick());
                        },
                        in -> new NickRequest.Watch(in.number(2), in.number(3), in.text(4)))
                .kind(
                        22,
                        NickRequest.Unwatch.class,
                        (unwatch, out) -> {
                            out.number(2, unwatch.session());
                            out.text(3, unwatch.nick());
                        },
                        in -> new NickRequest.Unwatch(in.number(2), in.text(3)))
                .kind(
                        23,
                        NickRequest.Kill.class,
                        (kill, out) -> {
                            out.value(2, MEMBER, kill.by());
                            out.text(3, kill.nick());
                            out.text(4, kill.reason());
                            out.value(5, RIGHTS, kill.rights());
                        },
                        in -> new NickRequest.Kill(
                                in.required(2, MEMBER), in.required(5, RIGHTS), in.text(3), in.text(4)))
                .kind(
                        37,
                        NickRequest.Reclaim.class,
                        (reclaim, out) -> {
                            out.number(2, reclaim.session());
                            out.number(3, reclaim.query());
                            out.number(4, reclaim.account());
                            out.text(5, reclaim.nick());
                        },
                        in -> new NickRequest.Reclaim(in.number(2), in.number(3), in.number(4), in.text(5)))
                .kind(
                        38,
                        NickRequest.Copy.class,
                        (copy, out) -> {
                            out.number(2, copy.session());
                            out.text(3, copy.nick());
                            out.value(4, DIRECT_MESSAGE, copy.message());
                        },
                        in -> new NickRequest.Copy(in.number(2), in.text(3), in.required(4, DIRECT_MESSAGE)));
    }
}
