package io.hubbub.net;

import io.hubbub.room.Speech;
import java.util.List;
import java.util.stream.Stream;

/** The lines of a speech of any shape, for doors that show text: a new shape does not compile before they are known here. */
public final class SpeechLines {
    private static final String LINE_END = String.valueOf(Speech.LINE_END);

    private SpeechLines() {}

    /**
     * The lines that somebody said, each harmless as {@link Text#harmless} says, and in none of them an end of a line. A chunk of a
     * stream loses the speaker's name in front, and empty lines at its end.
     */
    public static List<String> of(Speech speech, String nick) {
        String text = Text.decode(speech.plain());
        return switch (speech.shape()) {
            case STREAM -> Text.linesOfStream(text, nick);
            case LINE -> List.of(Text.harmless(text));
            case LINES -> split(text).map(Text::harmless).toList();
        };
    }

    /** The same for programs that show text as IRC's do: see {@link Text#formatted}. */
    static List<String> formatted(Speech speech, String nick) {
        String text = Text.decode(speech.plain());
        return switch (speech.shape()) {
            case STREAM -> Text.linesOfStream(text, nick);
            case LINE -> List.of(Text.formatted(text));
            case LINES -> split(text).map(Text::formatted).toList();
        };
    }

    private static Stream<String> split(String text) {
        return Stream.of(text.split(LINE_END, -1));
    }
}
