package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in every script and addresses in every form, as JSON has them. */
@Timeout(60)
class NamesInJsonTest {
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.withDoors("web");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"रवि,रवि", "ณัฐ,ณัฐ", "தமிழ்,தமிழ்", "বাংলা,বাংলা", "မြန်မာ,မြန်မာ", "Jose\u0301,Jos\u00e9"})
    void whoComesHasTheNameInTheFormInWhichItIsShown(String wanted, String shown) {
        JsonPeer peer = JsonPeer.stranger(server).sends("{'type':'hello','version':1,'nick':'" + wanted + "'}");
        assertEquals(shown, peer.next().getString("nick"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Anna Müller ~ a nick has no spaces in it; try Anna_Müller
            7up         ~ a nick doesn't begin with a digit or -; try _7up
            a.b         ~ a nick can't have “.” in it, only letters, digits and _-[]{}\\`^|; try ab
            """)
    void aBadNameIsToldWhatIsWrongAndWhatToTry(String nick, String message) {
        JsonPeer peer = JsonPeer.stranger(server)
                .sends(new JsonObject()
                        .put("type", "hello")
                        .put("version", 1)
                        .put("nick", nick)
                        .encode());
        JsonObject error = peer.next();
        assertEquals("BAD_NICK", error.getString("code"));
        assertEquals(message, error.getString("text"));
    }

    @Test
    void oneRoomHasOneNameHoweverItIsWritten() {
        JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("caf\u00e9");
        JsonPeer bob = JsonPeer.welcomed(server, "bob").sends("{'type':'join','room':'cafe\u0301'}");
        assertEquals("caf\u00e9", bob.next().getString("room"));
        assertEquals("join", ann.next().getString("kind"));
        bob.sends("{'type':'say','room':'CAFE\u0301','text':'hi'}");
        assertEquals("hi", ann.next().getString("text"));
    }

    @Test
    void aMaskIsShownInItsCanonicalFormAndTakenOutInAnyOther() {
        JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("x");
        ann.sends("{'type':'modes','room':'x','changes':[{'list':'ban','mask':'*!*@2001:0DB8:0::5','added':true}]}");
        JsonArray told = ann.next().getJsonArray("changes");
        assertEquals("*!*@2001:db8::5", told.getJsonObject(0).getString("mask"));
        ann.rest();
        ann.sends("{'type':'modes','room':'x','changes':[{'list':'ban','mask':'[2001:db8::5]','added':false}]}");
        assertEquals(
                "*!*@2001:db8::5",
                ann.next().getJsonArray("changes").getJsonObject(0).getString("mask"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*!*@10.0.0.0/33", "::1/129", "*!*@10.0.0/8"})
    void anAddressThatIsNoneIsRefusedInASentence(String mask) {
        JsonPeer ann = JsonPeer.welcomed(server, "ann").joins("x");
        ann.sends("{'type':'modes','room':'x','changes':[{'list':'ban','mask':'" + mask + "','added':true}]}");
        JsonObject error = ann.next();
        assertEquals("error", error.getString("type"));
        assertTrue(
                error.getString("text").contains("is no address and no network: expected an IP address"),
                error.encode());
        ann.seesNothing();
    }
}
