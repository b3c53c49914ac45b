package io.hubbub.door.line;

import java.util.function.Consumer;

/** Asks for a password, which is the next line, whatever it begins with. A telnet client does not show it while it is typed. */
final class Prompt {
    private final Talk talk;
    private final Telnet telnet;

    /** What the next line is for; null if it is like all others. */
    private Consumer<String> wanted;

    /** Whether the client was told not to show what is typed. */
    private boolean isHidden;

    Prompt(Talk talk, Telnet telnet) {
        this.talk = talk;
        this.telnet = telnet;
    }

    boolean isOpen() {
        return wanted != null;
    }

    /** @param question as {@code Password} */
    void ask(String question, Consumer<String> answer) {
        wanted = answer;
        if (telnet.isUnderstood()) {
            isHidden = true;
            talk.session().reply(telnet.echo(true).appendString(question + ": "));
        } else {
            talk.say(question + "? The next line is taken for it; your terminal shows what you type");
        }
    }

    /** The line that was asked for. */
    void take(String line) {
        Consumer<String> taker = wanted;
        close();
        if (line.isEmpty()) {
            talk.say("Nothing was typed, and nothing is changed");
        } else {
            taker.accept(line);
        }
    }

    /** The next line is like all others. */
    void close() {
        wanted = null;
        if (isHidden) {
            isHidden = false;
            // The return that ended the line was not shown, either.
            talk.session().reply(telnet.echo(false).appendString("\r\n"));
        }
    }
}
