package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hubbub.TestServer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people tell of themselves and of rooms, in JSON. */
@Timeout(60)
class ProfileInJsonTest {
    private TestServer server;
    private JsonPeer ann;
    private JsonPeer bob;

    @BeforeEach
    void start() {
        server = TestServer.withDoors("web");
        ann = JsonPeer.welcomed(server, "ann").joins("den");
        bob = JsonPeer.welcomed(server, "bob").joins("den", ann);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject properties(JsonPeer peer, String request) {
        return peer.sends(request).next().getJsonObject("properties");
    }

    @Test
    void whatOneTellsIsAnsweredAndSeenByOthers() {
        ann.sends("{'type':'profile','id':1,'properties':{'display-name':'Ann','homepage':'https://example.org'}}");
        JsonObject event = ann.next();
        assertEquals("profile", event.getString("kind"));
        assertEquals(
                new JsonObject().put("display-name", "Ann").put("homepage", "https://example.org"),
                ann.next().getJsonObject("properties"));
        bob.sees("{'type':'event','room':'den','nick':'ann','kind':'profile',"
                + "'member':{'nick':'ann','roles':['operator'],'properties':{'display-name':'Ann'}},'text':''}");
        assertEquals(
                "https://example.org",
                properties(bob, "{'type':'whois','nick':'ann'}").getString("homepage"));
        assertEquals("Ann", properties(ann, "{'type':'profile'}").getString("display-name"));
    }

    @Test
    void anEmptyTextOrNullTakesItAway() {
        ann.sends("{'type':'profile','id':1,'properties':{'a':'1','b':'2'}}").rest();
        ann.sends("{'type':'profile','id':2,'properties':{'a':'','b':null}}");
        ann.next();
        assertNull(ann.next().getJsonObject("properties"));
        assertNull(properties(bob, "{'type':'whois','nick':'ann'}"));
    }

    @Test
    void whatIsWrongIsSaidWithItsKey() {
        ann.sends("{'type':'profile','id':1,'properties':{'color':'red'}}")
                .sees("{'type':'error','id':1,'request':'profile','code':'BAD_PROPERTY',"
                        + "'text':'expected a colour such as #c90076','subject':'color'}");
        ann.sends("{'type':'profile','id':2,'properties':{'color':7}}")
                .sees("{'type':'error','id':2,'request':'profile','code':'BAD_REQUEST',"
                        + "'text':'properties.color: expected a text, got a JSON number'}");
        ann.sends("{'type':'profile','id':3,'properties':[]}")
                .sees("{'type':'error','id':3,'request':'profile','code':'BAD_REQUEST',"
                        + "'text':'properties: expected an object of texts, got an empty array'}");
    }

    @Test
    void operatorsTellSomethingOfARoom() {
        JsonObject event = ann.sends("{'type':'describe','id':1,'room':'den','properties':{'display-name':'The Den'}}")
                .next();
        assertEquals("properties", event.getString("kind"));
        assertEquals(new JsonObject().put("display-name", "The Den"), event.getJsonObject("properties"));
        assertEquals("ann set the room's display-name: The Den", event.getString("text"));
        assertEquals("ok", ann.next().getString("type"));
        bob.next();
        assertEquals("The Den", properties(bob, "{'type':'names','room':'den'}").getString("display-name"));
        assertEquals(
                "NOT_OPERATOR",
                bob.sends("{'type':'describe','room':'den','properties':{'x':'y'}}")
                        .next()
                        .getString("code"));
    }
}
