package io.hubbub.door.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whether a client has what it asks for already. By <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, section
 * 13</a>: files have no date here, so nothing that depends on one is looked at.
 */
final class Conditions {
    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    private Conditions() {}

    /** Whether it may be answered at all: a client that names what it expects gets nothing else. */
    static boolean hold(HttpServerRequest request, String weakTag) {
        List<String> wanted = request.headers().getAll(HttpHeaders.IF_MATCH);
        return wanted.isEmpty() || isAny(wanted) || wanted.stream().anyMatch(list -> hasStrongly(list, weakTag));
    }

    /** Whether the client has it; what was said of dates or parts of it doesn't matter then. */
    static boolean has(HttpServerRequest request, String weakTag) {
        List<String> known = request.headers().getAll(HttpHeaders.IF_NONE_MATCH);
        return isAny(known) || known.stream().anyMatch(list -> hasWeakly(list, weakTag));
    }

    private static boolean isAny(List<String> lists) {
        return lists.size() == 1 && lists.get(0).strip().equals(ANY);
    }

    private static boolean hasWeakly(String list, String weakTag) {
        return TAG.matcher(list).results().anyMatch(tag -> weakTag.endsWith("/" + tag.group(2)));
    }

    /** A weak tag is never the same as another, since the bytes may differ. */
    private static boolean hasStrongly(String list, String tag) {
        return TAG.matcher(list)
                .results()
                .map(MatchResult::group)
                .anyMatch(same -> !tag.startsWith("W/") && same.equals(tag));
    }
}
