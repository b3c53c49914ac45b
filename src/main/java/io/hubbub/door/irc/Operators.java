package io.hubbub.door.irc;

import io.hubbub.room.Speech;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;

/** The commands of those who look after the server: <a href="https://modern.ircdocs.horse/#operator-messages">OPER and its like</a>. */
final class Operators {
    private Operators() {}

    static void oper(Client client, Message message) {
        client.steps.afterAll(() -> {
            client.steps.await();
            client.server
                    .grants
                    .login(client.session(), message.parameter(0), message.parameter(1))
                    .onComplete(checked -> client.session().contain(() -> {
                        if (client.session().isOpen()) {
                            answer(client, checked);
                        }
                    }));
        });
    }

    private static void answer(Client client, AsyncResult<Boolean> checked) {
        if (checked.failed()) {
            client.fail("OPER", "BUSY", "Too many passwords are being checked: try again");
        } else if (checked.result()) {
            client.steps.afterAll(() -> {
                client.reply(Numeric.RPL_YOUREOPER);
                client.modes.tell("+" + UserModes.OPERATOR);
            });
        } else {
            client.reply(Numeric.ERR_PASSWDMISMATCH);
        }
        client.steps.answered();
    }

    static void kill(Client client, Message message) {
        String reason = message.parameter(1).isEmpty() ? "No reason given" : message.parameter(1);
        client.session().requests().kill(message.parameter(0), reason);
        client.steps.awaitAll();
    }

    static void wallops(Client client, Message message) {
        client.session()
                .requests()
                .announce(Speech.line(Buffer.buffer(message.parameter(0).replace('\r', ' '))));
        client.steps.awaitAll();
    }

    /** Commands that other servers have, and this one has not. */
    static void cannot(Client client, Message message) {
        client.fail(
                message.command(),
                "NOT_POSSIBLE",
                "Not possible while the server runs: change its configuration and start it again");
    }
}
