package io.hubbub.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code account suspend}: lets nobody in to an account. */
@Command(
        name = "suspend",
        description = "Let nobody in to an account, and disconnect who is. Its nick stays its own.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub account suspend bob --for 7d --reason 'advertising in every room'",
            "  hubbub account suspend bob --until 2026-12-24T18:00:00Z",
            "  hubbub account suspend bob                   until hubbub account resume bob"
        })
final class AccountSuspendCommand implements Callable<Integer> {
    @Mixin
    private AccountsSource source;

    @Parameters(paramLabel = AccountsSource.NAME, description = AccountsSource.ITS_NAME)
    private String name;

    @Mixin
    private Term term;

    @Override
    public Integer call() {
        long nowMs = System.currentTimeMillis();
        Optional<String> fault = term.fault(nowMs);
        if (fault.isPresent()) {
            return source.complain(fault.get(), DatabaseSource.CANT_DO);
        }
        long untilMs = term.untilMs(nowMs);
        return source.change(
                name,
                accounts -> accounts.suspend(name, untilMs, term.reason()),
                account -> account.name() + " is suspended " + AccountLines.until(untilMs) + ".");
    }
}
