package io.hubbub.config;

import java.util.Optional;

/**
 * A task to run, by name.
 *
 * @param arguments fixed ones; absent: the text received is the arguments
 */
public record TaskCall(String task, Optional<String> arguments) {}
