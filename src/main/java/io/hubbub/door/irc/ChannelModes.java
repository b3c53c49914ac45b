package io.hubbub.door.irc;

import io.hubbub.room.Mask;
import io.hubbub.room.MaskList;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The letters for what a room's rules are in the core's words, both ways. */
final class ChannelModes {
    /** What stands before all masks that are not for nick, user and host. */
    static final char EXTENDED = '~';

    /** The kind of mask that is for accounts: <a href="https://ircv3.net/specs/extensions/account-extban">account-extban</a>. */
    static final char OF_ACCOUNTS = 'a';

    /** The mode of a channel that belongs to an account. */
    static final char OWNED = 'r';

    private static final String ACCOUNT = EXTENDED + String.valueOf(OF_ACCOUNTS) + ":";

    static final ModeLetters LETTERS = new ModeLetters("beI", "k", "dl", "CHimnrst", "qov");

    private static final Map<Mode, Character> MODES = new EnumMap<>(Map.of(
            Mode.NO_REQUESTS, 'C',
            Mode.SINCE_JOIN, 'H',
            Mode.INVITE_ONLY, 'i',
            Mode.MODERATED, 'm',
            Mode.NO_OUTSIDERS, 'n',
            Mode.SECRET, 's',
            Mode.PROTECTED_TOPIC, 't'));
    private static final Map<MaskList, Character> LISTS =
            new EnumMap<>(Map.of(MaskList.BAN, 'b', MaskList.EXCEPTION, 'e', MaskList.INVITATION, 'I'));
    private static final Map<Role, Character> ROLES =
            new EnumMap<>(Map.of(Role.OWNER, 'q', Role.OPERATOR, 'o', Role.VOICE, 'v'));

    private static final Map<Role, Character> SIGNS =
            new EnumMap<>(Map.of(Role.OWNER, '~', Role.OPERATOR, '@', Role.VOICE, '+'));

    private static final int MOST_MEMBERS = 999_999_999;

    private static final Letter LETTER = new Letter();

    private ChannelModes() {}

    /** The sign before the nick of a member with a role, and before a channel if only members with that role are meant. */
    static String sign(Role role) {
        return SIGNS.get(role).toString();
    }

    /** The signs of all roles, the greatest first. */
    static String signs() {
        return Role.BY_RANK.stream().map(ChannelModes::sign).collect(Collectors.joining());
    }

    /** The signs of all roles that a member has, the greatest first. */
    static String signs(Member member) {
        return Role.BY_RANK.stream().filter(member::is).map(ChannelModes::sign).collect(Collectors.joining());
    }

    /** The role that one has to have to see what is said to this target, the lowest of those named; null if it is for everybody. */
    static Role audience(String target) {
        return isChannel(target)
                ? target.chars()
                        .limit(target.indexOf('#'))
                        .mapToObj(sign -> find(SIGNS, (char) sign).orElseThrow())
                        .max(Comparator.comparing(Role.BY_RANK::indexOf))
                        .orElse(null)
                : null;
    }

    /** The target without the signs of roles in front. */
    static String withoutAudience(String target) {
        return isChannel(target) ? target.substring(target.indexOf('#')) : target;
    }

    /** Whether nothing but signs of roles stands before the first hash. */
    private static boolean isChannel(String target) {
        int hash = target.indexOf('#');
        return hash >= 0
                && target.chars()
                        .limit(hash)
                        .allMatch(sign -> find(SIGNS, (char) sign).isPresent());
    }

    static Optional<MaskList> list(char letter) {
        return find(LISTS, letter);
    }

    /** The change of a room that a letter and its parameter stand for; empty if the parameter makes no sense. */
    static Optional<ModeChange> change(ModeLetter letter) {
        Optional<ModeChange> change =
                find(MODES, letter.letter()).map(mode -> new ModeChange.Switched(mode, letter.set()));
        if (change.isPresent()) {
            return change;
        }
        Optional<Role> role = find(ROLES, letter.letter());
        if (role.isPresent()) {
            return Optional.of(new ModeChange.RoleGiven(role.get(), letter.parameter(), letter.set()));
        }
        Optional<MaskList> list = list(letter.letter());
        if (list.isPresent()) {
            return Optional.of(mask(letter))
                    .filter(mask -> mask.fault().isEmpty())
                    .map(mask -> new ModeChange.MaskSet(list.get(), mask, letter.set()));
        }
        return switch (letter.letter()) {
            case 'k' -> key(letter);
            case OWNED -> Optional.empty();
            case 'd' -> number(letter, ModeChange.MOST_DAYS).map(ModeChange.KeepSet::new);
            default -> number(letter, MOST_MEMBERS).map(ModeChange.LimitSet::new);
        };
    }

