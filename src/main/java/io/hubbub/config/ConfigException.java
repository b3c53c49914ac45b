package io.hubbub.config;

/**
 * A mistake in the configuration. Its message is one line for the person who wrote it: the file or the environment
 * variable, the key, and what was expected. Show it as it is and do not start.
 */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(Words.oneLine(message));
    }
}
