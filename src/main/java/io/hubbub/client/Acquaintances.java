package io.hubbub.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The nicks that were seen, learned from the lines shown, so that it works at every door. Thread-safe. */
final class Acquaintances {
    /** Of so many, the one who was seen first is forgotten: a room of thousands is nothing to choose from anyway. */
    private static final int MOST = 1000;

    /** The beginning of a line door's lines for somebody who wants to see the time. */
    private static final String TIME = "^(?:\\d\\d:\\d\\d:\\d\\d )?+";

    private static final Pattern STAMP = Pattern.compile(TIME);

    /** Speech as the doors and {@link IrcWords} write it: {@code <ann> hi}, {@code [#room] <ann> hi}, {@code *ann* hi}, {@code ann: hi}. */
    private static final Pattern SPEAKER = Pattern.compile(
            TIME + "(?:\\[[^\\]]*\\] )?(?:<([^>\\s]+)>|\\*([^*\\s]+)\\*|-([^\\s]+)- |([^\\s:*<\\[-][^\\s:]*):)");

    private static final Pattern NEWS = Pattern.compile("^\\* (\\S+) (?:joined|left|quit|is now (\\S+))\\b.*");
    private static final Pattern LIST = Pattern.compile("^\\* (?:In \\S+|Here): (.*)");
    private static final Pattern REST_OF_LIST = Pattern.compile(" and \\d+ more$");
    private static final String OURS = "* You are now ";

    /** By their folded form; who was seen last stands last. */
    private final Map<String, String> nicks = new LinkedHashMap<>();

    private String own;

    Acquaintances(String own) {
        this.own = own;
    }

    /** The speaker of a line, as the part of it that is the nick. */
    static Optional<Span> speaker(String line) {
        Matcher matcher = SPEAKER.matcher(line);
        for (int group = 1; matcher.find(0) && group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return Optional.of(new Span(matcher.start(group), matcher.end(group)));
            }
        }
        return Optional.empty();
    }

    /** A line as it is for those who don't want to see the time. */
    static String withoutTime(String line) {
        return STAMP.matcher(line).replaceFirst("");
    }

    /** Learns who is there from a line about to be shown. */
    synchronized void learn(String shown) {
        String line = withoutTime(shown);
        Matcher news = NEWS.matcher(line);
        Matcher list = LIST.matcher(line);
        Optional<Span> speaker = speaker(line);
        if (line.startsWith(OURS)) {
            own = line.substring(OURS.length()).strip();
        } else if (news.matches()) {
            meet(news.group(2) == null ? news.group(1) : news.group(2));
        } else if (list.matches()) {
            String names = REST_OF_LIST.matcher(list.group(1)).replaceFirst("");
            for (String nick : names.split(",? ")) {
                meet(nick.replaceFirst("^[~&@%+]+", ""));
            }
        } else if (speaker.isPresent()) {
            meet(speaker.get().of(line));
        }
    }

    private void meet(String nick) {
        if (nick.isEmpty() || Nicks.same(nick, own)) {
            return;
        }
        String folded = Nicks.fold(nick);
        nicks.remove(folded);
        nicks.put(folded, nick);
        if (nicks.size() > MOST) {
            nicks.remove(nicks.keySet().iterator().next());
        }
    }

    /** Those whose nicks begin like this, whatever the case; who was seen last comes first. */
    synchronized List<String> beginningWith(String start) {
        String folded = Nicks.fold(start);
        List<String> found = new ArrayList<>();
        nicks.forEach((name, nick) -> {
            if (name.startsWith(folded)) {
                found.add(0, nick);
            }
        });
        return found;
    }

    /** Where in what somebody says our own nick stands as a word. */
    synchronized List<Span> mentions(String line, int from) {
        List<Span> mentions = new ArrayList<>();
        Matcher matcher = Pattern.compile(Pattern.quote(own), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(line);
        for (int at = from; matcher.find(at); at = matcher.end()) {
            if (!joins(line.codePointBefore(matcher.start() == 0 ? 1 : matcher.start()), matcher.start() == 0)
                    && !joins(matcher.end() == line.length() ? 0 : line.codePointAt(matcher.end()), false)) {
                mentions.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return mentions;
    }

    /** Whether a character beside a nick makes it part of a longer word; scripts without blanks between words have none. */
    private static boolean joins(int character, boolean nothing) {
        return !nothing && Character.isLetterOrDigit(character) && !Character.isIdeographic(character);
    }

    /** Part of a line, from a character up to another. */
    record Span(int start, int end) {
        String of(String line) {
            return line.substring(start, end);
        }
    }
}
