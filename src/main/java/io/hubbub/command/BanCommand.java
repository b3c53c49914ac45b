package io.hubbub.command;

import io.hubbub.net.BanSentences;
import io.hubbub.net.Text;
import io.hubbub.room.BanTarget;
import io.hubbub.room.ServerBan;
import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ban}: who is kept off a server, on the machine of its database. */
@Command(
        name = "ban",
        description = {
            "See and change who is banned from a server, at whichever door, whether the server runs or not.",
            "",
            "A server that runs notices within two seconds, and disconnects whom a new ban is about."
        },
        mixinStandardHelpOptions = true,
        subcommands = BanAddCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub ban list",
            "  hubbub ban add 192.0.2.0/24 --for 2d --reason 'spam from there'",
            "  hubbub ban add account:bob",
            "  hubbub ban remove 192.0.2.0/24"
        })
final class BanCommand {
    /** A target is last but for the reason, since it may have any width. */
    private static final String ROW = "%-20s %-20s %-16s %s%s%n";

    @Command(
            name = "list",
            description = "List the bans that hold: since and until when, by whom, and whom they are about.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin BansSource source,
            @Option(names = "--json", description = "Write an object of JSON on each line.") boolean isJson) {
        return source.run((bans, out) -> {
            if (!isJson) {
                out.printf(ROW, "SINCE", "UNTIL", "BY", "TARGET", "");
            }
            bans.current().forEach(ban -> out.print(isJson ? json(ban) + "\n" : row(ban)));
            return 0;
        });
    }

    private static String row(ServerBan ban) {
        return String.format(
                ROW,
                AccountLines.time(ban.sinceMs()),
                ban.untilMs() == ServerBan.FOR_GOOD ? "-" : AccountLines.time(ban.untilMs()),
                Text.harmless(ban.by()),
                ban.target(),
                ban.reason().isEmpty() ? "" : ": " + Text.harmless(ban.reason()));
    }

    private static String json(ServerBan ban) {
        JsonObject out = new JsonObject()
                .put("target", ban.target().toString())
                .put("by", ban.by())
                .put("sinceTime", ban.sinceMs());
        if (ban.untilMs() != ServerBan.FOR_GOOD) {
            out.put("untilTime", ban.untilMs());
        }
        return out.put("reason", ban.reason()).encode();
    }

    @Command(name = "remove", description = "Let somebody in again.", mixinStandardHelpOptions = true)
    int remove(
            @Mixin BansSource source,
            @Parameters(paramLabel = BansSource.TARGET, description = "As hubbub ban list shows it.") String typed) {
        return source.run((bans, out) -> {
            BanTarget target = BanTarget.of(typed);
            if (!bans.remove(target, AccountsSource.ACTOR)) {
                return source.complain(
                        "TARGET: " + Text.harmless(target.toString())
                                + " is not banned; hubbub ban list lists those that are",
                        DatabaseSource.CANT_DO);
            }
            out.println(Text.harmless(target.toString()) + " is not banned any more.");
            return 0;
        });
    }

    /** In a sentence, for whoever made it. */
    static String sentence(ServerBan ban) {
        return Text.harmless(ban.target().toString()) + " is banned " + BanSentences.until(ban) + ".";
    }
}
