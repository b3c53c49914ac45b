package io.hubbub.room;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Somebody as masks see them: made once for a check, however many masks there are. Folds and reads nothing before a mask asks
 * for it. Not thread-safe.
 */
final class MaskSubject {
    private final String nick;
    private final Profile profile;
    private List<int[]> sources;
    private Address address;
    private boolean isAddressRead;

    MaskSubject(String nick, Profile profile) {
        this.nick = nick;
        this.profile = profile;
    }

    MaskSubject(Member who) {
        this(who.nick(), who.profile());
    }

    static int[] folded(String text) {
        return Names.fold(text).codePoints().toArray();
    }

    /** Whether the person's {@code nick!user@host} is like that, with the host as it is shown. */
    boolean isShown(Predicate<int[]> like) {
        return like.test(sources().get(0));
    }

    /** Whether the person's {@code nick!user@host} is like that, in one of the ways of writing the host. */
    boolean isWritten(Predicate<int[]> like) {
        return sources().stream().anyMatch(like);
    }

    /** Whether the person is logged in to an account whose name is like that. */
    boolean isLoggedIn(Predicate<int[]> like) {
        return !profile.account().isEmpty() && like.test(folded(profile.account()));
    }

    boolean isIn(Network network) {
        return address() != null && network.contains(address());
    }

    private List<int[]> sources() {
        if (sources == null) {
            sources = new ArrayList<>();
            String shown = profile.source(nick);
            String before = shown.substring(0, shown.length() - profile.host().length());
            sources.add(folded(shown));
            if (address() != null) {
                address().otherForms().forEach(form -> sources.add(folded(before + form)));
            }
        }
        return sources;
    }

    private Address address() {
        if (!isAddressRead) {
            address = Address.of(profile.host()).orElse(null);
            isAddressRead = true;
        }
        return address;
    }
}
