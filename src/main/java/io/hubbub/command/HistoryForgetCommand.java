package io.hubbub.command;

import io.hubbub.history.Forgetter;
import io.hubbub.room.Names;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code history forget}: nothing is left of a nick and of what was said under it. */
@Command(
        name = "forget",
        description = {
            "Forget a nick: all that was said under it goes, and " + Names.FORGOTTEN + " stands in its place.",
            "",
            "A nick is no account: whoever used it is forgotten, up to now, and under other nicks nobody is. Messages"
                    + " keep their places and numbers. What others said stays as it is, also where it names the nick."
                    + " It can't be taken back.",
            "",
            "While a server runs, it does the work, and this command waits for it. An order that was given stands,"
                    + " also when this command is stopped."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:forgotten",
            "1:the database failed, or its server did nothing; the order stands",
            "2:there is no such database, or another mistake, in one line"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub history forget --nick bob --dry-run",
            "  hubbub history forget --nick bob",
            "  hubbub history forget --nick bob --room lobby --since 2026-11-01 --until 2026-12-01"
        })
final class HistoryForgetCommand implements Callable<Integer> {
    /** Longer than any server's limit. */
    private static final int LONGEST_NICK = 1000;

    private static final long TOLD_NS = TimeUnit.SECONDS.toNanos(5);

    @Mixin
    private HistorySource source;

    @Spec
    private CommandSpec spec;

    @Option(names = "--nick", paramLabel = "NICK", required = true, description = "The nick; capitals don't matter.")
    private String nick;

    @Option(names = "--room", paramLabel = "ROOM", description = "Only in this room. Default: in all rooms.")
    private String room = "";

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
            description = "Only what happened before that time. Default: until now.")
    private Long untilMs;

    @Option(names = "--dry-run", description = "Change nothing, and tell what would be changed.")
    private boolean isDry;

    private long toldNs = System.nanoTime();

    @Override
    public Integer call() {
        if (!Names.isNick(nick, LONGEST_NICK)) {
            return source.complain("--nick: " + nick + " is nobody's nick", HistorySource.CANT_DO);
        } else if (Names.isOfTheServer(nick)) {
            return source.complain(
                    "--nick: " + nick + " is a name of the server's, and of no person", HistorySource.CANT_DO);
        }
        return source.change((forgetter, out) -> {
            if (!room.isEmpty() && !forgetter.hasRoom(room)) {
                return source.complainOfRoom(room);
            }
            return isDry ? count(forgetter, out) : forget(forgetter, out);
        });
    }

    private Forgetter.Wanted wanted() {
        long nowMs = System.currentTimeMillis();
        long until = untilMs == null || untilMs > nowMs ? 0 : untilMs;
        return new Forgetter.Wanted(nick, room, sinceMs == null ? 0 : sinceMs, until);
    }

    private int count(Forgetter forgetter, PrintWriter out) {
        List<Forgetter.Count> counts = forgetter.counts(wanted());
        tell(counts, out);
        out.println(
                counts.isEmpty()
                        ? "Nothing is kept of " + nick + "."
                        : "That would be emptied, and have " + Names.FORGOTTEN + " in the place of " + nick
                                + ". Nothing is changed.");
        return 0;
    }

    private int forget(Forgetter forgetter, PrintWriter out) {
        Forgetter.Outcome outcome = forgetter.carryOut(forgetter.order(wanted()), this::tell);
        tell(outcome.counts(), out);
        out.println(
                outcome.counts().isEmpty()
                        ? "Nothing was kept of " + nick + "."
                        : nick + " is forgotten: " + Names.FORGOTTEN + " stands in its place.");
        if (!outcome.refusal().isEmpty()) {
            return source.complain("The database has old rows still, until it is vacuumed: " + outcome.refusal(), 1);
        }
        return 0;
    }

    private static void tell(List<Forgetter.Count> counts, PrintWriter out) {
        for (Forgetter.Count count : counts) {
            String where = count.room().isEmpty() ? "rooms that are not there any more" : count.room();
            out.println(where + ": " + counted(count.messages(), "message") + ", "
                    + counted(count.others(), "other event"));
        }
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** So that nobody thinks it stands still. */
    private void tell(Forgetter.Progress progress) {
        if (System.nanoTime() - toldNs >= TOLD_NS) {
            toldNs = System.nanoTime();
            PrintWriter err = spec.commandLine().getErr();
            err.println((progress.isHere() ? "" : "the server: ")
                    + (progress.isTidying()
                            ? "all events are looked at; what was deleted is being removed from the file"
                            : progress.looked() + " events are looked at"));
            err.flush();
        }
    }
}
