package io.hubbub.door.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbub.net.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The members of a JSON object that a client has sent, read as what they have to be. */
class JsonFields {
    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    private final JsonNode object;

    /** Where the object stands in the request; empty for the request itself. */
    private final String path;

    JsonFields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** Null if there is none of that name. */
    final JsonNode get(String name) {
        return object.get(name);
    }

    /** A complaint about a member. */
    final BadRequest expected(String name, String what) {
        return wrong(name, "expected " + what);
    }

    /** The same in other words. */
    final BadRequest wrong(String name, String complaint) {
        return new BadRequest(pathTo(name) + ": " + complaint);
    }

    /** A complaint about the object itself, which is a part of a request. */
    final BadRequest expected(String what) {
        return new BadRequest(path + ": expected " + what);
    }

    private String pathTo(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    final boolean has(String name) {
        return object.has(name);
    }

    /** A text that must be there. */
    final String text(String name) throws BadRequest {
        return optional(name).orElseThrow(() -> expected(name, "a text, got nothing"));
    }

    /** A text of at least one character that must be there. */
    final String nonEmpty(String name) throws BadRequest {
        String text = text(name);
        if (text.isEmpty()) {
            throw expected(name, "a text of one character or more");
        }
        return text;
    }

    /** One line of text that must be there. */
    final String line(String name) throws BadRequest {
        String text = text(name);
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw expected(name, "one line; send a request for each");
        }
        return text;
    }

    /** A text of one line or several that must be there, with {@code \n} between them; what ends the last line does not count. */
    final String lines(String name) throws BadRequest {
        String text = LINE_END.matcher(text(name)).replaceAll("\n");
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    /** A text that may be there; null counts as nothing. */
    final Optional<String> optional(String name) throws BadRequest {
        JsonNode text = object.get(name);
        if (text == null || text.isNull()) {
            return Optional.empty();
        }
        if (!text.isTextual()) {
            throw expected(name, "a text, got " + kind(text));
        }
        return Optional.of(Text.wellFormed(text.textValue()));
    }

    /** A whole number that must be there. */
    final long number(String name) throws BadRequest {
        JsonNode number = object.get(name);
        if (number == null || !number.isIntegralNumber() || !number.canConvertToLong()) {
            throw expected(name, "a whole number, got " + kind(number));
        }
        return number.longValue();
    }

    /** A whole number within a range that may be there; null counts as nothing. */
    final OptionalLong number(String name, long least, long most) throws BadRequest {
        JsonNode number = object.get(name);
        if (number == null || number.isNull()) {
            return OptionalLong.empty();
        }
        long given = number(name);
        if (given < least || given > most) {
            throw expected(name, "a whole number from " + least + " to " + most + ", got " + given);
        }
        return OptionalLong.of(given);
    }

    /** A whole number that must be there as a text: JSON's own numbers are exact up to 2<sup>53</sup> only where programs read them as JavaScript does. */
    final long numeral(String name) throws BadRequest {
        String text = text(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw expected(name, "the digits of a whole number in a text, as it was sent");
        }
    }

    /** Yes or no, which must be there. */
    final boolean flag(String name) throws BadRequest {
        JsonNode flag = object.get(name);
        if (flag == null || !flag.isBoolean()) {
            throw expected(name, "true or false, got " + kind(flag));
        }
        return flag.booleanValue();
    }

    /** An object of texts that must be there; null stands for an empty text. */
    final Map<String, String> texts(String name) throws BadRequest {
        JsonNode given = object.get(name);
        if (given == null || !given.isObject()) {
            throw expected(name, "an object of texts, got " + kind(given));
        }
        JsonFields fields = new JsonFields(given, pathTo(name));
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : given.properties()) {
            texts.put(each.getKey(), fields.optional(each.getKey()).orElse(""));
        }
        return texts;
    }

    /** Objects that must be there, one or more. */
    final List<JsonFields> objects(String name) throws BadRequest {
        JsonNode array = object.get(name);
        if (array == null || !array.isArray() || array.isEmpty()) {
            throw expected(name, "an array of one object or more, got " + kind(array));
        }
        List<JsonFields> all = new ArrayList<>();
        for (JsonNode each : array) {
            JsonFields one = new JsonFields(each, pathTo(name) + "[" + all.size() + "]");
            if (!each.isObject()) {
                throw one.expected("an object, got " + kind(each));
            }
            all.add(one);
        }
        return all;
    }

    private static String kind(JsonNode node) {
        if (node != null && node.isArray() && node.isEmpty()) {
            return "an empty array";
        }
        return node == null ? "nothing" : "a JSON " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
