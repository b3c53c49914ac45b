package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.RoomState;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class JoinTest {
    @Test
    void joinerSeesNothingSaidBeforeAndEverythingAfter(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor host = core.join(0, "den");
        host.says("den", "before");
        core.settle();

        Visitor guest = core.join(1, "den");
        host.says("den", "after");
        core.settle();

        assertEquals(host.nick() + ":after", guest.saw());
    }

    @Test
    void joinerInTheMiddleOfATickSeesTheRestOfIt(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor host = core.join(0, "den");
        Visitor guest = core.visit(0);

        host.does(session -> {
            session.requests().say("den", Speech.line("1"));
            guest.session.requests().join("den", ShowAll.WIRE);
            session.requests().say("den", Speech.line("2"));
        });
        core.settle();

        assertEquals(host.nick() + ":2", guest.saw());
        assertEquals(host.nick() + ":1 +" + guest.nick() + " " + host.nick() + ":2", host.saw());
    }

    @Test
    void whatAJoinerRepliesComesBeforeWhatHappensNext(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor host = core.join(0, "den");
        Visitor guest = core.visit(0);
        guest.onJoined = room -> guest.session.reply(Buffer.buffer("names:" + room.size() + " "));

        host.does(session -> {
            guest.session.requests().join("den", ShowAll.WIRE);
            session.requests().say("den", Speech.line("hi"));
        });
        core.settle();

        assertEquals("names:2 " + host.nick() + ":hi", guest.saw());
    }

    @Test
    void leaverSeesWhatWasBeforeItLeftAndNothingAfter(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor host = core.join(0, "den");
        Visitor guest = core.join(0, "den");

        host.does(session -> {
            session.requests().say("den", Speech.line("1"));
            guest.session.requests().leave("den", "");
            session.requests().say("den", Speech.line("2"));
        });
        core.settle();

        assertEquals(host.nick() + ":1", guest.saw());
        assertEquals(List.of("joined den of 2", "left den"), guest.heard);
    }

    @Test
    void aRoomThatWasEmptyStartsAnew(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor first = core.join(0, "den");
        first.does(session -> {
            session.requests().setTopic("den", "old");
            session.requests().leave("den", "");
        });
        core.settle();
        first.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();

        assertEquals(List.of("joined den of 1", "left den", "joined den of 1"), first.heard);
        assertTrue(
                core.on(0, () -> first.session.room("den").orElseThrow().topic().isEmpty()));
    }

    @Test
    void namesTopicAndSizeAreTheSameOnEveryInstance(Vertx vertx) {
        Core core = Core.start(vertx, 3);
        List<Visitor> members = List.of(core.join(0, "den"), core.join(1, "den"), core.join(2, "Den"));
        members.get(1).does(session -> session.requests().setTopic("den", "cheese"));
        core.settle();

        for (Visitor member : members) {
            RoomState state =
                    core.on(member.instance, () -> member.session.room("den").orElseThrow());
            assertEquals(3, state.size());
            assertEquals("cheese", state.topic().text());
            assertEquals("den", state.name());
        }
    }

    @Test
    void whoDisconnectsLeavesAtOnce(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor host = core.join(0, "den");
        Visitor guest = core.join(1, "den");
        String nick = guest.nick();

        guest.does(session -> session.gone(CloseReason.PEER_CLOSED));
        core.settle();

        assertEquals("+" + nick + " -" + nick, host.saw());
    }

    @Test
    void whoIsGoneBeforeItsJoinCameBackIsNotInTheRoom(Vertx vertx) {
        Core core = Core.start(vertx, 2);
        Visitor host = core.join(0, "den");
        Visitor guest = core.visit(1);

        guest.does(session -> {
            session.requests().join("den", ShowAll.WIRE);
            session.gone(CloseReason.NETWORK_ERROR);
        });
        core.settle();

        assertEquals(
                1, (int) core.on(0, () -> host.session.room("den").orElseThrow().size()));
    }

    @Test
    void speechInARoomOneIsNotInIsRefused(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.visit(0);

        visitor.says("den", "hello?");
        core.settle();

        assertEquals(List.of("refused NOT_IN_ROOM den"), visitor.heard);
    }

    @Test
    void aRoomsNameIsCheckedAndTheNumberOfRoomsIsLimited(Vertx vertx) {
        Core core = Core.start(vertx, 1);
        Visitor visitor = core.visit(0);

        visitor.does(session -> {
            session.requests().join("two words", ShowAll.WIRE);
            for (int i = 0; i <= ChatLimits.STANDARD.rooms; i++) {
                session.requests().join("r" + i, ShowAll.WIRE);
            }
            session.requests().join("R0", ShowAll.WIRE);
        });

        assertEquals(
                List.of("refused BAD_ROOM two words", "refused TOO_MANY_ROOMS r100", "refused ALREADY_IN_ROOM R0"),
                List.copyOf(visitor.heard).stream()
                        .filter(news -> news.startsWith("refused"))
                        .toList());
    }

    @Test
    void roomsOfAllHomesAreListed(Vertx vertx) {
        Core core = Core.start(vertx, 3);
        core.join(0, "a");
        core.join(1, "b");
        Visitor asker = core.join(2, "c");

        asker.listsRooms();
        core.settle();

        assertEquals("rooms [a, b, c]", asker.heard.get(1));
    }
}
