package io.hubbub.net;

import io.hubbub.room.ModeChange;

/** What somebody did to the rules of a room, in words for a person that follow a nick. */
final class RuleNews implements ModeChange.Handler<String> {
    static final RuleNews WORDS = new RuleNews();

    private RuleNews() {}

    @Override
    public String switched(ModeChange.Switched switched) {
        return switch (switched.mode()) {
            case INVITE_ONLY -> switched.on() ? "let in only who is invited" : "let everybody in";
            case MODERATED -> switched.on() ? "let only operators and who has a voice speak" : "let everybody speak";
            case NO_OUTSIDERS -> switched.on() ? "let only members speak" : "let outsiders speak, too";
            case SECRET -> switched.on() ? "hid the room" : "let everybody see the room";
            case PROTECTED_TOPIC -> switched.on() ? "let only operators set the topic" : "let everybody set the topic";
            case NO_REQUESTS -> switched.on() ? "let programs ask each other nothing" : "let programs ask each other";
        };
    }

    @Override
    public String keySet(ModeChange.KeySet set) {
        return set.key().isEmpty() ? "took the key away" : "set a key";
    }

    @Override
    public String limitSet(ModeChange.LimitSet set) {
        return set.limit() == 0 ? "lifted the limit" : "limited the room to " + set.limit();
    }

    @Override
    public String roleGiven(ModeChange.RoleGiven given) {
        return switch (given.role()) {
            case OPERATOR ->
                given.granted() ? "made " + given.nick() + " operator" : "made " + given.nick() + " operator no more";
            case VOICE -> given.granted() ? "gave " + given.nick() + " a voice" : "took " + given.nick() + "'s voice";
        };
    }

    @Override
    public String maskSet(ModeChange.MaskSet set) {
        return switch (set.list()) {
            case BAN -> set.added() ? "banned " + set.mask() : "lifted the ban on " + set.mask();
            case EXCEPTION ->
                set.added() ? "let no ban touch " + set.mask() : "let bans touch " + set.mask() + " again";
            case INVITATION ->
                set.added() ? "let in " + set.mask() + " uninvited" : "let in " + set.mask() + " only when invited";
        };
    }
}
