package io.hubbub.command;

import io.hubbub.accounts.AccountsTool;
import io.hubbub.config.Config;
import io.hubbub.net.Text;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/** The accounts in the database that a configuration names: what the commands of {@code account} and {@code token} have in common. */
final class AccountsSource extends DatabaseSource {
    /** The parameter that says which account. */
    static final String NAME = "NAME";

    static final String ITS_NAME = "The account, by its name; capitals don't matter.";

    /** By whom things are done here, as the log says it. */
    static final String ACTOR = "command line";

    /** What a command does with them; returns its exit code. */
    interface Work {
        int with(AccountsTool accounts, PrintWriter out);
    }

    int run(Work work) {
        return complaining(out -> {
            try (AccountsTool accounts = open(uri -> AccountsTool.open(uri, ACTOR, System::currentTimeMillis))) {
                return work.with(accounts, out);
            }
        });
    }

    /**
     * Does something to an account, and says what was done.
     *
     * @param change empty if there is no such account
     * @param sentence of what was done
     */
    <T> int change(String name, Function<AccountsTool, Optional<T>> change, Function<T, String> sentence) {
        return run((accounts, out) -> {
            Optional<T> done = change.apply(accounts);
            if (done.isEmpty()) {
                return noSuch(name);
            }
            out.println(sentence.apply(done.get()));
            return 0;
        });
    }

    int noSuch(String name) {
        return complain(
                "There is no account " + Text.harmless(name) + "; hubbub account list lists those that there are",
                CANT_DO);
    }

    /** The configuration of the server, for what accounts have to be like. */
    Config settings() {
        return config();
    }
}
