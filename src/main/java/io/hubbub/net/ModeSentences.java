package io.hubbub.net;

import io.hubbub.room.ModeChange;

/** Changes of a room's rules, in words for a person that follow a nick. */
final class ModeSentences implements ModeChange.Handler<String> {
    static final ModeSentences WORDS = new ModeSentences();

    private ModeSentences() {}

    @Override
    public String switched(ModeChange.Switched switched) {
        boolean on = switched.on();
        return switch (switched.mode()) {
            case INVITE_ONLY -> on ? "made the room invite-only" : "opened the room to everybody";
            case MODERATED -> on ? "let only operators and members with voice speak" : "let everybody speak";
            case NO_OUTSIDERS -> on ? "let only members speak" : "let outsiders speak, too";
            case SECRET -> on ? "hid the room" : "made the room visible";
            case PROTECTED_TOPIC -> on ? "let only operators set the topic" : "let everybody set the topic";
            case SINCE_JOIN ->
                on ? "let members see only what happens after they came" : "let newcomers see what was before";
            case NO_REQUESTS ->
                on ? "blocked requests between programs (CTCP)" : "allowed requests between programs (CTCP)";
        };
    }

    @Override
    public String keySet(ModeChange.KeySet set) {
        return set.key().isEmpty() ? "removed the key" : "set a key";
    }

    @Override
    public String limitSet(ModeChange.LimitSet set) {
        return set.limit() == 0
                ? "removed the limit"
                : "limited the room to " + set.limit() + (set.limit() == 1 ? " member" : " members");
    }

    @Override
    public String roleGiven(ModeChange.RoleGiven given) {
        return switch (given.role()) {
            case OPERATOR ->
                given.granted()
                        ? "made " + given.nick() + " an operator"
                        : "removed " + given.nick() + " as an operator";
            case OWNER ->
                given.granted() ? "made " + given.nick() + " the owner" : "removed " + given.nick() + " as the owner";
            case VOICE -> given.granted() ? "gave voice to " + given.nick() : "took voice from " + given.nick();
        };
    }

    @Override
    public String ownerSet(ModeChange.OwnerSet set) {
        return set.owner().isNobody()
                ? "gave the room up: it belongs to nobody"
                : "made the room belong to " + set.owner().name();
    }

    @Override
    public String keepSet(ModeChange.KeepSet set) {
        return set.days() == 0
                ? "let what happens here be kept as long as the server keeps it"
                : "limited what is kept of the room to " + set.days() + (set.days() == 1 ? " day" : " days");
    }

    @Override
    public String maskSet(ModeChange.MaskSet set) {
        return switch (set.list()) {
            case BAN -> set.added() ? "banned " + set.mask() : "lifted the ban on " + set.mask();
            case EXCEPTION ->
                set.added()
                        ? "exempted " + set.mask() + " from bans"
                        : "ended the exemption of " + set.mask() + " from bans";
            case INVITATION ->
                set.added()
                        ? "let " + set.mask() + " in without an invitation"
                        : "let " + set.mask() + " in only by invitation";
        };
    }
}
