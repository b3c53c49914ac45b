package io.hubbub.client;

import java.text.Normalizer;
import java.util.Locale;

/** How names of people and channels are compared here: much as servers do it, and in every script. Stateless. */
final class Nicks {
    private Nicks() {}

    /** The form in which two ways of writing one name are the same. */
    static String fold(String name) {
        // Some letters are the same in capitals alone, as the Greek sigmas are, and ß is SS there.
        String folded = normal(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        // A capital sigma at a word's end becomes the final one, which no comparison wants.
        return normal(folded).replace('\u03C2', '\u03C3');
    }

    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC);
    }

    /** Whether these are two ways of writing one name. */
    static boolean same(String one, String other) {
        return one.equals(other) || fold(one).equals(fold(other));
    }
}
