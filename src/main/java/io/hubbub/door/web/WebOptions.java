package io.hubbub.door.web;

import java.util.Set;

/**
 * What the configuration says about a web door.
 *
 * @param path what all addresses of the door begin with; begins and ends with a slash
 * @param allowedOrigins other sites whose pages may talk to the door, as {@code https://example.org}; a star for all, {@code *.} for all below a name
 * @param room where the page suggests to go first
 * @param lineBytes the longest request taken
 * @param helloNs how long a client may take until it says hello; 0 for as long as it likes
 * @param pingSeconds how often a WebSocket's client is asked for a sign of life; 0 for never
 * @param pongSeconds how long it has for that
 * @param burst requests dealt with at once; 0 for any number
 * @param perSecond requests a second after that
 * @param headerBytes the longest headers of a request, all together
 * @param urlBytes the longest first line of a request
 * @param version of the program
 * @param startedMs when the server started, in milliseconds since 1970
 */
public record WebOptions(
        String path,
        Set<String> allowedOrigins,
        String room,
        int lineBytes,
        long helloNs,
        int pingSeconds,
        int pongSeconds,
        int burst,
        int perSecond,
        int headerBytes,
        int urlBytes,
        String version,
        long startedMs) {

    public WebOptions {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }
}
