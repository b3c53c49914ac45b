package io.hubbub.signon;

import io.hubbub.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A provider at this machine that publishes what a test wants. Thread-safe. */
public final class FakeProvider {
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private volatile String keys = "{}";
    private volatile boolean fails;
    private HttpServer server;

    private FakeProvider() {}

    public static FakeProvider start(Vertx vertx) {
        FakeProvider provider = new FakeProvider();
        provider.server = vertx.createHttpServer()
                .requestHandler(provider::answer)
                .listen(0, "127.0.0.1")
                .await();
        return provider;
    }

    private void answer(HttpServerRequest request) {
        asked.merge(request.path(), 1, Integer::sum);
        if (fails) {
            request.response().setStatusCode(503).end("not now");
        } else if (request.path().equals("/jwks")) {
            request.response().putHeader("Content-Type", "application/json").end(keys);
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    public String url(String path) {
        return "http://localhost:" + server.actualPort() + path;
    }

    public void publishes(JsonObject... all) {
        says(new JsonObject().put("keys", new JsonArray(List.of(all))).encode());
    }

    /** In place of keys. */
    public void says(String document) {
        keys = document;
    }

    /** Every answer is an error from here on, or none is. */
    public void fails(boolean does) {
        fails = does;
    }

    /** How often it was asked for something. */
    public int asked(String path) {
        return asked.getOrDefault(path, 0);
    }

    public void awaitAsked(String path, int times) {
        TestServer.await(() -> asked(path) >= times, path + " is asked for " + times + " times");
    }
}
