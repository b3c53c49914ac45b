package io.hubbub.command;

import io.hubbub.accounts.AccountsTool;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code account suspend}: lets nobody in to an account. */
@Command(
        name = "suspend",
        description = "Let nobody in to an account, and disconnect who is. Its nick stays its own.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub account suspend bob --for 7d --reason 'advertising in every room'",
            "  hubbub account suspend bob --until 2026-12-24T18:00:00Z",
            "  hubbub account suspend bob                   until hubbub account resume bob"
        })
final class AccountSuspendCommand implements Callable<Integer> {
    /** Longer than any sentence that somebody reads who wants to get in. */
    private static final int LONGEST_REASON = 300;

    @Mixin
    private AccountsSource source;

    @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME)
    private String name;

    @ArgGroup
    private End end;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; its owner is told.")
    private String reason = "";

    /** When it ends: one of them, or never. */
    private static final class End {
        @Option(
                names = "--until",
                paramLabel = "TIME",
                converter = HistoryTime.class,
                description = "Until then: 2026-12-24T18:00:00Z, 2026-12-24 or milliseconds since 1970.")
        private Long untilMs;

        @Option(
                names = "--for",
                paramLabel = "DURATION",
                converter = Span.class,
                description = "For so long: 30m, 12h, 7d or 4w.")
        private Long spanMs;
    }

    /** A number of minutes, hours, days or weeks, in milliseconds. */
    private static final class Span implements ITypeConverter<Long> {
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

    @Override
    public Integer call() {
        long nowMs = System.currentTimeMillis();
        long untilMs = untilMs(nowMs);
        if (untilMs <= nowMs) {
            return source.complain("--until, --for: that is over already", DatabaseSource.CANT_DO);
        } else if (reason.length() > LONGEST_REASON) {
            return source.complain(
                    "--reason: expected at most " + LONGEST_REASON + " characters, got " + reason.length(),
                    DatabaseSource.CANT_DO);
        }
        return source.change(
                name,
                accounts -> accounts.suspend(name, untilMs, reason),
                account -> account.name() + " is suspended " + AccountLines.until(untilMs) + ".");
    }

    private long untilMs(long nowMs) {
        if (end == null) {
            return AccountsTool.FOR_GOOD;
        }
        return end.untilMs != null ? end.untilMs : nowMs + end.spanMs;
    }
}
