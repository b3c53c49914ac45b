package io.hubbub.command;

import io.hubbub.client.Terminals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** A new password from whoever started a command; never from its arguments, which all users of the machine can read. */
final class PasswordInput {
    private static final char NOTHING_SHOWN = 0;

    private PasswordInput() {}

    /** From the terminal, twice and without showing it, or the first line of standard input. */
    static String read() throws IOException {
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
