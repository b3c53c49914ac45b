package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.store.PostgresServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever comes back with a ticket after the server was started again is known, as far as what happens is kept. */
@Timeout(60)
class AfterARestartTest {
    @TempDir
    Path folder;

    private String ticket = "";

    private static TestServer start(String uri) {
        return TestServer.start("""
                {'instances': 3, 'history': {'uri': %s},
                 'doors': [{'door': 'web', 'port': 0, 'floodBurst': 0}]}
                """.formatted(uri));
    }

    /** Returns what she is told of the room. */
    private JsonObject comes(JsonPeer peer, String nick) {
        peer.sends("{'type':'hello','version':1,'nick':'" + nick + "','ticket':'" + ticket + "'}");
        ticket = peer.next().getString("ticket");
        return peer.sends("{'type':'join','room':'den'}").next();
    }

    private static JsonObject redact(JsonPeer peer, String message) {
        return peer.sends("{'type':'redact','room':'den','msgid':'" + message + "'}")
                .next();
    }

    private void isKnown(String uri) {
        String message;
        try (TestServer server = start(uri)) {
            JsonPeer founder = JsonPeer.welcomed(server, "founder").joins("den");
            JsonPeer ann = JsonPeer.stranger(server);
            assertFalse(comes(ann, "ann").containsKey("read"));
            JsonObject said =
                    ann.sends("{'type':'say','room':'den','text':'a secret'}").next();
            message = said.getString("msgid");
            assertEquals(
                    said.getLong("seq"),
                    ann.sends("{'type':'mark','room':'den','seq':" + said.getLong("seq") + "}")
                            .next()
                            .getLong("read"));
            founder.rest();
        }
        for (int starts = 0; starts < 2; starts++) {
            try (TestServer server = start(uri)) {
                JsonPeer founder = JsonPeer.welcomed(server, "founder").joins("den");
                JsonPeer stranger = JsonPeer.welcomed(server, "ann").joins("den", founder);
                assertEquals("NOT_YOURS", redact(stranger, message).getString("code"));
                JsonPeer ann = JsonPeer.stranger(server);
                assertTrue(comes(ann, "anna").getLong("read") > 0);
                if (starts == 1) {
                    assertEquals("redact", redact(ann, message).getString("kind"));
                }
            }
        }
    }

    @Test
    void sheKnowsHowFarSheHasReadAndDeletesWhatSheHasSaid() {
        isKnown("'sqlite:" + folder.resolve("hubbub.db") + "'");
    }

    @Test
    void soInPostgres() throws Exception {
        isKnown("'" + PostgresServer.shared().newDatabase() + "'");
    }

    @Test
    void whereNothingIsKeptAllIsUnread() {
        for (int starts = 0; starts < 2; starts++) {
            try (TestServer server = start("null")) {
                JsonPeer ann = JsonPeer.stranger(server);
                assertFalse(comes(ann, "ann").containsKey("read"));
                JsonObject read =
                        ann.sends("{'type':'mark','room':'den','seq':1}").next();
                assertEquals(1, read.getLong("read"));
            }
        }
    }
}
