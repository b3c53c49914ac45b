package io.hubbub.door.line;

import io.hubbub.room.Mask;
import io.hubbub.room.MaskEntry;
import io.hubbub.room.MaskList;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.Role;
import io.hubbub.room.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The commands by which a room's operators look after it. The core says no to others. */
final class Moderating {
    /** A room's rules by the words that the chat page has for them, too. */
    static final Map<String, Mode> RULES = new LinkedHashMap<>();

    static {
        RULES.put("invite-only", Mode.INVITE_ONLY);
        RULES.put("moderated", Mode.MODERATED);
        RULES.put("members-only", Mode.NO_OUTSIDERS);
        RULES.put("secret", Mode.SECRET);
        RULES.put("locked-topic", Mode.PROTECTED_TOPIC);
        RULES.put("since-join", Mode.SINCE_JOIN);
    }

    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,8}");

    private Moderating() {}

    static void op(Talk talk, String nick) {
        role(talk, Role.OPERATOR, nick, true);
    }

    static void deop(Talk talk, String nick) {
        role(talk, Role.OPERATOR, nick, false);
    }

    static void voice(Talk talk, String nick) {
        role(talk, Role.VOICE, nick, true);
    }

    static void devoice(Talk talk, String nick) {
        role(talk, Role.VOICE, nick, false);
    }

    private static void role(Talk talk, Role role, String nick, boolean granted) {
        change(talk, new ModeChange.RoleGiven(role, nick, granted));
    }

    private static void change(Talk talk, ModeChange change) {
        talk.inRoom(room -> talk.session().requests().changeModes(room.name(), List.of(change)));
    }

    static void kick(Talk talk, String nickAndReason) {
        String[] parts = Talk.words(nickAndReason);
        talk.inRoom(room -> talk.session().requests().kick(room.name(), parts[0], parts[1]));
    }

    /** Somebody banned by nick is thrown out, too; only the server knows whom a mask means, and it throws out nobody. */
    static void ban(Talk talk, String whoAndReason) {
        String[] parts = Talk.words(whoAndReason);
        mask(talk, parts[0])
                .ifPresent(mask -> talk.inRoom(room -> talk.steps.inTurn(
                        () -> {
                            talk.session()
                                    .requests()
                                    .changeModes(
                                            room.name(), List.of(new ModeChange.MaskSet(MaskList.BAN, mask, true)));
                            talk.steps.awaitAll();
                        },
                        () -> throwOut(talk, room.name(), mask, parts))));
    }

    private static void throwOut(Talk talk, String room, Mask mask, String[] parts) {
        talk.session()
                .room(room)
                .filter(state -> entry(state, mask).isPresent())
                .flatMap(state -> mask.nick().flatMap(state::memberCalled))
                .ifPresent(member -> talk.session().requests().kick(room, member.nick(), parts[1]));
    }

    static void unban(Talk talk, String who) {
        mask(talk, who)
                .ifPresent(mask -> talk.inRoom(room -> entry(room, mask)
                        .ifPresentOrElse(
                                entry -> change(talk, new ModeChange.MaskSet(MaskList.BAN, entry.mask(), false)),
                                () -> talk.say(who + " is not banned from " + room.name() + "; /bans lists who is"))));
    }

    private static Optional<Mask> mask(Talk talk, String who) {
        Mask mask = Mask.of(who);
        mask.fault().ifPresent(what -> talk.say(who + ": " + what));
        return mask.fault().isPresent() ? Optional.empty() : Optional.of(mask);
    }

    private static Optional<MaskEntry> entry(Room room, Mask mask) {
        return room.list(MaskList.BAN).stream()
                .filter(entry -> entry.mask().equals(mask))
                .findFirst();
    }

    static void bans(Talk talk) {
        talk.inRoom(room -> {
            List<MaskEntry> bans = room.list(MaskList.BAN);
            bans.forEach(ban -> talk.say("Banned by " + ban.by() + ": " + ban.mask()));
            if (bans.isEmpty()) {
                talk.say("Nobody is banned from " + room.name());
            }
        });
    }

    static void rule(Talk talk, String ruleAndState) {
        String[] parts = Talk.words(ruleAndState.toLowerCase(Locale.ROOT));
        Mode mode = RULES.get(parts[0]);
        if (ruleAndState.isEmpty()) {
            talk.inRoom(room -> talk.say("Rules of " + room.name() + ": " + rules(room.modes())));
        } else if (mode == null) {
            talk.say("/rule: expected one of " + String.join(", ", RULES.keySet()));
        } else {
            Talk.onOrOff(talk, "rule " + parts[0], parts[1])
                    .ifPresent(on -> change(talk, new ModeChange.Switched(mode, on)));
        }
    }

    private static String rules(Modes modes) {
        List<String> all = new ArrayList<>();
        RULES.forEach((name, mode) -> all.add(name + (modes.has(mode) ? " on" : " off")));
        all.add(modes.hasKey() ? "a key" : "no key");
        all.add(modes.limit() == 0 ? "no limit" : "limit " + modes.limit());
        if (modes.keepDays() > 0) {
            all.add("kept for " + modes.keepDays() + (modes.keepDays() == 1 ? " day" : " days"));
        }
        if (modes.areOwned()) {
            all.add("belongs to " + modes.owner().name());
        }
        return String.join(", ", all);
    }

    static void key(Talk talk, String key) {
        if (ModeChange.isKey(key)) {
            change(talk, new ModeChange.KeySet(key));
        } else {
            talk.say("/key: expected at most " + ModeChange.LONGEST_KEY
                    + " ASCII characters without spaces, commas and colons");
        }
    }

    static void keep(Talk talk, String days) {
        if (days.isEmpty()) {
            change(talk, new ModeChange.KeepSet(0));
        } else if (LIMIT.matcher(days).matches() && Integer.parseInt(days) <= ModeChange.MOST_DAYS) {
            change(talk, new ModeChange.KeepSet(Integer.parseInt(days)));
        } else {
            talk.say("/keep: expected a number of days from 1 to " + ModeChange.MOST_DAYS
                    + ", or nothing for as long as the server keeps it");
        }
    }

    static void limit(Talk talk, String number) {
        if (number.isEmpty()) {
            change(talk, new ModeChange.LimitSet(0));
        } else if (LIMIT.matcher(number).matches()) {
            change(talk, new ModeChange.LimitSet(Integer.parseInt(number)));
        } else {
            talk.say("/limit: expected a number of 1 to 9 digits, or nothing for no limit");
        }
    }
}
