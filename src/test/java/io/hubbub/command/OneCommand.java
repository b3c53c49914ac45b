package io.hubbub.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command of the jar, as an administrator runs it beside a server. */
public final class OneCommand {
    private OneCommand() {}

    /** Runs it in this process, and returns what it prints; fails if it does. */
    public static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        if (code != 0) {
            throw new AssertionError(String.join(" ", arguments) + ": " + err);
        }
        return out.toString();
    }
}
