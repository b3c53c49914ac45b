package io.hubbub.net;

import io.hubbub.hub.Hub;
import io.hubbub.hub.Source;
import io.hubbub.room.CloseReason;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WebSockets of one door at one instance: turns HTTP requests into connections, by <a
 * href="https://www.rfc-editor.org/rfc/rfc6455#section-4.2">RFC 6455, section 4.2</a>, and asks those who are here for signs of
 * life. Once a request is accepted its socket is a socket like those of other doors, with frames around what goes over it: so
 * what is written to many is put into frames once for all. Runs on the instance's event loop.
 */
public final class WebSockets {
    private static final Logger LOG = LoggerFactory.getLogger(WebSockets.class);

    /** A text that both sides know (RFC 6455), so that no other server's answer is taken for one of a WebSocket's. */
    private static final String KNOWN_TO_BOTH = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int KEY_BYTES = 16;
    private static final String VERSION = "13";

    private final ConnectionStats stats;
    private final ConnectionHandler.Common common;
    private final WebSocketLink.Patience patience;
    private final LongSupplier clockNs;
    private final SystemSend send = new SystemSend();
    private final Set<WebSocketLink> links = new LinkedHashSet<>();

    /**
     * @param pingSeconds how often a peer is asked for a sign of life; 0 for never
     * @param pongSeconds how long it has for that
     * @param clockNs a clock for durations
     */
    public WebSockets(
            Hub hub,
            ConnectionStats stats,
            ConnectionLimiter limiter,
            ListenOptions options,
            int pingSeconds,
            int pongSeconds,
            LongSupplier clockNs) {
        this.stats = stats;
        this.common = new ConnectionHandler.Common(hub, limiter, options);
        this.patience = new WebSocketLink.Patience(pingSeconds, pongSeconds);
        this.clockNs = clockNs;
    }

    /**
     * Why a request can't become a WebSocket.
     *
     * @param status of the answer
     * @param sentence what was expected
     */
    public record Fault(int status, String sentence) {}

    /** The fault of a request for a WebSocket, if there is one. */
    public static Optional<Fault> fault(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) || request.version() != HttpVersion.HTTP_1_1) {
            return Optional.of(new Fault(400, "Expected GET and HTTP/1.1."));
        } else if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || hasBody(request)) {
            return Optional.of(new Fault(400, "Expected a request without a body."));
        } else if (!names(request, HttpHeaders.UPGRADE, "websocket")
                || !names(request, HttpHeaders.CONNECTION, "upgrade")) {
            return Optional.of(
                    new Fault(426, "Expected a WebSocket: the headers Connection: Upgrade and Upgrade: websocket."));
        } else if (!VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            return Optional.of(new Fault(426, "Expected the header Sec-WebSocket-Version: " + VERSION + "."));
        } else if (!isKey(request.getHeader("Sec-WebSocket-Key"))) {
            return Optional.of(new Fault(400, "Expected a Sec-WebSocket-Key of 16 bytes in base64."));
        }
        return Optional.empty();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.strip().equals("0");
    }

    /** Whether one of the words of a header is this. */
    private static boolean names(HttpServerRequest request, CharSequence header, String word) {
        return words(request.headers().getAll(header)).anyMatch(said -> said.equalsIgnoreCase(word));
    }

    private static Stream<String> words(List<String> values) {
        return values.stream().flatMap(value -> Stream.of(value.split(","))).map(String::strip);
    }

    private static boolean isKey(String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The first of the subprotocols that a client would like and that is among these; it names the one it likes best first. */
    public static Optional<String> subprotocol(HttpServerRequest request, Set<String> known) {
        return words(request.headers().getAll("Sec-WebSocket-Protocol"))
                .filter(known::contains)
                .findFirst();
    }

    /**
     * Accepts a request that has no {@link #fault}, if the limiter lets it in; counts its end if not, and leaves it to the caller to
     * answer.
     *
     * @param source from where it comes
     * @param subprotocol what was agreed on, if anything
     * @param whenOpen told when its connection is no one for requests any more
     * @return why it can't come in, if it can't
     */
    public Optional<CloseReason> accept(
            HttpServerRequest request,
            Source source,
            Door door,
            WebSocketFraming framing,
            Optional<String> subprotocol,
            Runnable whenOpen) {
        String address = source.address();
        Optional<CloseReason> barred = common.limiter().admit(address);
        if (barred.isPresent()) {
            stats.ended(common.options().name(), address, "", barred.get());
            return barred;
        }
        subprotocol.ifPresent(name -> request.response().putHeader("Sec-WebSocket-Protocol", name));
        request.response()
                .putHeader(HttpHeaders.UPGRADE, "websocket")
                .putHeader(HttpHeaders.CONNECTION, "Upgrade")
                .putHeader(
                        "Sec-WebSocket-Accept",
                        answer(request.getHeader("Sec-WebSocket-Key").strip()));
        // Vert.x wants that word alone; Firefox says "keep-alive, Upgrade".
        request.headers().set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        request.toNetSocket()
                .onSuccess(socket -> {
                    // Vert.x keeps request and response as long as the socket is open: 3 KiB of headers each time.
                    request.headers().clear();
                    request.response().headers().clear();
                    whenOpen.run();
                    begin(socket, source, door, framing);
                })
                .onFailure(gone -> {
                    common.limiter().leave(address);
                    LOG.debug(
                            "{}: gone before it was a WebSocket",
                            common.options().name(),
                            gone);
                });
        return Optional.empty();
    }

    private static String answer(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] both = (key + KNOWN_TO_BOTH).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder().encodeToString(sha1.digest(both));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }

    private void begin(NetSocket socket, Source source, Door door, WebSocketFraming framing) {
        Link carrier = new SocketLink(socket, send, common.options().unreachableSeconds());
        WebSocketLink link = new WebSocketLink(carrier, framing, patience, nowSeconds());
        link.whenClosed(() -> links.remove(link));
        ConnectionHandler.begin(common, link, source, door);
        links.add(link);
    }

    /** Asks for signs of life. To be called about once a second. */
    public void tick() {
        int nowSeconds = nowSeconds();
        List.copyOf(links).forEach(link -> link.tick(nowSeconds));
    }

    private int nowSeconds() {
        return (int) TimeUnit.NANOSECONDS.toSeconds(clockNs.getAsLong());
    }
}