    /** The fault of a letter's parameter, for a person. */
    static String fault(ModeLetter letter) {
        Optional<String> fault =
                list(letter.letter()).flatMap(list -> mask(letter).fault());
        return letter.letter() == OWNED
                ? "Say REGISTER or DROP to ChanServ for that"
                : fault.orElse("Expected another parameter");
    }

    private static Mask mask(ModeLetter letter) {
        String typed = typed(letter);
        return typed.regionMatches(true, 0, ACCOUNT, 0, ACCOUNT.length())
                ? Mask.ofAccount(typed.substring(ACCOUNT.length()))
                : Mask.of(typed);
    }

    /** A mask as IRC clients see it. */
    static String written(Mask mask) {
        return mask.account().map(account -> ACCOUNT + account).orElseGet(mask::toString);
    }

    /**
     * A letter's parameter as it was typed: of two colons that an address begins with, IRC takes the first for the sign of a
     * last parameter, and no mask begins with one alone.
     */
    static String typed(ModeLetter letter) {
        String parameter = letter.parameter();
        boolean lacksColon =
                list(letter.letter()).isPresent() && parameter.startsWith(":") && !parameter.startsWith("::");
        return lacksColon ? ":" + parameter : parameter;
    }

    private static Optional<ModeChange> key(ModeLetter letter) {
        boolean fit = ModeChange.isKey(letter.parameter());
        if (!letter.set()) {
            return Optional.of(new ModeChange.KeySet(""));
        }
        return fit ? Optional.of(new ModeChange.KeySet(letter.parameter())) : Optional.empty();
    }

    /** The number in a letter's parameter: 0 if it is unset; empty if there is none from 1 to the most. */
    private static Optional<Integer> number(ModeLetter letter, int most) {
        if (!letter.set()) {
            return Optional.of(0);
        }
        boolean isNumber = letter.parameter().matches("[1-9][0-9]{0,8}");
        return Optional.of(letter.parameter())
                .filter(typed -> isNumber)
                .map(Integer::parseInt)
                .filter(number -> number <= most);
    }

    /** Changes in letters. */
    static List<ModeLetter> letters(List<ModeChange> changes) {
        return changes.stream().map(change -> change.handledBy(LETTER)).toList();
    }

    /**
     * All that is set, as in the answer to a question for it. A key is not told again: members see it when it is set, and <a
     * href="https://modern.ircdocs.horse/#mode-message">a server may hide it</a>.
     */
    static List<String> all(Modes modes) {
        StringBuilder letters = new StringBuilder("+");
        Stream.concat(
                        MODES.entrySet().stream()
                                .filter(entry -> modes.has(entry.getKey()))
                                .map(Map.Entry::getValue),
                        modes.areOwned() ? Stream.of(OWNED) : Stream.empty())
                .sorted()
                .forEach(letters::append);
        List<String> words = new ArrayList<>();
        if (modes.hasKey()) {
            letters.append('k');
            words.add("*");
        }
        if (modes.keepDays() > 0) {
            letters.append('d');
            words.add(Integer.toString(modes.keepDays()));
        }
        if (modes.limit() > 0) {
            letters.append('l');
            words.add(Integer.toString(modes.limit()));
        }
        words.add(0, letters.toString());
        return words;
    }

    private static <K> Optional<K> find(Map<K, Character> letters, char letter) {
        return letters.entrySet().stream()
                .filter(entry -> entry.getValue() == letter)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The letter of a change and its parameter. */
    private static final class Letter implements ModeChange.Handler<ModeLetter> {
        @Override
        public ModeLetter switched(ModeChange.Switched switched) {
            return ModeLetter.change(switched.on(), MODES.get(switched.mode()), "");
        }

        @Override
        public ModeLetter keySet(ModeChange.KeySet set) {
            return ModeLetter.change(!set.key().isEmpty(), 'k', set.key().isEmpty() ? "*" : set.key());
        }

        @Override
        public ModeLetter limitSet(ModeChange.LimitSet set) {
            return ModeLetter.change(set.limit() > 0, 'l', set.limit() > 0 ? Integer.toString(set.limit()) : "");
        }

        @Override
        public ModeLetter roleGiven(ModeChange.RoleGiven given) {
            return ModeLetter.change(given.granted(), ROLES.get(given.role()), given.nick());
        }

        @Override
        public ModeLetter ownerSet(ModeChange.OwnerSet set) {
            return ModeLetter.change(!set.owner().isNobody(), OWNED, "");
        }

        @Override
        public ModeLetter keepSet(ModeChange.KeepSet set) {
            return ModeLetter.change(set.days() > 0, 'd', set.days() > 0 ? Integer.toString(set.days()) : "");
        }

        @Override
        public ModeLetter maskSet(ModeChange.MaskSet set) {
            return ModeLetter.change(set.added(), LISTS.get(set.list()), written(set.mask()));
        }
    }
}
