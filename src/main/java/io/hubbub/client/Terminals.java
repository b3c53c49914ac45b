package io.hubbub.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** The terminal that a person sits at. */
public final class Terminals {
    private Terminals() {}

    /**
     * UTF-8 whatever the locale says. Asking the terminal about grapheme clusters would swallow what is typed meanwhile.
     *
     * @throws IllegalStateException when there is none
     */
    public static Terminal system(SystemOutput output) throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .systemOutput(output)
                .encoding(StandardCharsets.UTF_8)
                .dumb(false)
                .graphemeCluster(false)
                .build();
    }
}
