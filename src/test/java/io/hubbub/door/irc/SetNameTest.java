package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command SETNAME: <a href="https://ircv3.net/specs/extensions/setname">setname</a>. */
class SetNameTest extends DenTest {
    private static final String REFUSAL =
            ":hubbub.local FAIL SETNAME INVALID_REALNAME :Expected a real name of 1 to 150 characters";

    private String realName(String nick) {
        eve.sends("WHOIS " + nick);
        return Message.parse(eve.seesAllUntil("318").get(0)).parameter(5);
    }

    @Test
    void aNewNameIsSeenByOneselfAndByMembersWhoKnowOfIt() {
        ann.sends("CAP REQ setname").line();
        bob.sends("CAP REQ setname").line();
        IrcPeer joe = IrcPeer.welcomed(server, "joe").joins("#den", ann, bob);
        bob.sends("SETNAME :Bob the Builder")
                .sees(bob, "SETNAME :Bob the Builder")
                .seesNothing();
        ann.sees(bob, "SETNAME :Bob the Builder").seesNothing();
        joe.seesNothing();
        eve.seesNothing();
    }

    @Test
    void withoutTheCapabilityItIsDoneSilently() {
        ann.sends("CAP REQ setname").line();
        bob.sends("SETNAME builder").seesNothing();
        ann.sees(bob, "SETNAME :builder").seesNothing();
        assertEquals("builder", realName("bob"));
    }

    @Test
    void whoInNoChannelChangesItSeesThatOnce() {
        eve.sends("CAP REQ setname", "SETNAME :Eve").line();
        eve.sees(eve, "SETNAME :Eve").seesNothing();
    }

    @Test
    void whoWhoisAndAJoinShowTheNewName() {
        ann.sends("CAP REQ extended-join").line();
        eve.sends("SETNAME :Eve of Destruction").seesNothing();
        assertEquals("Eve of Destruction", realName("eve"));
        bob.sends("WHO eve").isTold("352", "* ~eve 127.0.0.1 hubbub.local eve H :0 Eve of Destruction");
        eve.sends("JOIN #den").seesAllUntil("366");
        ann.sees(eve, "JOIN #den * :Eve of Destruction");
        bob.line();
        bob.sees(eve, "JOIN #den")
                .sends("WHO *Destruction")
                .isTold("352", "* ~eve 127.0.0.1 hubbub.local eve H :0 Eve of Destruction");
    }

    @Test
    void aNameHasAtMost150CharactersAsAnnounced() {
        bob.sends("SETNAME :" + "ż".repeat(150)).seesNothing();
        assertEquals("ż".repeat(150), realName("bob"));
        bob.sends("SETNAME :" + "x".repeat(151)).sees(REFUSAL).seesNothing();
        assertEquals("ż".repeat(150), realName("bob"));
        IrcPeer joe = IrcPeer.stranger(server).sends("NICK joe", "USER joe 0 * :Joe");
        List<String> seen = joe.seesAllUntil("422");
        assertTrue(seen.stream().anyMatch(line -> line.contains(" NAMELEN=150 ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SETNAME :", "SETNAME :   "})
    void anEmptyNameIsRefused(String line) {
        ann.sends("CAP REQ setname").line();
        bob.sends(line).sees(REFUSAL).seesNothing();
        ann.seesNothing();
        assertEquals("bob the person", realName("bob"));
    }

    @Test
    void withoutANameThereIsNothingToDo() {
        bob.sends("SETNAME").isTold("461", "SETNAME :Not enough parameters").seesNothing();
    }
}
