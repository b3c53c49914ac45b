package io.hubbub.task;

import java.util.Locale;

/** A stranger's task: known only through META-INF/services on the tests' class path, and unaware of checks. */
public final class ShoutTask implements Task {
    @Override
    public String name() {
        return "shout";
    }

    @Override
    public String usage() {
        return "shout TEXT: the text in capitals";
    }

    @Override
    public String run(String arguments) {
        return arguments.toUpperCase(Locale.ROOT);
    }
}
