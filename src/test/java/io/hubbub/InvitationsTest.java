package io.hubbub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.accounts.AccountsTool;
import io.hubbub.credential.Invitation;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server at which only those get an account who are invited, whatever door they come by. */
@Timeout(60)
class InvitationsTest {
    @TempDir
    Path folder;

    private TestServer server;
    private String code;

    @BeforeEach
    void start() {
        String uri = "sqlite:" + folder.resolve("hubbub.db");
        server = TestServer.start("""
                {'history': {'uri': '%s'}, 'accounts': {'passwordRounds': 4096, 'registration': 'invite', 'registrationsPerHour': 100},
                 'doors': [{'door': 'web', 'port': 0}, {'door': 'line', 'port': 0}, {'door': 'irc', 'port': 0}]}
                """.formatted(uri));
        Invitation invitation = Invitation.make(new SecureRandom());
        code = invitation.text();
        try (AccountsTool tool = AccountsTool.open(uri, "the test", System::currentTimeMillis)) {
            tool.invite(invitation, "for anna", 1, 0);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonObject asks(WsPeer peer, String request) {
        return new JsonObject(peer.sends(request.replace('\'', '"')).text());
    }

    @Test
    void inJsonTheInvitationComesWithRegister() {
        WsPeer anna = WsPeer.open(server.connect("web"), "/ws");
        JsonObject hello = asks(anna, "{'type':'hello','version':1,'nick':'anna'}");
        assertEquals(
                new JsonObject("{\"register\":true,\"secrets\":true,\"invite\":true}"),
                hello.getJsonObject("accounts"));
        String register = "{'type':'register','id':1,'password':'secret'%s}";
        assertEquals("INVITATION_NEEDED", asks(anna, register.formatted("")).getString("code"));
        for (String bad : new String[] {"x", Invitation.make(new SecureRandom()).text()}) {
            assertEquals(
                    "BAD_INVITATION",
                    asks(anna, register.formatted(",'invite':'" + bad + "'")).getString("code"));
        }
        assertEquals(
                "anna",
                asks(anna, register.formatted(",'invite':'" + code + "'")).getString("account"));
        WsPeer bob = WsPeer.open(server.connect("web"), "/ws");
        asks(bob, "{'type':'hello','version':1,'nick':'bob'}");
        assertEquals(
                "BAD_INVITATION",
                asks(bob, register.formatted(",'invite':'" + code + "'")).getString("code"),
                "it was for one");
    }

    @Test
    void atTheLineDoorItComesFirstOrIsAskedFor() {
        Person anna = server.person("line");
        anna.types("/nick anna").sees("* You are now anna");
        anna.types("/register secret better").sees("* /register: that is no invitation, or it has expired or was used");
        anna.types("/register").sees("* Invitation? The next line is taken for it; your terminal shows what you type");
        anna.types(code).sees("* Password? The next line is taken for it; your terminal shows what you type");
        anna.types("secret").sees("* Once more? The next line is taken for it; your terminal shows what you type");
        assertTrue(anna.types("secret").line().startsWith("* You have an account: anna is your nick"));
    }

    @Test
    void overIrcItStandsInTheAddresssPlaceOrBehindThePassword() {
        Peer anna = server.connect("irc").send("NICK anna\r\nUSER a 0 * :a\r\n");
        anna.awaitText(" 422 ");
        anna.send("REGISTER * * secret\r\n").awaitText("FAIL REGISTER INVALID_EMAIL anna :");
        anna.send("PRIVMSG NickServ :REGISTER secret inv_x\r\n").awaitText("That is no invitation");
        anna.send("PRIVMSG NickServ :REGISTER secret\r\n").awaitText("Only those can register here who are invited");
        anna.send("REGISTER * " + code + " secret\r\n").awaitText("REGISTER SUCCESS anna");
    }

    @Test
    void nickServTakesItBehindThePassword() {
        Peer anna = server.connect("irc").send("NICK anna\r\nUSER a 0 * :a\r\n");
        anna.awaitText(" 422 ");
        anna.send("PRIVMSG NickServ :REGISTER secret " + code + "\r\n").awaitText("The account anna is yours");
    }
}
