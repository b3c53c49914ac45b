package io.hubbub.config;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The whole numbers from {@code least} to {@code most}. */
record Range(int least, int most) {
    /** 0 picks a free one. */
    static final Range PORT = new Range(0, 65_535);

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");

    /** Digits that always fit a long; nothing in range has more. */
    private static final int MOST_DIGITS = 18;

    /** A variable's text as the JSON value it looks like. */
    static Json fromVariable(String text) {
        return WHOLE.matcher(text).matches() ? new Json.Numeral(text) : new Json.Text(text);
    }

    /** The value's number if it is one of these. */
    OptionalInt pick(Json value) {
        if (!(value instanceof Json.Numeral numeral)
                || numeral.digits().length() > MOST_DIGITS
                || !WHOLE.matcher(numeral.digits()).matches()) {
            return OptionalInt.empty();
        }
        long number = Long.parseLong(numeral.digits());
        return least <= number && number <= most ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return "a whole number from " + least + " to " + most;
    }
}
