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
    private volatile String idToken = "";
    private volatile String lastForm = "";
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
        } else if (request.path().equals("/.well-known/openid-configuration")) {
            request.response().end(description(url("")).encode());
        } else if (request.path().equals("/token")) {
            request.body()
                    .onSuccess(body -> request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(exchange(body.toString())));
        } else if (request.path().equals("/jwks")) {
            request.response().putHeader("Content-Type", "application/json").end(keys);
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private static JsonObject description(String issuer) {
        return new JsonObject()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/authorize")
                .put("token_endpoint", issuer + "/token")
                .put("jwks_uri", issuer + "/jwks");
    }

    /** What it answers when it is shown a code; of the form that came with it. */
    private String exchange(String form) {
        lastForm = form;
        return new JsonObject()
                .put("access_token", "opaque")
                .put("token_type", "Bearer")
                .put("expires_in", 60)
                .put("id_token", idToken)
                .encode();
    }

    /** Whoever comes with a code is this. */
    public void identifies(String token) {
        idToken = token;
    }

    /** What came with the last code. */
    public String lastForm() {
        return lastForm;
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
