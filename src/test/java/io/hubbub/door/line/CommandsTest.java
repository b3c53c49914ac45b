package io.hubbub.door.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.Person;
import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each command does, between two people at two instances. */
@Timeout(60)
class CommandsTest {
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
    void speechIsSeenByEverybodyWithItsSpeakersNick() {
        ann.types("good day").sees("ann: good day");
        bob.sees("ann: good day").types("żółć").sees("bob: żółć");
        ann.sees("bob: żółć");
    }

    @Test
    void aNickIsWhatOneIsCalledFromThenOn() {
        ann.types("/nick Ann_2", "hi").sees("* You are now Ann_2", "Ann_2: hi");
        bob.sees("* ann is now Ann_2", "Ann_2: hi");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            bob    ~ bob: somebody else has that nick
            BOB    ~ BOB: somebody else has that nick
            guest7 ~ guest7: nicks like guest1 are given out by the server
            1ann   ~ 1ann: a nick doesn't begin with a digit or -; try _1ann
            a b    ~ a b: a nick has no spaces in it; try a_b
            """)
    void aNickThatCantBeHadIsRefusedWithTheReason(String nick, String why) {
        ann.types("/nick " + nick, "still ann").sees("* " + why, "ann: still ann");
        bob.sees("ann: still ann");
    }

    @Test
    void onesOwnNickMayBeWrittenAnotherWay() {
        ann.types("/nick ANN").sees("* You are now ANN");
    }

    @Test
    void aNickIsFreeAgainWhenItsOwnerHasAnotherOrIsGone() {
        ann.types("/nick eve").sees("* You are now eve");
        bob.sees("* ann is now eve").types("/nick ann").sees("* You are now ann");
        bob.hangUp();
        ann.sees("* bob is now ann", "* ann left").types("/nick ann").sees("* You are now ann");
    }

    @Test
    void whoListsTheRoomsPeople() {
        ann.types("/who", "/who lobby", "/who den")
                .sees("* Here: ann, bob", "* Here: ann, bob", "* den: there is no such room");
    }

    @Test
    void aMessageReachesOneNickAlone() {
        ann.types("/msg BOB  psst, listen ").sees("(you to BOB) psst, listen");
        ann.types("/msg ann note").sees("(ann to you) note", "(you to ann) note");
        ann.types("aloud");
        bob.sees("(ann to you) psst, listen", "ann: aloud");
    }

    @Test
    void aMessageToNobodyIsRefused() {
        ann.types("/msg eve hello").sees("* eve: nobody has that nick");
    }

    @Test
    void theTopicIsSetForEverybodyAndShownToWhoAsks() {
        ann.types("/topic", "/topic cheese  and wine ")
                .sees("* No topic is set", "* ann set the topic: cheese  and wine");
        bob.sees("* ann set the topic: cheese  and wine").types("/topic").sees("* Topic, set by ann: cheese  and wine");
        ann.types("/topic " + "x".repeat(391)).sees("* lobby: expected a topic of at most 390 characters");
    }

    @Test
    void aTaskAnswersItsAskerAlone() {
        ann.types("/task sum 100")
                .sees("* sum = 4950")
                .types("/task SHOUT it all")
                .sees("* SHOUT = IT ALL");
        ann.types("aloud");
        bob.sees("ann: aloud");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum ten | * sum: expected a whole number from 0 to 1000000000000000000, got "ten"
            sum     | * sum: expected a whole number from 0 to 1000000000000000000, got nothing
            dig 7   | * there is no task "dig", only primes, shout, sleep, sum
            """)
    void aTaskThatCantBeDoneIsRefusedWithTheReason(String task, String answer) {
        ann.types("/task " + task).sees(answer);
    }

    @Test
    void aTaskWithoutNameListsThemAll() {
        ann.types("/task")
                .sees("* primes N: how many primes there are below N")
                .sees("* shout TEXT: the text in capitals", "* sleep MS: answers after that many milliseconds")
                .sees("* sum N: 0 + 1 + … + (N-1)");
    }

    @Test
    void helpShowsEveryCommand() {
        ann.types("/help");
        for (Command command : Command.ALL) {
            assertEquals(0, ann.line().indexOf("* " + command.usage()), command.name());
        }
        ann.sees("* Anything else is said in the room you talk in; start with // to say a /");
    }

    @Test
    void whoQuitsMayLeaveWords() {
        ann.types("/quit  off to  lunch ", "never said").sees("* Goodbye").seesEnd();
        bob.sees("* ann left: off to  lunch").types("/quit").sees("* Goodbye").seesEnd();
        server.awaitClosed(CloseReason.QUIT, 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /nick     | * /nick: expected /nick NAME
            /join     | * /join: expected /join ROOM [KEY]
            /msg      | * /msg: expected /msg NICK TEXT
            /msg bob  | * /msg: expected /msg NICK TEXT
            """)
    void aMissingArgumentIsNamedWithTheCommand(String typed, String answer) {
        ann.types(typed, "next").sees(answer, "ann: next");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /frobnicate | * There is no command /frobnicate. /help lists them; start with // to say it
            /           | * There is no command /. /help lists them; start with // to say it
            /nickname x | * There is no command /nickname. /help lists them; start with // to say it
            """)
    void aCommandThatIsNoneIsNotSpeech(String typed, String answer) {
        ann.types(typed, "next").sees(answer, "ann: next");
        bob.sees("ann: next");
    }

    @Test
    void upperAndLowerCaseOfACommandAreTheSame() {
        ann.types("/Who", "/ who").sees("* Here: ann, bob", "* Here: ann, bob");
    }
}
