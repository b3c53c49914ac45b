package io.hubbub.signon;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Gets what a provider publishes: objects of JSON that are not long, and don't take long. Thread-safe. */
public final class Documents {
    /** Bytes of the longest taken: some hundred keys. */
    static final int LONGEST = 256 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client;

    /** Made outside any verticle, whose end would close its connections. */
    public Documents(Vertx vertx) {
        this.client = vertx.createHttpClient();
    }

    /** Fails with a sentence without its end if it isn't to be had. */
    Future<JsonObject> get(String url) {
        RequestOptions request = new RequestOptions()
                .setAbsoluteURI(url)
                .setTimeout(PATIENCE.toMillis())
                .setHeaders(MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.ACCEPT, "application/json"));
        return client.request(request)
                .compose(asked -> asked.send().compose(Documents::body))
                .map(JsonObject::new)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(url + ": " + failure.getMessage()));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        if (response.statusCode() != 200) {
            response.request().reset();
            return Future.failedFuture("expected 200, got " + response.statusCode());
        }
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > LONGEST) {
                whole.tryFail("expected at most " + LONGEST + " bytes");
                response.request().reset();
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }
}
