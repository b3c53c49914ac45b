package io.hubbub.config;

/** Why a certificate or key can't be used, in words for the person who named its file. */
final class UnusableTls extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param key the key below {@code tls} that is to be mended */
    UnusableTls(String key, String message, Throwable cause) {
        super(message, cause);
        this.key = key;
    }

    String key() {
        return key;
    }
}
