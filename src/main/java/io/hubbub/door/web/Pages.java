package io.hubbub.door.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
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

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Answers with a file; the next handler is asked if there is none of that name. */
    void serve(RoutingContext context, String name) {
        Page page = pages.get(name);
        if (page == null) {
            context.next();
            return;
        }
        var response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, page.type())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.ETAG, page.tag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (page.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean small = accepted != null && accepted.contains("gzip");
        if (small) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Buffer body = small ? page.gzip() : page.plain();
        // Vert.x says that by itself, but not to who asks for the headers alone.
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                .end(body);
    }
}
