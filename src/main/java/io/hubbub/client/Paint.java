package io.hubbub.client;

import io.hubbub.client.Acquaintances.Span;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours of lines on a terminal: each nick has its own, what the server says is dim, our own nick stands out. */
final class Paint {
    /** Those of the terminal's own palette that can be read on light and dark ground. */
    private static final int[] COLOURS = {
        AttributedStyle.RED,
        AttributedStyle.GREEN,
        AttributedStyle.YELLOW,
        AttributedStyle.BLUE,
        AttributedStyle.MAGENTA,
        AttributedStyle.CYAN,
        AttributedStyle.BRIGHT + AttributedStyle.RED,
        AttributedStyle.BRIGHT + AttributedStyle.BLUE,
        AttributedStyle.BRIGHT + AttributedStyle.MAGENTA
    };

    private static final AttributedStyle DIM = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle MENTION =
            AttributedStyle.DEFAULT.bold().inverse();

    private Paint() {}

    /** Not parsed for escape sequences: what somebody said can't drive the terminal. */
    static AttributedString plain(String stamp, String line) {
        return new AttributedString(stamp + line);
    }

    static AttributedString coloured(String stamp, String line, Acquaintances acquaintances) {
        AttributedStringBuilder painted = new AttributedStringBuilder();
        painted.styled(DIM, stamp);
        Optional<Span> speaker = Acquaintances.speaker(line);
        if (speaker.isEmpty()) {
            painted.styled(Acquaintances.withoutTime(line).startsWith("* ") ? DIM : AttributedStyle.DEFAULT, line);
        } else {
            Span nick = speaker.get();
            painted.append(line, 0, nick.start());
            painted.styled(AttributedStyle.DEFAULT.foreground(colour(nick.of(line))), nick.of(line));
            marked(painted, line, nick.end(), acquaintances);
        }
        return painted.toAttributedString();
    }

    private static void marked(AttributedStringBuilder painted, String line, int from, Acquaintances acquaintances) {
        int at = from;
        for (Span mention : acquaintances.mentions(line, from)) {
            painted.append(line, at, mention.start());
            painted.styled(MENTION, mention.of(line));
            at = mention.end();
        }
        painted.append(line, at, line.length());
    }

    private static int colour(String nick) {
        return COLOURS[Math.floorMod(Nicks.fold(nick).hashCode(), COLOURS.length)];
    }
}
