package io.hubbub.client;

import io.hubbub.net.Text;

/**
 * An account, and what lets its owner in: a password or a token.
 *
 * @param password never shown
 */
record Credentials(String account, String password) {
    Credentials {
        if (account.isBlank() || !account.equals(Text.harmless(account)) || account.contains(" ")) {
            throw new IllegalArgumentException("the account " + Text.harmless(account) + " is not one word: expected its name");
        }
        if (password.isEmpty() || password.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("the password is empty or has control characters: expected one line");
        }
    }

    @Override
    public String toString() {
        return account;
    }
}
