package io.hubbub.command;

import io.hubbub.hub.AuditEntry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit}: what was done by those who look after a server. */
@Command(
        name = "audit",
        description = {
            "Show what was done to accounts, by their owners and by others, and by operators to the server: bans,"
                    + " announcements, rooms. The newest is at the end."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub audit --last 20",
            "  hubbub audit --account bob                   also if the account is deleted"
        })
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private AccountsSource source;

    @Option(
            names = "--account",
            paramLabel = AccountsSource.NAME,
            description = "Only what was done to this account, also if it is deleted.")
    private String account = "";

    @Option(
            names = "--last",
            paramLabel = "NUMBER",
            defaultValue = "100",
            description = "How many lines, at most. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Option(names = "--json", description = "Write an object of JSON on each line.")
    private boolean isJson;

    @Override
    public Integer call() {
        if (last < 1) {
            return source.complain("--last: expected at least 1, got " + last, DatabaseSource.CANT_DO);
        }
        return source.run((accounts, out) -> {
            for (AuditEntry entry : accounts.log(account, last)) {
                out.print(isJson ? AccountLines.json(entry) + "\n" : AccountLines.row(entry));
            }
            return 0;
        });
    }
}
