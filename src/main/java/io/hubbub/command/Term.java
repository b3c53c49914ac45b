package io.hubbub.command;

import io.hubbub.room.ServerBan;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How long something holds that keeps somebody out, and why: what the commands for suspensions and bans have in common. */
final class Term {
    @ArgGroup
    private End end;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; whoever it is about is told.")
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

    /** What is wrong with what was given, in a sentence; empty if nothing is. */
    Optional<String> fault(long nowMs) {
        if (untilMs(nowMs) <= nowMs) {
            return Optional.of("--until, --for: that is over already");
        } else if (reason.length() > ServerBan.LONGEST_REASON) {
            return Optional.of(
                    "--reason: expected at most " + ServerBan.LONGEST_REASON + " characters, got " + reason.length());
        }
        return Optional.empty();
    }

    /** In milliseconds since 1970; {@link ServerBan#FOR_GOOD}. */
    long untilMs(long nowMs) {
        if (end == null) {
            return ServerBan.FOR_GOOD;
        }
        return end.untilMs != null ? end.untilMs : nowMs + end.spanMs;
    }

    String reason() {
        return reason;
    }
}
