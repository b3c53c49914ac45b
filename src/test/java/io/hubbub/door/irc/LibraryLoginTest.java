package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.TestServer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kitteh.irc.client.library.element.Channel;

/** Ann has an account and a channel, and an IRC client that we haven't written. */
@Timeout(60)
class LibraryLoginTest {
    private TestServer server;

    @BeforeEach
    void annHasAChannel() {
        server = AccountsServer.start(", 'motd': ['be kind']");
        AccountsServer.register(server, "ann");
        IrcPeer ann = AccountsServer.login(AccountsServer.negotiating(server, "sasl"), "ann");
        ann.sends("NICK ann", "USER ann 0 * :Ann", "CAP END").is("ann");
        ann.seesAllUntil("376");
        ann.sends("JOIN #den", "CS REGISTER #den");
        ann.seesAllUntil("366");
        ann.quits();
        server.awaitOpen(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoLogsInByItHasTheNickAndIsTheOwnerOfTheChannel() {
        try (LibraryClient ann = LibraryClient.loggedIn(server.port("irc"), "ann", AccountsServer.PASSWORD);
                LibraryClient bob = LibraryClient.connected(server.port("irc"), "bob")) {
            ann.joins("#den");
            assertEquals(List.of('o', 'q'), roles(ann, "ann"));
            bob.joins("#den");
            assertEquals(List.of('o', 'q'), roles(bob, "ann"));
            assertEquals(List.of(), roles(bob, "bob"));
            assertEquals("ann", bob.member("#den", "ann").getAccount().orElseThrow());
        }
    }

    private static List<Character> roles(LibraryClient client, String nick) {
        Channel channel = client.channel("#den");
        return channel.getUserModes(client.member("#den", nick)).orElseThrow().stream()
                .map(mode -> mode.getChar())
                .sorted()
                .collect(Collectors.toList());
    }
}
