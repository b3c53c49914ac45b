package io.hubbub.config;

import java.util.List;
import java.util.Map;

/** A JSON value. Numbers stay as written: what is not in range need not fit an int to be shown. */
sealed interface Json {
    /** Members in the order of the text. */
    record Members(Map<String, Json> values) implements Json {}

    record Items(List<Json> values) implements Json {}

    record Text(String value) implements Json {}

    record Numeral(String digits) implements Json {}

    /** {@code true}, {@code false} or {@code null}. */
    record Word(String value) implements Json {}

    /** The kind of value, for "expected a number, got …". Never the text itself: it may be a password in the wrong place. */
    default String kind() {
        if (this instanceof Members) {
            return "an object";
        } else if (this instanceof Items) {
            return "a list";
        } else if (this instanceof Text) {
            return "a text";
        } else if (this instanceof Numeral) {
            return "a number";
        }
        return ((Word) this).value();
    }

    /** How it was written, as far as that fits into a line: where a number is expected. */
    default String written() {
        if (this instanceof Numeral numeral) {
            return Words.shorten(numeral.digits());
        }
        return this instanceof Text text ? Words.quote(text.value()) : kind();
    }
}
