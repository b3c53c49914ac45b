package io.hubbub.credential;

import java.security.SecureRandom;

/** Makes passwords for people: with letters and digits that nobody takes for others, 80 bits, which nobody guesses. */
public final class MadePassword {
    /** Five bits each. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private MadePassword() {}

    /** Another one. */
    public static String make(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
