package io.hubbub.command;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time on the command line, as people write it or as the lines of an export have it; in milliseconds since 1970. */
final class HistoryTime implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            if (text.matches("\\d{1,15}")) {
                return Long.parseLong(text);
            } else if (text.contains("T")) {
                return OffsetDateTime.parse(text).toInstant().toEpochMilli();
            }
            return LocalDate.parse(text)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException unknown) {
            throw new TypeConversionException("expected a time as 2026-11-28T07:30:00Z (or with +01:00), a day as"
                    + " 2026-11-28, which begins at midnight UTC, or milliseconds since 1970, got " + text);
        }
    }
}
