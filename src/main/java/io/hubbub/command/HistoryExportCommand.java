package io.hubbub.command;

import io.hubbub.room.RoomLog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code history export}: what is kept of a room, as lines of JSON on standard output. */
@Command(
        name = "export",
        description = "Write what is kept of a room as lines of JSON, the oldest first.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:written, to the end",
            "1:the database or standard output failed; what was written is not all",
            "2:there is no such room or database, or another mistake, in one line"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub history export --room lobby > lobby.jsonl",
            "  hubbub history export --room lobby --since 2026-11-01 --until 2026-12-01"
        })
final class HistoryExportCommand implements Callable<Integer> {
    @Mixin
    private HistorySource source;

    @Option(
            names = "--room",
            paramLabel = "ROOM",
            required = true,
            description = "The room, by its name as 'history rooms' lists it; capitals don't matter.")
    private String room;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = HistoryTime.class,
            description =
                    "Only what happened then or later: 2026-11-28T07:30:00Z, 2026-11-28 or milliseconds since 1970.")
    private Long sinceMs;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = HistoryTime.class,
            description = "Only what happened before that time.")
    private Long untilMs;

    @Override
    public Integer call() {
        return source.run((rooms, out) -> {
            List<RoomLog> logs = rooms.of(room);
            if (logs.isEmpty()) {
                return source.complainOfRoom(room);
            }
            HistoryExport export = new HistoryExport(rooms, out, sinceMs, untilMs);
            boolean isWhole = logs.stream().allMatch(export::write);
            return isWhole ? 0 : 1;
        });
    }
}
