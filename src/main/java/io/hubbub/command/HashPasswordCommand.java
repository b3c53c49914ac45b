package io.hubbub.command;

import io.hubbub.net.Passwords;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hash-password}: turns a password into what the configuration has in its place. */
@Command(
        name = "hash-password",
        description = "Read a password, and print its bcrypt hash for an operator in the configuration.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub hash-password                       asks twice, and shows nothing of what is typed",
            "  hubbub hash-password < file-with-password  takes the first line"
        })
final class HashPasswordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String hash;
        try {
            hash = Passwords.hash(PasswordInput.read());
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), unfit.getMessage(), unfit);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(hash);
        out.flush();
        return 0;
    }
}
