package io.hubbub.command;

import io.hubbub.config.Config;
import io.hubbub.credential.ScramCredential;
import io.hubbub.hub.Registration;
import io.hubbub.hub.Registrations;
import io.hubbub.net.AccountSentences;
import io.hubbub.net.Text;
import io.hubbub.room.Account;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code account add}: makes an account. */
@Command(
        name = "add",
        description = "Make an account, whoever may register. Its name is also the nick that is its owner's.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub account add ann                       asks twice, and shows nothing of what is typed",
            "  hubbub account add ann --generate            makes a password, and shows it once",
            "  hubbub account add robot --bot               no password; hubbub token add makes a token"
        })
final class AccountAddCommand implements Callable<Integer> {
    @Mixin
    private AccountsSource source;

    @Mixin
    private NewPassword password;

    @Parameters(paramLabel = "NAME", description = "The name.")
    private String name;

    @Option(names = "--bot", description = "It is a program's: no password lets it in, and others see that it is one.")
    private boolean isBot;

    @Override
    public Integer call() throws IOException {
        Config config = source.settings();
        Optional<String> fault = Registrations.nameFault(name, config.chat());
        if (fault.isPresent()) {
            return source.complain(Text.harmless(name) + ": " + fault.get(), DatabaseSource.CANT_DO);
        }
        Optional<ScramCredential> credential =
                isBot ? Optional.empty() : Optional.of(password.credential(config.accounts().passwordRounds));
        return source.run((accounts, out) -> {
            Optional<Account> added = accounts.add(name, credential, isBot);
            if (added.isEmpty()) {
                String why = AccountSentences.of(new Registration.Refused(Registration.Why.NAME_TAKEN));
                return source.complain(name + ": " + why, DatabaseSource.CANT_DO);
            }
            out.println("There is an account " + added.get().name() + ".");
            if (!isBot) {
                password.show(out);
            }
            return 0;
        });
    }
}
