package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Account;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.hubbub.room.Speech;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What guests may do is what the server's operator says. */
@ExtendWith(VertxExtension.class)
class GuestsTest {
    private static final Account ANN = new Account(7, "ann", Rights.NONE, false);

    private Core core;

    private Visitor visit(String room, Account account) {
        Visitor visitor = core.visit(0);
        visitor.does(session -> {
            if (account != null) {
                session.requests().login(account);
            }
            session.requests().join(room, ShowAll.WIRE);
        });
        core.settle();
        return visitor;
    }

    private static List<String> refusals(Visitor visitor) {
        return visitor.refusals.stream().map(refusal -> refusal.why().name()).toList();
    }

    @Test
    void theyMayBeKeptFromSayingAndChangingAnything(Vertx vertx) {
        core = Core.start(vertx, 1, Guests.READ_ONLY);
        Visitor ann = visit("den", ANN);
        Visitor guest = visit("den", null);
        guest.says("den", "hello");
        guest.does(session -> {
            session.requests().message("x", Speech.line("psst"));
            session.requests().setTopic("den", "mine");
            session.requests().changeModes("den", List.of(new ModeChange.RoleGiven(Role.VOICE, "x", true)));
            session.requests().kick("den", "x", "");
            session.requests().invite("den", "x");
            session.requests().sayInto("other", Speech.line("x"));
        });
        core.settle();
        assertEquals(7, guest.refusals.size());
        assertTrue(refusals(guest).stream().allMatch("ACCOUNT_NEEDED"::equals), refusals(guest)::toString);
        ann.says("den", "hi");
        core.settle();
        assertEquals(ann.nick() + ":hi", guest.saw());
        guest.does(session -> session.requests().login(ANN));
        core.settle();
        guest.says("den", "me too");
        core.settle();
        assertTrue(ann.saw().endsWith("me too"), ann::saw);
    }

    @Test
    void theyMayBeKeptOutOfEveryRoom(Vertx vertx) {
        core = Core.start(vertx, 1, Guests.NONE);
        Visitor guest = visit("den", null);
        assertEquals(List.of("refused ACCOUNT_NEEDED den"), guest.heard);
        guest.isGranted(Rights.OPERATOR);
        guest.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
        assertEquals(1, guest.room("den").size());
    }
}
