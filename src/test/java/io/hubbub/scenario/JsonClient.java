package io.hubbub.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A program that speaks JSON with a server, and goes on reading whatever happens to that. What it hears goes to a consumer, on a thread of
 * its own; answers go to who asked.
 */
final class JsonClient implements WebSocket.Listener, AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Consumer<JsonNode> heard;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final StringBuilder part = new StringBuilder();
    private final Semaphore sending = new Semaphore(1);

    /** Rooms that it waits for to have caught up. */
    private final BlockingQueue<JsonNode> caughtUp = new LinkedBlockingQueue<>();

    private volatile boolean hasEnded;
    private boolean isSilent;
    private volatile AssertionError fault;
    private WebSocket socket;

    private JsonClient(Consumer<JsonNode> heard) {
        this.heard = heard;
    }

    /** Somebody who has been welcomed under a nick that nobody else has. */
    static JsonClient open(int port, Consumer<JsonNode> heard) {
        JsonClient client = new JsonClient(heard);
        client.socket =
                patiently(HTTP.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), client));
        client.ask(object("hello").put("version", 1).put("nick", "j" + NUMBERS.incrementAndGet()));
        return client;
    }

    static ObjectNode object(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /** Sends a request and waits for its answer. */
    JsonNode ask(ObjectNode request) {
        return patiently(send(request));
    }

    /** Sends a request; its answer comes, or the connection ends before. */
    CompletableFuture<JsonNode> send(ObjectNode request) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        if (hasEnded) {
            end();
        } else {
            sending.acquireUninterruptibly();
            socket.sendText(request.put("id", id).toString(), true).whenComplete((done, failure) -> {
                sending.release();
                if (failure != null) {
                    end();
                }
            });
        }
        return answer;
    }

    /** Comes into a room, and waits until it has been given what it asked for of the past. */
    JsonNode joinsAndCatchesUp(ObjectNode join) {
        JsonNode answer = ask(join);
        if (!answer.path("type").asText().equals("joined")) {
            throw new AssertionError(answer.toString());
        }
        return awaitCaughtUp();
    }

    JsonNode awaitCaughtUp() {
        try {
            JsonNode verdict = caughtUp.poll(Scenario.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (verdict == null) {
                throw new AssertionError("it never caught up");
            }
            return verdict;
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    private static <T> T patiently(CompletableFuture<T> future) {
        try {
            return future.get(Scenario.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Waits until it hears nothing any more, since it has been closed. */
    void awaitSilence() {
        synchronized (part) {
            isSilent = true;
        }
    }

    boolean hasEnded() {
        return hasEnded;
    }

    /** Fails if the one that it tells what it hears has failed. */
    void check() {
        if (fault != null) {
            throw new AssertionError(fault);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
        synchronized (part) {
            part.append(text);
            if (isLast && !isSilent) {
                String lines = part.toString();
                part.setLength(0);
                lines.lines().forEach(this::hear);
            }
        }
        from.request(1);
        return null;
    }

    private void hear(String line) {
        try {
            JsonNode message = JSON.readTree(line);
            heard.accept(message);
            String type = message.path("type").asText();
            if (type.equals("caughtUp")) {
                caughtUp.add(message);
            } else if (message.path("id").isInt() && !type.equals("event")) {
                CompletableFuture<JsonNode> answer =
                        asked.remove(message.path("id").asInt());
                if (answer != null) {
                    answer.complete(message);
                }
            }
        } catch (JsonProcessingException broken) {
            fault = new AssertionError(line, broken);
        } catch (AssertionError wrong) {
            fault = wrong;
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end();
    }

    private void end() {
        hasEnded = true;
        asked.values().forEach(answer -> answer.completeExceptionally(new IllegalStateException("it has ended")));
    }

    @Override
    public void close() {
        socket.abort();
        end();
    }
}
