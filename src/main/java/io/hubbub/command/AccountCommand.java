package io.hubbub.command;

import io.hubbub.accounts.AccountsTool;
import io.hubbub.net.Text;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code account}: the accounts of a server, on the machine of its database. */
@Command(
        name = "account",
        description = {
            "See and change the accounts of a server, whether it runs or not.",
            "",
            "A server that runs notices within two seconds: who is logged in to an account that is suspended or deleted"
                    + " is disconnected, and has what is granted."
        },
        mixinStandardHelpOptions = true,
        subcommands = {AccountAddCommand.class, AccountPasswordCommand.class, AccountSuspendCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub account list",
            "  hubbub account add ann --generate",
            "  hubbub account grant ann operator",
            "  hubbub account suspend bob --for 7d --reason 'advertising in every room'"
        })
final class AccountCommand {
    private static final String WORD = "GRANT";
    private static final String ITS_WORD = "operator, or console.";

    @Command(
            name = "list",
            description = "List all accounts: since when there is one, when its owner was last let in, and what it is.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin AccountsSource source,
            @Option(names = "--suspended", description = "Only those that are suspended.") boolean isSuspended,
            @Option(names = "--granted", description = "Only those that are granted something.") boolean isGranted,
            @Option(names = "--json", description = "Write an object of JSON on each line.") boolean isJson) {
        return source.run((accounts, out) -> {
            long nowMs = System.currentTimeMillis();
            if (!isJson) {
                out.print(AccountLines.header());
            }
            accounts.all().stream()
                    .filter(account -> !isSuspended || account.isSuspended(nowMs))
                    .filter(account -> !isGranted || !account.grants().isEmpty())
                    .forEach(account -> out.print(
                            isJson ? AccountLines.json(account, nowMs) + "\n" : AccountLines.row(account, nowMs)));
            return 0;
        });
    }

    @Command(name = "show", description = "Show an account and its tokens.", mixinStandardHelpOptions = true)
    int show(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME) String name,
            @Option(names = "--json", description = "Write an object of JSON.") boolean isJson) {
        return source.run((accounts, out) -> accounts.find(name)
                .map(account -> {
                    long nowMs = System.currentTimeMillis();
                    if (isJson) {
                        out.println(AccountLines.json(account, nowMs));
                        return 0;
                    }
                    AccountLines.details(account, nowMs).forEach(out::println);
                    accounts.links(account.id()).forEach(link -> out.println(AccountLines.row(link)));
                    if (account.tokens() > 0) {
                        out.print(AccountLines.tokenHeader());
                        accounts.tokens(name).orElse(List.of()).forEach(token -> out.print(AccountLines.row(token)));
                    }
                    return 0;
                })
                .orElseGet(() -> source.noSuch(name)));
    }

    @Command(
            name = "resume",
            description = "Let the owner of a suspended account in again.",
            mixinStandardHelpOptions = true)
    int resume(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME) String name) {
        return source.change(
                name, accounts -> accounts.resume(name), account -> account.name() + " is not suspended any more.");
    }

    @Command(
            name = "grant",
            description = "Grant an account what an operator of the server may do, or what a console may.",
            mixinStandardHelpOptions = true)
    int grant(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME) String name,
            @Parameters(paramLabel = WORD, description = ITS_WORD) String word) {
        if (!AccountsTool.grants().contains(word)) {
            return unknown(source, word);
        }
        return source.change(
                name, accounts -> accounts.grant(name, word), account -> account.name() + " is granted " + word + ".");
    }

    @Command(name = "revoke-grant", description = "Take back what was granted.", mixinStandardHelpOptions = true)
    int revokeGrant(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME) String name,
            @Parameters(paramLabel = WORD, description = ITS_WORD) String word) {
        return source.run((accounts, out) -> {
            if (accounts.find(name).isEmpty()) {
                return source.noSuch(name);
            } else if (accounts.revokeGrant(name, word).isEmpty()) {
                return source.complain(
                        name + " was not granted " + Text.harmless(word) + "; hubbub account show lists what was",
                        DatabaseSource.CANT_DO);
            }
            out.println(name + " is not granted " + word + " any more.");
            return 0;
        });
    }

    @Command(
            name = "link",
            description = {
                "Let somebody in to an account by the word of a provider: accounts.jwt or accounts.oidc in the configuration.",
                "",
                "For who had an account before there was a provider, and whose name is therefore taken."
            },
            mixinStandardHelpOptions = true)
    int link(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME) String name,
            @Parameters(paramLabel = "ISSUER", description = "The provider, as its tokens call it (iss).")
                    String issuer,
            @Parameters(paramLabel = "SUBJECT", description = "The person, as its tokens call them (sub).")
                    String subject) {
        return source.run((accounts, out) -> {
            if (accounts.find(name).isEmpty()) {
                return source.noSuch(name);
            } else if (accounts.link(name, issuer, subject).isEmpty()) {
                return source.complain(
                        Text.harmless(subject) + " has another account; hubbub account unlink takes it from that",
                        DatabaseSource.CANT_DO);
            }
            out.println(name + " is the account of " + Text.harmless(subject) + " at " + Text.harmless(issuer) + ".");
            return 0;
        });
    }

    @Command(
            name = "unlink",
            description = "Take that back: no provider lets anybody in to the account. Its tokens still do.",
            mixinStandardHelpOptions = true)
    int unlink(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME) String name) {
        return source.change(name, accounts -> accounts.unlink(name), count -> count + " unlinked from " + name + ".");
    }

    private static int unknown(AccountsSource source, String word) {
        return source.complain(
                "GRANT: expected " + String.join(" or ", AccountsTool.grants()) + ", got " + Text.harmless(word),
                DatabaseSource.CANT_DO);
    }

    @Command(
            name = "delete",
            description = {
                "Delete an account with its tokens and certificates. Its name is anybody's from then on.",
                "",
                "It can't be taken back. What its owner said stays, under the nick: history forget empties that."
            },
            mixinStandardHelpOptions = true)
    int delete(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME) String name) {
        return source.change(name, accounts -> accounts.delete(name), account -> account.name() + " is deleted.");
    }
}
