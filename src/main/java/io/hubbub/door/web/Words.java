package io.hubbub.door.web;

import io.hubbub.net.SpeechLines;
import io.hubbub.net.Text;
import io.hubbub.room.Speech;
import java.util.stream.Collectors;

/** Words that somebody said, as text that a page can show. */
final class Words {
    private Words() {}

    /**
     * Text in which nothing is left but characters, tabs and {@code \n} between lines: what is not UTF-8 is U+FFFD, and what
     * would steer a screen or turn the direction of writing has a sign in its place. A chunk of bytes loses the name that a plain
     * desktop client puts in front, and an empty line at its end.
     */
    static String of(Speech speech, String nick) {
        boolean isPlainLine = speech.shape() == Speech.Shape.LINE && Text.isPlain(speech.plain());
        return isPlainLine ? Text.decode(speech.plain()) : String.join("\n", SpeechLines.of(speech, nick));
    }

    /** Text of several lines, in which nothing else is left, either. */
    static String lines(String text) {
        return Text.lines(text).stream().map(Text::harmless).collect(Collectors.joining("\n"));
    }
}
