package io.hubbub.accounts;

import io.hubbub.room.Rights;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an account may be granted, under the word that it has in the database and for people. */
enum Grant {
    /** What an operator of the server may do at a chat door. */
    OPERATOR,
    /** What a console may do. */
    CONSOLE;

    private Rights rights() {
        return switch (this) {
            case OPERATOR -> Rights.OPERATOR;
            case CONSOLE -> Rights.CONSOLE;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty if there is none of that word. */
    static Optional<Grant> of(String word) {
        return Arrays.stream(values())
                .filter(grant -> grant.word().equals(word))
                .findFirst();
    }

    /** The one of a word that is one's. */
    static Grant known(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException(word + " is nothing that can be granted"));
    }

    /** The words of all. */
    static Set<String> words() {
        return Arrays.stream(values()).map(Grant::word).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param words with blanks between them; those that are not known, as a newer version's, grant nothing */
    static Rights rights(String words) {
        return Arrays.stream(words.split(" "))
                .flatMap(word -> of(word).stream())
                .map(Grant::rights)
                .reduce(Rights.NONE, Rights::and);
    }
}
