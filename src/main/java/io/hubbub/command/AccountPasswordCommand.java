package io.hubbub.command;

import io.hubbub.credential.ScramCredential;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code account password}: gives an account another password. */
@Command(
        name = "password",
        description = {
            "Give an account another password, as when its owner has forgotten it.",
            "",
            "Who is logged in stays so, and tokens go on: hubbub token revoke NAME --all ends those."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub account password ann                  asks twice, and shows nothing of what is typed",
            "  hubbub account password ann --generate       for ann, who changes it with /password"
        })
final class AccountPasswordCommand implements Callable<Integer> {
    @Mixin
    private AccountsSource source;

    @Mixin
    private NewPassword password;

    @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME)
    private String name;

    @Override
    public Integer call() throws IOException {
        int rounds = source.settings().accounts().passwordRounds;
        int missing = source.run((accounts, out) -> accounts.find(name).isPresent() ? 0 : source.noSuch(name));
        if (missing != 0) {
            return missing;
        }
        ScramCredential credential = password.credential(rounds);
        return source.run((accounts, out) -> {
            if (accounts.setCredential(name, credential).isEmpty()) {
                return source.noSuch(name);
            }
            out.println(name + " has another password.");
            password.show(out);
            return 0;
        });
    }
}
