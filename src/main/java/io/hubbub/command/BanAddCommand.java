package io.hubbub.command;

import io.hubbub.hub.Bans;
import io.hubbub.net.BanSentences;
import io.hubbub.net.Text;
import io.hubbub.room.BanTarget;
import io.hubbub.room.ServerBan;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ban add}: keeps somebody off a server. */
@Command(
        name = "add",
        description = {
            "Keep somebody off a server, and disconnect who is on it. Another ban of the same TARGET is replaced.",
            "",
            "Sessions of those who may ban others are not ended for an address or a mask."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub ban add 192.0.2.7                      an address",
            "  hubbub ban add 2001:db8::/32 --for 12h        a network",
            "  hubbub ban add account:bob --reason spam      whoever logs in to that account",
            "  hubbub ban add 'spam*!*@198.51.100.*'         a mask of nick!user@host"
        })
final class BanAddCommand implements Callable<Integer> {
    @Mixin
    private BansSource source;

    @Parameters(
            paramLabel = BansSource.TARGET,
            description =
                    "An address, a network as 192.0.2.0/24, account:NAME, or a mask as nick!user@host with * and ?.")
    private String target;

    @Mixin
    private Term term;

    @Option(names = "--force", description = "Also if it bans everybody on the server's own machine.")
    private boolean isForced;

    @Override
    public Integer call() {
        long nowMs = System.currentTimeMillis();
        Optional<String> fault = BanTarget.fault(target)
                .map(why -> "TARGET: " + Text.harmless(why))
                .or(() -> term.fault(nowMs));
        if (fault.isPresent()) {
            return source.complain(fault.get(), DatabaseSource.CANT_DO);
        }
        ServerBan ban =
                new ServerBan(BanTarget.of(target), term.reason(), AccountsSource.ACTOR, nowMs, term.untilMs(nowMs));
        if (!isForced && ban.target().isAboutLoopback()) {
            return source.complain(
                    "TARGET: " + BanSentences.of(Bans.Outcome.LOOPBACK) + "; --force does it anyway",
                    DatabaseSource.CANT_DO);
        }
        return source.run((bans, out) -> {
            if (!bans.add(ban)) {
                return source.complain(BanSentences.of(Bans.Outcome.FULL), DatabaseSource.CANT_DO);
            }
            out.println(BanCommand.sentence(ban));
            return 0;
        });
    }
}
