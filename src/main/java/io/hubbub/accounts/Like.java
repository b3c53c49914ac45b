package io.hubbub.accounts;

/** Patterns of SQL's {@code like}, with {@code escape '!'}. */
final class Like {
    private Like() {}

    /** For texts that have this in them; all have nothing in them. */
    static String containing(String text) {
        return "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }
}
