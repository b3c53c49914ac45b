package io.hubbub.door.irc;

import java.util.Arrays;

/**
 * Which channel modes there are, by what they do with a parameter. See <a
 * href="https://modern.ircdocs.horse/#chanmodes-parameter">CHANMODES</a>.
 *
 * @param lists letters of lists; without a parameter they ask for the list
 * @param always letters that take a parameter when set, and one when unset if there is one
 * @param whenSet letters that take a parameter only when set
 * @param never letters without a parameter
 * @param prefixes letters of what a member may be, highest first; they take a nick when set and when unset
 */
record ModeLetters(String lists, String always, String whenSet, String never, String prefixes) {

    boolean isKnown(char letter) {
        return isList(letter) || isAlways(letter) || has(whenSet, letter) || has(never, letter);
    }

    boolean isList(char letter) {
        return has(lists, letter);
    }

    /** Whether the letter must have a parameter. To take a key away one need not know it, though the letter takes one. */
    boolean needsParameter(char letter, boolean set) {
        return has(prefixes, letter) || (set && (has(always, letter) || has(whenSet, letter)));
    }

    /** Whether the next parameter, if there is one, is this letter's. */
    boolean takesParameter(char letter, boolean set) {
        return needsParameter(letter, set) || isList(letter) || has(always, letter);
    }

    /** The value of CHANMODES in {@link Numeric#RPL_ISUPPORT}. */
    String chanModes() {
        return lists + "," + always + "," + whenSet + "," + never;
    }

    /** All letters, sorted, as {@link Numeric#RPL_MYINFO} has them. */
    String all() {
        return sorted(lists + always + whenSet + never + prefixes);
    }

    /** Those of them that take a parameter at least sometimes. */
    String withParameter() {
        return sorted(lists + always + whenSet + prefixes);
    }

    private static String sorted(String letters) {
        char[] sorted = letters.toCharArray();
        Arrays.sort(sorted);
        return new String(sorted);
    }

    private boolean isAlways(char letter) {
        return has(always, letter) || has(prefixes, letter);
    }

    private static boolean has(String letters, char letter) {
        return letters.indexOf(letter) >= 0;
    }
}
