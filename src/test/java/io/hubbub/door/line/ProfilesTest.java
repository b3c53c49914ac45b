package io.hubbub.door.line;

import io.hubbub.Person;
import io.hubbub.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person tells of itself and of its room. */
@Timeout(60)
class ProfilesTest {
    private TestServer server;
    private Person ann;
    private Person bob;

    @BeforeEach
    void meet() {
        server = TestServer.withDoors("line");
        ann = server.person("line");
        ann.is("ann");
        bob = server.person("line", ann);
        bob.is("bob");
        ann.sees("* " + bob.nick() + " is now bob");
    }

    @AfterEach
    void part() {
        server.close();
    }

    @Test
    void itIsShownToWhoAsks() {
        ann.types("/profile", "/profile pronouns she/her", "/profile display-name Ann of Cleves")
                .sees(
                        "* You tell nothing more",
                        "* You tell pronouns: she/her",
                        "* You tell display-name: Ann of Cleves",
                        "* You tell pronouns: she/her");
        bob.types("/whois ann").line();
        bob.sees("* ann is in lobby", "* ann tells display-name: Ann of Cleves", "* ann tells pronouns: she/her");
        ann.types("/profile pronouns", "/profile color red")
                .sees("* You tell display-name: Ann of Cleves", "* /profile: expected a colour such as #c90076");
    }

    @Test
    void operatorsTellSomethingOfTheirRoom() {
        ann.types("/join den", "/describe", "/describe homepage https://example.org/")
                .sees(
                        "* You are in den",
                        "* Here: ann",
                        "* den tells nothing more",
                        "* ann set the room's homepage: https://example.org/");
        bob.types("/join den", "/describe", "/describe homepage")
                .sees("* You are in den", "* Here: ann, bob", "* den tells homepage: https://example.org/")
                .sees("* den: only operators of the room may do that");
    }
}
