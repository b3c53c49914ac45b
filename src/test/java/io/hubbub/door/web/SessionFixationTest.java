package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Eve knows what Ann's client was given before Ann logged in. That does not make Eve Ann. */
@Timeout(60)
class SessionFixationTest {
    @TempDir
    Path folder;

    private TestServer server;
    private JsonPeer ann;
    private String ticket;

    @BeforeEach
    void annLogsIn() {
        server = TestServer.start("{'instances': 2, 'history': {'uri': 'sqlite:" + folder.resolve("hubbub.db")
                + "'}, 'accounts': {'passwordRounds': 4096}, 'doors': [{'door': 'web', 'port': 0}]}");
        ann = JsonPeer.stranger(server);
        ticket = asks(ann, "{'type':'hello','version':1,'nick':'ann'}").getString("ticket");
        assertEquals("ann", asks(ann, "{'type':'register','password':'sesame'}").getString("account"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject asks(JsonPeer peer, String request) {
        peer.sends(request.replaceFirst("}$", ",'id':'asked'}"));
        JsonObject next = peer.next();
        while (!"asked".equals(next.getString("id")) || "event".equals(next.getString("type"))) {
            next = peer.next();
        }
        return next;
    }

    @Test
    void aTicketFromBeforeTheLoginLogsNobodyInAndGivesNoNick() {
        asks(ann, "{'type':'join','room':'den'}");
        assertEquals("ann", asks(ann, "{'type':'own','room':'den'}").getString("owner"));
        JsonPeer eve = JsonPeer.stranger(server);
        JsonObject hello = asks(eve, "{'type':'hello','version':1,'ticket':'" + ticket + "'}");
        assertFalse(hello.containsKey("account"), hello::encode);
        assertNotEquals("ann", hello.getString("nick"));
        assertEquals("NICK_OWNED", asks(eve, "{'type':'nick','nick':'ann'}").getString("code"));
        assertEquals("NOT_LOGGED_IN", asks(eve, "{'type':'tokens'}").getString("code"));
        JsonObject joined = asks(eve, "{'type':'join','room':'den'}");
        JsonArray members = joined.getJsonArray("members");
        for (int i = 0; i < members.size(); i++) {
            JsonArray roles = members.getJsonObject(i).getJsonArray("roles", new JsonArray());
            assertFalse(roles.contains("owner"), joined::encode);
        }
        assertEquals("NOT_OWNER", asks(eve, "{'type':'disown','room':'den'}").getString("code"));
    }

    @Test
    void eachLoginHasATokenOfItsOwn() {
        String first = asks(ann, "{'type':'makeToken','label':'page'}").getString("secret");
        JsonPeer again = JsonPeer.welcomed(server, "annie");
        assertTrue(asks(again, "{'type':'login','account':'ann','password':'sesame'}").containsKey("account"));
        String second = asks(again, "{'type':'makeToken','label':'page'}").getString("secret");
        assertNotEquals(first, second);
        JsonPeer out = JsonPeer.stranger(server);
        assertEquals("ann", asks(out, "{'type':'hello','version':1,'token':'" + first + "'}").getString("account"));
        assertTrue(asks(out, "{'type':'logout','token':'" + first + "'}").getBoolean("revoked"));
        JsonObject refused = asks(JsonPeer.stranger(server), "{'type':'hello','version':1,'token':'" + first + "'}");
        assertEquals("WRONG_LOGIN", refused.getJsonObject("loginError").getString("code"));
        JsonObject stays = asks(JsonPeer.stranger(server), "{'type':'hello','version':1,'token':'" + second + "'}");
        assertEquals("ann", stays.getString("account"));
    }
}
