package io.hubbub.door.irc;

import io.hubbub.room.Speech;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What those do who look after the server: <a href="https://modern.ircdocs.horse/#operator-messages">OPER and its like</a>. */
final class Operators {
    private Operators() {}

    /**
     * A wrong name is answered like a wrong password, and as late: for it, too, a password is checked, against another's hash,
     * since the time that bcrypt takes would tell which names there are. Where there are none there is nothing to tell.
     */
    static void oper(Client client, Message message) {
        Map<String, String> hashes = client.server.options.operators;
        String name = message.parameter(0);
        if (hashes.isEmpty()) {
            client.reply(Numeric.ERR_PASSWDMISMATCH);
            return;
        }
        String hash = hash(hashes, name);
        client.steps.afterAll(() -> {
            client.steps.await();
            client.server
                    .passwords
                    .check(message.parameter(1), hash)
                    .map(matches -> matches && hashes.containsKey(name))
                    .onComplete(checked -> client.session().contain(() -> {
                        if (client.session().isOpen()) {
                            answer(client, checked);
                        }
                    }));
        });
    }

    /** Another's for who has none, and the same each time, since hashes may differ in what they cost. */
    static String hash(Map<String, String> hashes, String name) {
        List<String> all = new TreeMap<>(hashes).values().stream().toList();
        return hashes.getOrDefault(name, all.get(Math.floorMod(name.hashCode(), all.size())));
    }

    private static void answer(Client client, AsyncResult<Boolean> checked) {
        if (checked.failed()) {
            client.fail("OPER", "BUSY", "Too many passwords are being checked: try again");
        } else if (checked.result()) {
            client.modes.set(UserModes.OPERATOR, true);
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

    /** What is there on other servers and not here. */
    static void cannot(Client client, Message message) {
        client.fail(
                message.command(),
                "NOT_POSSIBLE",
                "Not possible while the server runs: change its configuration and start it again");
    }
}
