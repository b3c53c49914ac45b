package io.hubbub.command;

import io.hubbub.door.web.JsonExport;
import io.hubbub.room.RoomLog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code history rooms}: a line for each room of which something is kept. */
@Command(
        name = "rooms",
        description =
                "List the rooms of which something is kept: how many events, from when to when, and whether it goes on.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:listed",
            "1:the database failed",
            "2:there is no such database, or another mistake, in one line"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hubbub history rooms", "  hubbub history rooms --json -c hubbub.json"})
final class HistoryRoomsCommand implements Callable<Integer> {
    /** The name is last, since it may have any width. */
    private static final String COLUMNS = "%-20s %-20s %10s %-5s %s%n";

    @Mixin
    private HistorySource source;

    @Option(names = "--json", description = "Write an object of JSON on each line.")
    private boolean isJson;

    @Override
    public Integer call() {
        return source.run((rooms, out) -> {
            if (!isJson) {
                out.printf(COLUMNS, "FROM", "TO", "EVENTS", "STATE", "ROOM");
            }
            rooms.all().forEach(log -> out.print(isJson ? JsonExport.room(log) : row(log)));
            return 0;
        });
    }

    private static String row(RoomLog log) {
        boolean isEmpty = log.events() == 0;
        return String.format(
                COLUMNS,
                isEmpty ? "-" : time(log.firstMs()),
                isEmpty ? "-" : time(log.lastMs()),
                log.events(),
                log.isOpen() ? "open" : "ended",
                log.room());
    }

    private static Instant time(long ms) {
        return Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS);
    }
}
