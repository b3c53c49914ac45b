package io.hubbub.net;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says whether a line is the request line of HTTP or of a protocol built like it, from one byte to the next: {@code method
 * SP target SP version} as <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3">RFC 9112, section 3</a> has it. A page in a
 * browser chooses the method, the path and all that follows the line, but neither the space and the version at the end of it
 * nor that it comes first. Keeps a few bytes, however long the line is.
 */
public final class RequestLine {
    /** The methods of RFC 9110 and RFC 5789. */
    public static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private static final int LONGEST_VERSION = 15;
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
    private static final Pattern VERSION = Pattern.compile("(HTTP|RTSP|SIP|ICAP|ICE)/[0-9]{1,2}(\\.[0-9]{1,2})?");

    /** How far the line has come. */
    private enum Part {
        /** Nothing has come but line ends, which servers are to skip before a request, and blanks. */
        BEGINNING,
        METHOD,
        REST,
        ENDED,
        /** This is no request line. */
        OTHER
    }

    private final StringBuilder method = new StringBuilder(0);
    private final StringBuilder word = new StringBuilder(0);
    private Part part = Part.BEGINNING;

    /** How many words stand behind the method. */
    private int words;

    /** Whether the first of them can be a target: a path, a star, or with the colon of a port or a scheme. */
    private boolean hasTarget;

    private boolean inWord;

    /** Whether a line is one, given without its end. */
    public static boolean is(Buffer text) {
        RequestLine line = new RequestLine();
        for (int i = 0; i < text.length() && !line.isOther(); i++) {
            line.take(text.getByte(i) & 0xFF);
        }
        line.end();
        return line.isRequest();
    }

    /** Takes the next byte. */
    void take(int b) {
        switch (part) {
            case BEGINNING -> begin(b);
            case METHOD -> inMethod(b);
            case REST -> inRest(b);
            default -> {}
        }
    }

    /** The line has no end, since nothing more will come. */
    void end() {
        take('\n');
    }

    private void begin(int b) {
        boolean skipped = b == '\r' || b == '\n' || b == ' ' || b == '\t' || b == 0xEF || b == 0xBB || b == 0xBF;
        if (!skipped) {
            part = Part.METHOD;
            inMethod(b);
        }
    }

    private void inMethod(int b) {
        if (b == ' ' && !method.isEmpty()) {
            part = Part.REST;
        } else if (!isTokenSign(b)) {
            part = Part.OTHER;
        } else if (method.length() <= LONGEST_VERSION) {
            method.append((char) b);
        }
    }

    private static boolean isTokenSign(int b) {
        return (b >= '0' && b <= '9')
                || (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || TOKEN_SIGNS.indexOf(b) >= 0;
    }

    private void inRest(int b) {
        if (b == 0xFF && !isLikely()) {
            // In no text, and telnet's.
            part = Part.OTHER;
        } else if (b == '\n') {
            part = found().isPresent() || isOldest() ? Part.ENDED : Part.OTHER;
        } else if (b == ' ' || b == '\t' || b == '\r') {
            inWord = false;
        } else {
            inWord(b);
        }
    }

    private void inWord(int b) {
        if (!inWord) {
            inWord = true;
            words++;
            word.setLength(0);
            if (words > 1 && !hasTarget && !isUsual()) {
                part = Part.OTHER;
            }
        }
        if (words == 1) {
            hasTarget |= b == ':' || (word.isEmpty() && (b == '/' || b == '*'));
        }
        if (word.length() <= LONGEST_VERSION) {
            word.append((char) b);
        }
    }

    /** A line that begins with one of these and ends with the version is a program's. */
    private boolean isUsual() {
        return METHODS.contains(method.toString());
    }

    private Optional<Matcher> found() {
        boolean isThree = words > 1 && (hasTarget || (isUsual() && words == 2));
        if (!isThree) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(word.toString().toUpperCase(Locale.ROOT));
        return version.matches() ? Optional.of(version) : Optional.empty();
    }

    /** HTTP/0.9 had no version; and who can put a line end into the path of somebody's request cuts it off. */
    private boolean isOldest() {
        return words == 1 && isPath() && isUsual();
    }

    private boolean isPath() {
        return !word.isEmpty() && word.charAt(0) == '/';
    }

    /** Whether nothing has come that belongs to a line. */
    boolean isAtBeginning() {
        return part == Part.BEGINNING;
    }

    /** Whether what has come may be the beginning of one that a browser sends: its methods are in capitals, and few are long. */
    boolean mayBeRequest() {
        return (part == Part.METHOD || part == Part.REST)
                && method.length() <= LONGEST_VERSION
                && method.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '-');
    }

    /** Whether it can't be such a line. */
    boolean isOther() {
        return part == Part.OTHER;
    }

    /** Whether the line has ended and was one. */
    boolean isRequest() {
        return part == Part.ENDED;
    }

    /** Whether it lacks a version, so that only a door at which commands are obeyed has to mind it. */
    boolean isWithoutVersion() {
        return isRequest() && found().isEmpty();
    }

    /** Whether there is so much of it that hardly anything else begins like this. */
    boolean isLikely() {
        return part == Part.REST && hasTarget && (words == 1 ? isPathOrStar() : mayBecomeVersion());
    }

    private boolean isPathOrStar() {
        return isPath() || word.indexOf("*") == 0;
    }

    private boolean mayBecomeVersion() {
        String begun = word.toString().toUpperCase(Locale.ROOT);
        return "HTTP/".startsWith(begun) || begun.startsWith("HTTP/");
    }

    /** Which protocol's it is. */
    Foreign protocol() {
        return found().map(version -> Foreign.requesting(version.group(1), version.group()))
                .orElse(Foreign.HTTP);
    }
}
