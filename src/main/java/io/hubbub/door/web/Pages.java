package io.hubbub.door.web;

import io.hubbub.net.Preferences;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;

/**
 * The files that browsers are given: read from the jar once, kept in memory with their compressed form and a tag by which a
 * browser knows whether it has them. Only what {@code web/files.txt} lists is there. One for the process; immutable.
 */
final class Pages {
    private static final String FOLDER = "/web/";
    private static final String LIST = FOLDER + "files.txt";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    private final Map<String, Page> pages = new HashMap<>();

    private record Page(Buffer plain, Buffer gzip, String tag, String type) {}

    private Pages() {}

    /** Read when the first browser comes: most starts are followed by none for a while. */
    private static final class Loaded {
        private static final Pages ALL = load();
    }

    /**
     * All of them.
     *
     * @throws ExceptionInInitializerError when the jar is not whole
     */
    static Pages all() {
        return Loaded.ALL;
    }

    private static Pages load() {
        Pages all = new Pages();
        for (String name : names()) {
            all.pages.put(name, page(name));
        }
        return all;
    }

    private static List<String> names() {
        try (BufferedReader list = new BufferedReader(new InputStreamReader(open(LIST), StandardCharsets.UTF_8))) {
            return list.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Pages.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the jar lacks " + resource);
        }
        return in;
    }

    private static Page page(String name) {
        try (InputStream in = open(FOLDER + name)) {
            byte[] bytes = in.readAllBytes();
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            if (type == null) {
                throw new IllegalStateException("no media type for " + name);
            }
            return new Page(Buffer.buffer(bytes), Buffer.buffer(gzip(bytes)), tag(bytes), type);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    /** A weak one: it stands for the file with gzip and without, and proxies that compress leave it as it is. */
    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Whether there is a file of that name. */
    boolean has(String name) {
        return pages.containsKey(name);
    }

    /**
     * Answers with a file.
     *
     * @param name one that it {@link #has}
     */
    void serve(RoutingContext context, String name) {
        Page page = pages.get(name);
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        Optional<Coding> coding = Coding.of(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING));
        if (coding.isEmpty()) {
            WebServer.say(context, 406, "This is there as it is or with gzip, and Accept-Encoding takes neither.");
        } else if (!Conditions.hold(request, page.tag())) {
            WebServer.say(context, 412, "This is not what If-Match names: it is " + page.tag() + " now.");
        } else if (Conditions.has(request, page.tag())) {
            response.putHeader(HttpHeaders.ETAG, page.tag()).setStatusCode(304).end();
        } else {
            answer(response.putHeader(HttpHeaders.ETAG, page.tag()), page, coding.get());
        }
    }

    private static void answer(HttpServerResponse response, Page page, Coding coding) {
        if (coding == Coding.GZIP) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        WebServer.answer(response, page.type(), coding == Coding.GZIP ? page.gzip() : page.plain());
    }

    /** The forms in which files are there. */
    private enum Coding {
        IDENTITY,
        GZIP;

        /** The one that a client likes best, by RFC 9110, section 12.5.3; nothing if it takes neither. */
        static Optional<Coding> of(List<String> accepted) {
            Preferences said = Preferences.of(accepted);
            OptionalDouble identity = said.named("identity");
            double gzip = said.named("gzip").orElse(said.named("x-gzip").orElse(said.weight("gzip")));
            if (gzip > 0 && gzip >= identity.orElse(0)) {
                return Optional.of(GZIP);
            }
            boolean isIdentityRefused = identity.orElse(said.named("*").orElse(1)) == 0;
            boolean isGzipRefused =
                    said.named("gzip").isPresent() || said.named("*").isPresent();
            return !isIdentityRefused ? Optional.of(IDENTITY) : isGzipRefused ? Optional.empty() : Optional.of(GZIP);
        }
    }
}
