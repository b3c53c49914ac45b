package io.hubbub.command;

import io.hubbub.accounts.BansTool;
import java.io.PrintWriter;

/** The bans in the database that a configuration names: what the commands of {@code ban} have in common. */
final class BansSource extends DatabaseSource {
    static final String TARGET = "TARGET";

    /** What a command does with them; returns its exit code. */
    interface Work {
        int with(BansTool bans, PrintWriter out);
    }

    int run(Work work) {
        return complaining(out -> {
            try (BansTool bans = open(uri -> BansTool.open(uri, System::currentTimeMillis))) {
                return work.with(bans, out);
            }
        });
    }
}
