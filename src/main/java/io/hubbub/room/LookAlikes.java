package io.hubbub.room;

import com.ibm.icu.text.SpoofChecker;

/**
 * Tells names that only a machine takes for different (Unicode Technical Standard 39). {@link Names#fold} says which names are the same; this says which of the
 * others one must not have beside somebody's own. Names in ASCII need none of Unicode's tables. Thread-safe.
 */
public final class LookAlikes {
    private LookAlikes() {}

    /** Loaded with the first name outside of ASCII. */
    private static final class Unicode {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL)
                .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
                .build();
    }

    /**
     * What two names have in common that look alike: capital I, small l and 1 are the same in it, 0 and O, rn and m, and letters of other scripts
     * and those Latin ones that they can't be told from (section 4). It is compared and never shown.
     *
     * @param name as it is {@link Names#written}
     */
    public static String skeleton(String name) {
        return Names.isAscii(name) ? ofAscii(name) : Names.fold(Unicode.CHECKER.getSkeleton(name));
    }

    /** Whether two names are the same, or look so. */
    public static boolean areAlike(String one, String other) {
        return Names.same(one, other) || skeleton(Names.written(one)).equals(skeleton(Names.written(other)));
    }

    private static String ofAscii(String name) {
        StringBuilder skeleton = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            switch (c) {
                case '0' -> skeleton.append('o');
                case '1', 'I', '|' -> skeleton.append('l');
                case 'm' -> skeleton.append("rn");
                case '`' -> skeleton.append('\'');
                default -> skeleton.append(c);
            }
        }
        return Names.fold(skeleton.toString());
    }

    /**
     * Whether letters of one script stand among those of another in a name, which is how look-alikes are made: a Cyrillic one in a Latin word.
     * Those of Chinese, Japanese and Korean are one script with each other, and with Latin (section 5.2, highly restrictive).
     */
    public static boolean isOfMixedScripts(String name) {
        return !Names.isAscii(name) && Unicode.CHECKER.failsChecks(name);
    }
}
