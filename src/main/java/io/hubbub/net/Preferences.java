package io.hubbub.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client's preferences among things that a header such as Accept or Accept-Encoding lists with weights. By <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-12.4">RFC 9110, section 12.4</a>. What can't be understood of a list counts
 * as not said. Immutable.
 */
public final class Preferences {
    /** More than any client says; the rest is not looked at. */
    private static final int MOST = 100;

    private static final Pattern WEIGHT = Pattern.compile("(?i)q\\s*=\\s*(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)");

    private final List<Choice> choices = new ArrayList<>();

    /** @param name in small letters, without parameters */
    private record Choice(String name, double weight) {}

    private Preferences() {}

    /** Reads all headers of one name: none at all is nothing said. */
    public static Preferences of(List<String> headers) {
        Preferences said = new Preferences();
        for (String item : String.join(",", headers).split(",", MOST + 1)) {
            if (said.choices.size() < MOST) {
                said.add(item.split(";"));
            }
        }
        return said;
    }

    private void add(String[] parts) {
        String name = parts.length == 0 ? "" : parts[0].strip().toLowerCase(Locale.ROOT);
        double weight = 1;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.matches("(?i)q\\s*=.*")) {
                Matcher number = WEIGHT.matcher(parameter);
                if (!number.matches()) {
                    return;
                }
                weight = Double.parseDouble(number.group(1));
            }
        }
        if (!name.isEmpty()) {
            choices.add(new Choice(name, weight));
        }
    }

    /** The weight of something that is named as it is, 0 to 1; nothing if it isn't, or only by a star. */
    public OptionalDouble named(String name) {
        return choices.stream()
                .filter(choice -> choice.name().equals(name))
                .mapToDouble(Choice::weight)
                .max();
    }

    /** The weight of something, 0 to 1: 0 if it is refused or not wanted. The most exact of what was said about it counts. */
    public double weight(String name) {
        return named(name)
                .orElse(named(range(name)).orElse(named(anything(name)).orElse(0)));
    }

    private static String range(String mediaType) {
        return mediaType.substring(0, mediaType.indexOf('/') + 1) + "*";
    }

    private static String anything(String name) {
        return name.indexOf('/') < 0 ? "*" : "*/*";
    }
}
