package io.hubbub.command;

import io.hubbub.config.Config;
import io.hubbub.credential.Token;
import io.hubbub.hub.Accounts;
import io.hubbub.net.AccountSentences;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code token}: what lets programs, and people without a password, in to an account. */
@Command(
        name = "token",
        description = "See, make and revoke the tokens of an account, whether the server runs or not.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub token add robot 'build server'",
            "  hubbub token list robot",
            "  hubbub token revoke robot 7",
            "  hubbub token revoke ann --all"
        })
final class TokenCommand {

    @Command(
            name = "add",
            description = {
                "Make a token, and show it once. It is taken wherever the account's password is.",
                "",
                "An account has as many as accounts.tokensPerAccount says; the one that was not used for longest makes room."
            },
            mixinStandardHelpOptions = true)
    int add(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME) String name,
            @Parameters(paramLabel = "LABEL", description = "What it is for.") String label,
            @Option(names = "--days", paramLabel = "DAYS", description = "How long it lasts. Default: for ever.")
                    Optional<Integer> days) {
        if (!Accounts.isLabel(label)) {
            return source.complain("LABEL: " + AccountSentences.BAD_LABEL, DatabaseSource.CANT_DO);
        } else if (days.isPresent() && days.get() < 1) {
            return source.complain("--days: expected at least 1, got " + days.get(), DatabaseSource.CANT_DO);
        }
        Config config = source.settings();
        Token token = Token.make(new SecureRandom());
        long expiresMs = days.map(number -> System.currentTimeMillis() + TimeUnit.DAYS.toMillis(number))
                .orElse(0L);
        return source.change(
                name,
                accounts -> accounts.addToken(name, token, label, expiresMs, config.accounts().tokensPerAccount),
                added -> "Token " + added.id() + ", which is shown this once: " + token.text());
    }

    @Command(name = "list", description = "List the tokens of an account.", mixinStandardHelpOptions = true)
    int list(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME) String name,
            @Option(names = "--json", description = "Write an object of JSON on each line.") boolean isJson) {
        return source.run((accounts, out) -> {
            Optional<List<Accounts.Device>> tokens = accounts.tokens(name);
            if (tokens.isEmpty()) {
                return source.noSuch(name);
            }
            if (!isJson) {
                out.print(AccountLines.tokenHeader());
            }
            tokens.get()
                    .forEach(token -> out.print(isJson ? AccountLines.json(token) + "\n" : AccountLines.row(token)));
            return 0;
        });
    }

    @Command(
            name = "revoke",
            description = "Revoke a token, or all. Who was let in with it stays so.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Mixin AccountsSource source,
            @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME) String name,
            @Parameters(
                            paramLabel = "NUMBER",
                            arity = "0..1",
                            description = "Its number, as hubbub token list lists it.")
                    Optional<Long> number,
            @Option(names = "--all", description = "All tokens of the account.") boolean isAll) {
        if (isAll == number.isPresent()) {
            return source.complain("expected either NUMBER or --all", DatabaseSource.CANT_DO);
        } else if (isAll) {
            return source.change(name, accounts -> accounts.revokeAll(name), count -> count + " revoked.");
        }
        return source.run((accounts, out) -> {
            if (accounts.find(name).isEmpty()) {
                return source.noSuch(name);
            } else if (accounts.revoke(name, number.get()).isEmpty()) {
                return source.complain(
                        name + " has no token " + number.get() + "; hubbub token list lists those that it has",
                        DatabaseSource.CANT_DO);
            }
            out.println("Token " + number.get() + " is revoked.");
            return 0;
        });
    }
}
