package io.hubbub.door.web;

import io.hubbub.config.Keys;
import io.hubbub.config.Rule;
import java.util.regex.Pattern;

/** The options of a web door's HTTP server that can't change once it listens. */
final class WebWiring {
    private static final Rule PATH = Rule.matching(
            Pattern.compile("/([A-Za-z0-9_~.-]+/)*([A-Za-z0-9_~.-]+)?"),
            "a path like \"/\" or \"/chat/\", of letters, digits or any of -_.~");

    /** The path with which all addresses of the door begin; it begins and ends with a slash. */
    final String path;

    final int headerBytes;
    final int urlBytes;

    WebWiring(Keys keys) {
        String written = keys.text(
                "path",
                PATH,
                "/",
                "what all its addresses begin with, as in \"/chat/\" behind a proxy that serves other things, too");
        path = written.endsWith("/") ? written : written + "/";
        headerBytes = keys.number(
                "headerBytes",
                8192,
                262_144,
                32_768,
                "longest headers of a request; single sign-on needs 12 KB, and each connection may make the server hold them");
        urlBytes = keys.number(
                "urlBytes", 1024, 65_536, 16_384, "longest first line of a request, the URL above all; as for headers");
    }
}
