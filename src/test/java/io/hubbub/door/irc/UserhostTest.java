package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ISON, USERHOST and USERIP. */
class UserhostTest extends DenTest {
    @Override
    String doorKeys() {
        return Chief.KEYS;
    }

    @Test
    void isonNamesThoseWhoAreThereInTheOrderAskedAndTheirOwnSpelling() {
        eve.sends("ISON BOB nobody Ann").isTold("303", ":bob ann").seesNothing();
        eve.sends("ISON :ann eve  bob").isTold("303", ":ann eve bob").seesNothing();
    }

    @Test
    void isonOfNobodyIsEmpty() {
        eve.sends("ISON nobody no-one").isTold("303", ":").seesNothing();
    }

    @Test
    void whoIsNotWelcomedYetIsNotThere() {
        IrcPeer joe = IrcPeer.stranger(server).sends("NICK joe").seesNothing();
        eve.sends("ISON joe ann", "USERHOST joe").isTold("303", ":ann").isTold("302", ":");
        joe.sends("USER joe 0 * :Joe").seesAllUntil("422");
        eve.sends("ISON joe").isTold("303", ":joe").seesNothing();
        joe.is("joe").quits();
        eve.sends("ISON joe").isTold("303", ":").seesNothing();
    }

    @Test
    void isonTakesAWholeLineOfNicks() {
        List<String> nicks = IntStream.range(0, 60).mapToObj(i -> "x" + i).toList();
        eve.sends("ISON " + String.join(" ", nicks) + " ann").isTold("303", ":ann");
        eve.sends("ISON :" + String.join(" ", nicks) + " bob").isTold("303", ":bob");
    }

    @Test
    void userhostTellsFromWhereSomebodyIs() {
        eve.sends("USERHOST ANN nobody bob")
                .isTold("302", ":ann=+~ann@127.0.0.1 bob=+~bob@127.0.0.1")
                .seesNothing();
        eve.sends("USERHOST nobody").isTold("302", ":").seesNothing();
    }

    @Test
    void operatorsAndWhoIsAwayAreMarked() {
        ann.becomesOperator().sends("AWAY :out").line();
        ann.seesNothing();
        eve.sends("USERHOST ann").isTold("302", ":ann*=-~ann@127.0.0.1").seesNothing();
        eve.sends("USERIP ann").isTold("340", ":ann*=-~ann@127.0.0.1").seesNothing();
    }

    @Test
    void useripTellsTheAddress() {
        eve.sends("USERIP bob ann")
                .isTold("340", ":bob=+~bob@127.0.0.1 ann=+~ann@127.0.0.1")
                .seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"USERHOST", "USERIP"})
    void fiveNicksAreAnsweredAndNoMore(String command) {
        eve.sends(command + " ann ann ann nobody ann bob bob");
        String answer = Message.parse(eve.line()).parameter(1);
        assertEquals(4, answer.split(" ").length);
        assertEquals(-1, answer.indexOf("bob"));
        eve.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISON", "USERHOST", "USERIP"})
    void withoutANickThereIsNoAnswer(String command) {
        eve.sends(command).isTold("461", command + " :Not enough parameters").seesNothing();
    }
}
