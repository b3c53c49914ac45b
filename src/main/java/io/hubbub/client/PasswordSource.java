package io.hubbub.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** Where the password of an account comes from; never the arguments, which all users of the machine can read. */
final class PasswordSource {
    static final String VARIABLE = "HUBBUB_PASSWORD";
    private static final char NOTHING_SHOWN = 0;

    private PasswordSource() {}

    /**
     * The first line of a file, or the variable, or what is typed at the terminal.
     *
     * @param variable what {@link #VARIABLE} has; null if it is not set
     * @throws IllegalArgumentException whose message is one line for the user
     */
    static String read(Optional<Path> file, String variable, String account) {
        if (file.isPresent()) {
            return firstLine(file.get());
        } else if (variable != null) {
            return variable;
        }
        try (Terminal terminal = Terminals.system(SystemOutput.SysErrOrSysOut)) {
            return asked(terminal, account);
        } catch (IllegalStateException | IOException noTerminal) {
            throw new IllegalArgumentException("--account: there is no terminal to ask for the password at: expected "
                    + VARIABLE + " or --password-file", noTerminal);
        }
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("");
        } catch (IOException cannot) {
            throw new IllegalArgumentException("--password-file: " + file + " can't be read", cannot);
        }
    }

    static String asked(Terminal terminal, String account) {
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            return reader.readLine("Password of " + account + ": ", NOTHING_SHOWN);
        } catch (EndOfFileException | UserInterruptException nothing) {
            throw new IllegalArgumentException("--account: no password was typed", nothing);
        }
    }
}
