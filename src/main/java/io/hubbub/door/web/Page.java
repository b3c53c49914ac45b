package io.hubbub.door.web;

import io.hubbub.net.Preferences;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;

/**
 * A file for browsers, kept in memory with its compressed form and a tag by which a browser knows whether it has it. Immutable.
 */
record Page(Buffer plain, Buffer gzip, String tag, String type) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    /** @param name with an ending that tells the media type */
    static Page of(String name, byte[] bytes) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("no media type for " + name);
        }
        return new Page(Buffer.buffer(bytes), Buffer.buffer(gzip(bytes)), tag(bytes), type);
    }

    /** The bytes of a resource of the jar. */
    static byte[] resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
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

    /** Answers a request with it, or says that the client has it or can't take it. */
    void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        Optional<Coding> coding = Coding.of(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING));
        if (coding.isEmpty()) {
            WebServer.say(context, 406, "This is there as it is or with gzip, and Accept-Encoding takes neither.");
        } else if (!Conditions.hold(request, tag)) {
            WebServer.say(context, 412, "This is not what If-Match names: it is " + tag + " now.");
        } else if (Conditions.has(request, tag)) {
            response.putHeader(HttpHeaders.ETAG, tag).setStatusCode(304).end();
        } else {
            answer(response.putHeader(HttpHeaders.ETAG, tag), coding.get());
        }
    }

    private void answer(HttpServerResponse response, Coding coding) {
        if (coding == Coding.GZIP) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        WebServer.answer(response, type, coding == Coding.GZIP ? gzip : plain);
    }

    /** The forms in which a file is there. */
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
