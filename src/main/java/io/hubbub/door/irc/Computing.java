package io.hubbub.door.irc;

import io.hubbub.net.Text;
import io.hubbub.task.TaskResult;
import io.vertx.core.buffer.Buffer;

/** The command TASK, which is Hubbub's own: lets the server compute something, and tells the result to the client that asked, alone. */
final class Computing {
    private Computing() {}

    static void task(Client client, Message message) {
        if (message.parameters().isEmpty()) {
            client.server.tasks.usages().forEach(client::notice);
            return;
        }
        String name = message.parameter(0);
        String arguments = String.join(
                " ", message.parameters().subList(1, message.parameters().size()));
        client.compute(name, arguments, result -> tell(client, name, result));
    }

    private static void tell(Client client, String name, TaskResult result) {
        String text = result.isDone() ? name + ": " + result.text() : result.text();
        int room = begin(client).room();
        for (String line : Text.lines(text)) {
            Pieces.of(Buffer.buffer(Text.harmless(line)), room)
                    .forEach(piece -> begin(client).trailing(piece));
        }
    }

    private static Printer begin(Client client) {
        return client.unsolicited().message(client.server.name(), "NOTICE").middle(client.nick());
    }
}
