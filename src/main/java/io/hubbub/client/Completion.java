package io.hubbub.client;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the beginning of a word when Tab is pressed: a command at the start of the line, and everywhere else a nick that was seen. */
final class Completion implements Completer {
    private final List<String> commands;
    private final Acquaintances acquaintances;

    /** @param commands without the slash */
    Completion(List<String> commands, Acquaintances acquaintances) {
        this.commands = commands;
        this.acquaintances = acquaintances;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String start = line.word().substring(0, line.wordCursor());
        boolean first = line.wordIndex() == 0;
        if (first && start.startsWith("/")) {
            commands.stream().map(command -> "/" + command).forEach(command -> candidates.add(candidate(command)));
        } else if (!start.isEmpty()) {
            for (String nick : acquaintances.beginningWith(start)) {
                candidates.add(candidate(first ? nick + ":" : nick));
            }
        }
    }

    private static Candidate candidate(String value) {
        return new Candidate(value, value, null, null, null, null, true);
    }
}
