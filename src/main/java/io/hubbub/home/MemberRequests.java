package io.hubbub.home;

import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.Reply;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Claim;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Policy;
import io.hubbub.room.Properties;
import io.hubbub.room.PropertyRules;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.hubbub.room.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Handles one request of a member to its room, at the room's home: it happens, or the member is told why not. Lives for one request. */
final class MemberRequests implements MemberRequest.Handler {
    private final HomeRoom room;
    private final Member by;
    private final long nowMs;
    private final ChatLimits limits;
    private final HomeOutbox outbox;

    MemberRequests(HomeRoom room, Member by, long nowMs, ChatLimits limits, HomeOutbox outbox) {
        this.room = room;
        this.by = by;
        this.nowMs = nowMs;
        this.limits = limits;
        this.outbox = outbox;
    }

    @Override
    public void leave(MemberRequest.Leave leave) {
        room.depart(new Event.Left(room.nextKey(), nowMs, by, leave.reason()));
    }

    @Override
    public void quit(MemberRequest.Quit quit) {
        room.depart(new Event.Quit(room.nextKey(), nowMs, by, quit.cause(), quit.reason()));
    }

    @Override
    public void rename(MemberRequest.Rename rename) {
        Member renamed = by.renamed(rename.nick(), rename.edition());
        room.happen(new Event.Renamed(room.nextKey(), nowMs, renamed, by.nick()));
    }

    @Override
    public void reprofile(MemberRequest.Reprofile change) {
        Member changed = by.with(change.profile(), change.edition());
        room.happen(new Event.Reprofiled(room.nextKey(), nowMs, changed, by.profile()));
    }

    /** What the holder of that claim is to have here it has from here on; what it had as the owner of another account waits for that. */
    @Override
    public void hold(MemberRequest.Hold hold) {
        Claim before = room.claimOf(by.session());
        boolean logsOut = before.isOfAccount() && !before.equals(hold.claim());
        Set<Role> had = logsOut && !room.state().roster().sharesNick(by.session(), by.nick()) ? by.roles() : Set.of();
        changeRoles(had, false);
        room.isHeld(by.session(), hold.claim());
        Set<Role> has = room.state().member(by.session()).orElse(by).roles();
        Set<Role> given = room.claims().of(hold.claim(), room.state(), nowMs);
        given.removeAll(has);
        changeRoles(given, true);
    }

    private void changeRoles(Set<Role> roles, boolean granted) {
        List<ModeChange> changes = Role.BY_RANK.stream()
                .filter(roles::contains)
                .<ModeChange>map(role -> new ModeChange.RoleGiven(role, by.nick(), granted))
                .toList();
        if (!changes.isEmpty()) {
            room.happen(new Event.ModesChanged(room.nextKey(), nowMs, Member.SERVER, changes));
        }
    }

    private boolean may(Optional<Why> fault) {
        fault.ifPresent(why -> refuse(why, room.state().name()));
        return fault.isEmpty();
    }

    private void refuse(Why why, String subject) {
        refuse(new Refusal(why, subject, room.state().name()));
    }

    private void refuse(Refusal refusal) {
        outbox.reply(room, new Reply.Refused(by.session(), refusal));
    }

    @Override
    public void setTopic(MemberRequest.SetTopic set) {
        String topic = set.topic();
        boolean isNew = !topic.equals(room.state().topic().text());
        if (may(Policy.setTopic(room.state(), by, set.by().rights())) && isNew) {
            room.happen(new Event.TopicSet(room.nextKey(), nowMs, by, topic));
        }
    }

    @Override
    public void kick(MemberRequest.Kick kick) {
        List<Member> all = room.state().roster().called(kick.nick());
        if (may(Policy.kick(by, kick.by().rights(), all))) {
            all.forEach(who -> room.depart(new Event.Kicked(room.nextKey(), nowMs, who, by, kick.reason())));
            if (all.isEmpty()) {
                refuse(Why.NOT_THERE, kick.nick());
            }
        }
    }

    @Override
    public void invite(MemberRequest.Invite invite) {
        Member who = invite.who();
        if (!may(Policy.invite(room.state(), by, invite.by().rights()))) {
            return;
        }
        if (room.state().member(who.session()).isPresent()) {
            refuse(Why.ALREADY_THERE, who.nick());
            return;
        }
        room.happen(new Event.Invited(room.nextKey(), nowMs, by, who));
        String name = room.state().name();
        outbox.reply(room, new Reply.InvitationSent(by.session(), who, name));
        outbox.reply(room, new Reply.Invited(who.session(), by, name));
    }

    @Override
    public void redact(MemberRequest.Redact redact) {
        Event.Erased message = redact.message();
        Policy.redact(by, redact.by().rights(), redact.isOwn(), nowMs - message.timeMs(), limits)
                .ifPresentOrElse(
                        why -> refuse(why, message.id().toString()),
                        () -> room.happen(new Event.Redacted(room.nextKey(), nowMs, by, message, redact.reason())));
    }

    /** All of it or nothing. */
    @Override
    public void describe(MemberRequest.Describe describe) {
        Properties now = room.state().properties();
        Map<String, String> changes = now.differing(describe.changes());
        if (may(Policy.moderate(by, describe.by().rights()))) {
            Optional<PropertyRules.Fault> fault = PropertyRules.fault(now, changes, limits);
            fault.ifPresent(found -> refuse(found.why(), found.key()));
            if (fault.isEmpty() && !changes.isEmpty()) {
                room.happen(new Event.Described(room.nextKey(), nowMs, by.withoutProperties(), changes));
            }
        }
    }

    /** A refused change does not stop the rest. */
    @Override
    public void changeModes(MemberRequest.ChangeModes request) {
        if (!may(Policy.moderate(by, request.by().rights()))) {
            return;
        }
        ModePlan plan = new ModePlan(room, by, request.by().rights(), limits.masks);
        for (ModeChange change : request.changes()) {
            change.handledBy(plan).ifPresent(this::refuse);
        }
        if (!plan.changes().isEmpty()) {
            room.happen(new Event.ModesChanged(room.nextKey(), nowMs, by, plan.changes()));
        }
    }
}
