package io.hubbub.command;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of minutes, hours, days or weeks on the command line, in milliseconds. */
final class Span implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})([mhdw])");

    @Override
    public Long convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException("expected a duration as 30m, 12h, 7d or 4w, got " + text);
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "m" -> TimeUnit.MINUTES.toMillis(number);
            case "h" -> TimeUnit.HOURS.toMillis(number);
            case "d" -> TimeUnit.DAYS.toMillis(number);
            default -> TimeUnit.DAYS.toMillis(7 * number);
        };
    }
}
