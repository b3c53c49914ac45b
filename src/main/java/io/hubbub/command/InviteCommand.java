package io.hubbub.command;

import io.hubbub.accounts.InvitationView;
import io.hubbub.credential.Invitation;
import io.hubbub.hub.Accounts;
import io.hubbub.net.AccountSentences;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code invite}: who may make an account where not everybody may. */
@Command(
        name = "invite",
        description = {
            "See, make and revoke invitations, by which people make an account where accounts.registration is \"invite\".",
            "",
            "An invitation is shown once, when it is made: it goes to whom it is for, alone or behind the address of the page, as in"
                    + " https://chat.example.org/#invite=inv_…"
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub invite add 'for ann'",
            "  hubbub invite add 'the sailing club' --uses 30 --days 14",
            "  hubbub invite list",
            "  hubbub invite revoke 2"
        })
final class InviteCommand {
    private static final int MOST_USES = 100_000;

    @Command(name = "add", description = "Make an invitation, and show it once.", mixinStandardHelpOptions = true)
    int add(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = "LABEL", description = "Whom it is for.") String label,
            @Option(
                            names = "--uses",
                            paramLabel = "NUMBER",
                            defaultValue = "1",
                            description = "How many accounts can be made by it. Default: ${DEFAULT-VALUE}.")
                    int uses,
            @Option(
                            names = "--days",
                            paramLabel = "DAYS",
                            defaultValue = "7",
                            description = "How long it lasts; 0 is for ever. Default: ${DEFAULT-VALUE}.")
                    int days) {
        if (!Accounts.isLabel(label)) {
            return source.complain("LABEL: " + AccountSentences.BAD_LABEL, DatabaseSource.CANT_DO);
        } else if (uses < 1 || uses > MOST_USES) {
            return source.complain("--uses: expected 1 to " + MOST_USES + ", got " + uses, DatabaseSource.CANT_DO);
        } else if (days < 0) {
            return source.complain("--days: expected 0 or more, got " + days, DatabaseSource.CANT_DO);
        }
        Invitation invitation = Invitation.make(new SecureRandom());
        long expiresMs = days == 0 ? 0 : System.currentTimeMillis() + TimeUnit.DAYS.toMillis(days);
        return source.run((accounts, out) -> {
            InvitationView made = accounts.invite(invitation, label, uses, expiresMs);
            out.println("Invitation " + made.id() + ", which is shown this once: " + invitation.text());
            return 0;
        });
    }

    @Command(
            name = "list",
            description = "List the invitations by which accounts can still be made.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin AccountsSource source,
            @Option(names = "--json", description = "Write an object of JSON on each line.") boolean isJson) {
        return source.run((accounts, out) -> {
            if (!isJson) {
                out.print(AccountLines.invitationHeader());
            }
            accounts.invitations()
                    .forEach(each -> out.print(isJson ? AccountLines.json(each) + "\n" : AccountLines.row(each)));
            return 0;
        });
    }

    @Command(
            name = "revoke",
            description = "Revoke an invitation. Accounts that were made by it stay.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = "NUMBER", description = "Its number, as hubbub invite list lists it.")
                    long number) {
        return source.run((accounts, out) -> {
            Optional<Long> revoked = accounts.revokeInvitation(number);
            if (revoked.isEmpty()) {
                return source.complain(
                        "There is no invitation " + number + "; hubbub invite list lists those that there are",
                        DatabaseSource.CANT_DO);
            }
            out.println("Invitation " + number + " is revoked.");
            return 0;
        });
    }
}
