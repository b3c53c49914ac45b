package io.hubbub.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Environment variables that stand for keys of the file: {@code limits.lineBytes} is {@code HUBBUB_LIMITS_LINE_BYTES},
 * or {@code HUBBUB_LIMITS_LINEBYTES}; {@code port} of the door named {@code my-irc} is {@code HUBBUB_DOORS_MY_IRC_PORT}.
 *
 * <p>Readers ask for the variables they know, and {@link #refuseUnknown} complains about those nobody asked for. Only
 * within {@link #OURS}, though: Kubernetes gives every container HUBBUB_PORT, HUBBUB_SERVICE_HOST and more when there is
 * a service called hubbub.
 */
final class Environment {
    static final String ROOT = "HUBBUB_";

    private static final String INSTANCES = "HUBBUB_INSTANCES";
    private static final String[] OURS = {
        "HUBBUB_LIMITS_", "HUBBUB_TASKS_", "HUBBUB_CHAT_", "HUBBUB_HISTORY_", "HUBBUB_ACCOUNTS_", "HUBBUB_DOORS_"
    };

    /** Those that are ours; nearly always none, and then nothing is looked up. */
    private final Map<String, String> variables = new TreeMap<>();

    private final Set<String> known = new TreeSet<>();

    Environment(Map<String, String> all) {
        for (Map.Entry<String, String> variable : all.entrySet()) {
            if (ours(variable.getKey())) {
                variables.put(variable.getKey(), variable.getValue());
            }
        }
    }

    private static boolean ours(String variable) {
        for (String prefix : OURS) {
            if (variable.startsWith(prefix)) {
                return true;
            }
        }
        return variable.equals(INSTANCES);
    }

    /** The name of the variable that is set for a key, in either spelling. */
    Optional<String> variable(String prefix, String key) {
        if (variables.isEmpty()) {
            return Optional.empty();
        }
        String spaced = prefix + words(key);
        String plain = prefix + key.toUpperCase(Locale.ROOT);
        known.add(spaced);
        known.add(plain);
        if (!variables.containsKey(plain)) {
            return variables.containsKey(spaced) ? Optional.of(spaced) : Optional.empty();
        } else if (!spaced.equals(plain) && variables.containsKey(spaced)) {
            throw new ConfigException(at(plain) + ": expected only one of this and " + spaced + ", got both");
        }
        return Optional.of(plain);
    }

    String value(String variable) {
        return variables.get(variable);
    }

    /** To be called when everything has been read. */
    void refuseUnknown() {
        for (String variable : variables.keySet()) {
            if (!known.contains(variable)) {
                throw new ConfigException(at(variable) + ": unknown setting, " + hint(variable));
            }
        }
    }

    private String hint(String variable) {
        return Words.nearest(variable, known)
                .map(name -> "did you mean " + name + "?")
                .orElse("expected HUBBUB_ and the key's path, like HUBBUB_LIMITS_LINE_BYTES or HUBBUB_DOORS_RAW_PORT");
    }

    /** The part of a message before its colon. */
    static String at(String variable) {
        return "environment: " + Words.shorten(variable, 100);
    }

    /** {@code lineBytes} to {@code LINE_BYTES}. */
    static String words(String key) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            if (Character.isUpperCase(letter)) {
                words.append('_');
            }
            words.append(Character.toUpperCase(letter));
        }
        return words.toString();
    }

    /** The prefix of a door's variables. Its name is no key: {@code myIrc} is {@code MYIRC}, {@code my-irc MY_IRC}. */
    static String ofDoor(String name) {
        return ROOT + "DOORS_" + name.replace('-', '_').toUpperCase(Locale.ROOT) + "_";
    }
}
