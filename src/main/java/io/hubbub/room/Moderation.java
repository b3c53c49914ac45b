package io.hubbub.room;

import io.hubbub.room.Refusal.Why;
import java.util.List;
import java.util.Optional;

/** What one member does to a room and those in it, at the room's home: grants it or says why not. Lives for one ask. */
final class Moderation {
    private final HomeRoom room;
    private final Member by;
    private final long nowMs;
    private final Rules rules;
    private final Post post;

    Moderation(HomeRoom room, Member by, long nowMs, Rules rules, Post post) {
        this.room = room;
        this.by = by;
        this.nowMs = nowMs;
        this.rules = rules;
        this.post = post;
    }

    void grant(Ask.ByMember ask) {
        if (ask instanceof Ask.SetTopic set) {
            setTopic(set.topic());
        } else if (ask instanceof Ask.ChangeModes change) {
            changeModes(change.changes());
        } else if (ask instanceof Ask.Kick kick) {
            kick(kick);
        } else if (ask instanceof Ask.Invite invite) {
            invite(invite.who());
        } else {
            throw new IllegalStateException("a home knows no such request of a member: " + ask);
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
        post.tell(new Note.Refused(by.session(), refusal));
    }

    private void setTopic(String topic) {
        boolean isNew = !topic.equals(room.state().topic().text());
        if (may(Policy.setTopic(room.state(), by)) && isNew) {
            room.happen(new Event.TopicSet(room.nextSeq(), nowMs, by, topic));
        }
    }

    private void kick(Ask.Kick kick) {
        if (may(Policy.moderate(by))) {
            room.state()
                    .memberCalled(kick.nick())
                    .ifPresentOrElse(
                            who -> room.depart(new Event.Kicked(room.nextSeq(), nowMs, who, by, kick.reason())),
                            () -> refuse(Why.NOT_THERE, kick.nick()));
        }
    }

    private void invite(Member who) {
        if (!may(Policy.invite(room.state(), by))) {
            return;
        }
        if (room.state().member(who.session()).isPresent()) {
            refuse(Why.ALREADY_THERE, who.nick());
            return;
        }
        room.invite(new Event.Invited(room.nextSeq(), nowMs, by, who));
        String name = room.state().name();
        post.tell(new Note.InvitationSent(by.session(), who, name));
        post.tell(new Note.Invited(who.session(), by, name));
    }

    /** Each change for itself: one that can't be had keeps the others from nothing. */
    private void changeModes(List<ModeChange> wishes) {
        if (!may(Policy.moderate(by))) {
            return;
        }
        Plan plan = new Plan(room.state(), rules.masks());
        for (ModeChange wish : wishes) {
            wish.handledBy(plan).ifPresent(this::refuse);
        }
        if (!plan.changes().isEmpty()) {
            room.happen(new Event.ModesChanged(room.nextSeq(), nowMs, by, plan.changes()));
        }
    }
}
