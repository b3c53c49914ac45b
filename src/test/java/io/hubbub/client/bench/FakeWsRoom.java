package io.hubbub.client.bench;

import io.hubbub.client.Endpoint;
import io.hubbub.client.Tools;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A room that talks JSON over somebody else's WebSockets. Everything is on its one event loop. */
final class FakeWsRoom implements AutoCloseable {
    /** Tells a member of the words that were said. */
    interface Delivery {
        /** The message is the {@code nth} said in the room. */
        void deliver(ServerWebSocket member, int index, int nth, String message);
    }

    private final Vertx vertx = Tools.oneLoop();
    private final Delivery delivery;
    private final List<ServerWebSocket> members = new ArrayList<>();
    private final HttpServer server;
    private int said;

    FakeWsRoom(Delivery delivery) {
        this.delivery = delivery;
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        server = vertx.createHttpServer(options)
                .webSocketHandler(socket -> socket.textMessageHandler(text -> heard(socket, new JsonObject(text))));
        server.listen().await();
    }

    private void heard(ServerWebSocket socket, JsonObject request) {
        switch (request.getString("type")) {
            case "hello" -> socket.writeTextMessage("{\"type\":\"hello\"}");
            case "join" -> {
                members.add(socket);
                socket.writeTextMessage(new JsonObject().put("type", "joined").encode());
            }
            default -> tellAll(request.getString("text"));
        }
    }

    private void tellAll(String text) {
        String event = "{\"type\":\"event\",\"text\":\"" + text + "\",\"more\":1}";
        for (int i = 0; i < members.size(); i++) {
            delivery.deliver(members.get(i), i, said, event);
        }
        said++;
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", server.actualPort());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
