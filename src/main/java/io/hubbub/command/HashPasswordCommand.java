package io.hubbub.command;

import io.hubbub.client.Terminals;
import io.hubbub.net.Passwords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder.SystemOutput;
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
    private static final char NOTHING_SHOWN = 0;

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

    /** From the terminal, twice and without showing it, or the first line of standard input. */
    private static String password() throws IOException {
        Terminal terminal;
        try {
            terminal = Terminals.system(SystemOutput.SysErrOrSysOut);
        } catch (IllegalStateException noTerminal) {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        }
        try (terminal) {
            return asked(terminal);
        }
    }

    /** A slip of the finger would be noticed when somebody needs to get in. */
    static String asked(Terminal terminal) {
        // Text that is typed between the two questions is shown no more than the rest.
        terminal.enterRawMode();
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            String once = reader.readLine("Password: ", NOTHING_SHOWN);
            String again = reader.readLine("Once more: ", NOTHING_SHOWN);
            if (!once.equals(again)) {
                throw new IllegalArgumentException("the two passwords differ");
            }
            return once;
        } catch (EndOfFileException | UserInterruptException nothing) {
            throw new IllegalArgumentException("no password was typed", nothing);
        }
    }
}
