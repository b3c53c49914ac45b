package io.hubbub;

import io.hubbub.net.Passwords;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hash-password}: turns a password into what the configuration has in its place. */
@Command(
        name = "hash-password",
        description = "Read a password, and print its bcrypt hash for an operator in the configuration.",
        mixinStandardHelpOptions = true)
final class HashPasswordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String hash;
        try {
            hash = Passwords.hash(password());
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), unfit.getMessage(), unfit);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(hash);
        out.flush();
        return 0;
    }

    /** From the terminal without showing it, or the first line of standard input; newer JDKs have a console for both. */
    @SuppressWarnings("SystemConsoleNull")
    private static String password() throws IOException {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
