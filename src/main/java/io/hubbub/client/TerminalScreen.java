package io.hubbub.client;

import io.hubbub.net.Text;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/**
 * A terminal: what the server says appears above the line being typed. The typed line is erased when it is sent, since
 * it comes back in its place among the others' words; what does not come back is shown here.
 */
final class TerminalScreen implements Screen {
    /** People's words have no quotation marks and no escapes that mean anything. */
    private static final Parser WORDS =
            new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);

    private final Terminal terminal;
    private final Look look;
    private final Acquaintances acquaintances;
    private final LineReader reader;
    private final String prompt;
    private volatile Thread typist;

    /**
     * Takes over the terminal and closes it in the end.
     *
     * @param commands what can be typed behind a slash
     */
    TerminalScreen(Terminal terminal, String nick, List<String> commands, Look look) {
        this.terminal = terminal;
        this.look = look;
        this.acquaintances = new Acquaintances(nick);
        this.prompt = Text.harmless(nick) + "> ";
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(WORDS)
                .completer(new Completion(commands, acquaintances))
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.ERASE_LINE_ON_FINISH, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, true)
                .build();
        keepKeysBetweenLines();
    }

    /** Otherwise the terminal itself would take what is typed while no line is being read, Ctrl-D for one. */
    private void keepKeysBetweenLines() {
        terminal.enterRawMode();
    }

    @Override
    public void show(String line) {
        printAbove(line);
    }

    @Override
    public void tell(String notice) {
        printAbove("* " + notice);
    }

    private void printAbove(String line) {
        acquaintances.learn(line);
        String stamp = look.stamp();
        reader.printAbove(look.colour() ? Paint.coloured(stamp, line, acquaintances) : Paint.plain(stamp, line));
    }

    @Override
    public void converse(Conversation conversation) {
        typist = Thread.currentThread();
        while (!conversation.ended().isComplete()) {
            try {
                say(conversation, reader.readLine(prompt));
            } catch (EndOfFileException | UserInterruptException done) {
                conversation.leave();
                return;
            }
        }
    }

    private void say(Conversation conversation, String line) {
        if (!conversation.comesBack(line)) {
            printAbove(prompt + Text.harmless(line));
        }
        conversation.say(Buffer.buffer(line)).otherwiseEmpty().await();
    }

    @Override
    public void close() throws IOException {
        Thread reading = typist;
        if (reading != null) {
            stop(reading);
        }
        terminal.close();
    }

    /** The line reader puts the terminal's settings back when it is interrupted. */
    private static void stop(Thread reading) {
        reading.interrupt();
        try {
            reading.join(1000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
