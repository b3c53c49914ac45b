package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.ChatLimits;
import io.hubbub.room.CloseReason;
import io.hubbub.room.PastNick;
import io.hubbub.room.Profile;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who had a nick is remembered where it lives. */
@ExtendWith(VertxExtension.class)
class PastNickTest {
    private Core core;
    private Visitor asker;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2, ChatLimits.STANDARD.with("past", 30));
        asker = core.visit(0);
    }

    private List<PastNick> past(String nick) {
        return asker.<List<PastNick>>asks((session, answer) -> session.queries().past(nick, answer));
    }

    private void visits(String nick, Profile profile) {
        Visitor visitor = core.visit(1);
        visitor.does(session -> {
            session.requests().introduce(profile);
            session.requests().rename(nick);
        });
        core.settle();
        visitor.goes();
    }

    @Test
    void whoQuitsIsRememberedAsItWasKnownAndWhen() {
        core.clockMs.set(1234);
        Profile profile = new Profile("user", "host", "Bob B.");
        visits("Bob", profile);
        core.clockMs.set(2000);
        visits("BOB", profile.withAway("lunch"));
        assertEquals(
                List.of(new PastNick("BOB", profile.withAway("lunch"), 2000), new PastNick("Bob", profile, 1234)),
                past("bob"));
    }

    @Test
    void whoIsRenamedIsRememberedUnderTheOldNickAndNotUnderTheNew() {
        Visitor bob = core.visit(1);
        bob.comesAs("bob");
        bob.does(session -> session.requests().rename("BOB"));
        core.settle();
        assertEquals(List.of(), past("bob"));
        bob.does(session -> session.requests().rename("rob"));
        core.settle();
        assertEquals(List.of("BOB"), past("bob").stream().map(PastNick::nick).toList());
        assertEquals(List.of(), past("rob"));
    }

    @Test
    void theShortestVisitIsRemembered() {
        Visitor visitor = core.visit(1);
        String nick = visitor.nick();
        visitor.does(session -> {
            session.requests().introduce(session.profile());
            session.gone(CloseReason.PEER_CLOSED);
        });
        core.settle();
        assertEquals(List.of(nick), past(nick).stream().map(PastNick::nick).toList());
    }

    @Test
    void whoWasNeverIntroducedIsNotRemembered() {
        Visitor visitor = core.visit(1);
        String guest = visitor.nick();
        visitor.does(session -> session.requests().rename("bob"));
        core.settle();
        visitor.goes();
        assertEquals(List.of(), past("bob"));
        assertEquals(List.of(), past(guest));
    }

    @Test
    void noMoreThanTenOfANickAndSoManyInAll() {
        String first = core.nameAt(0);
        for (int i = 0; i < 12; i++) {
            visits(first, new Profile("user" + i, "host", ""));
        }
        assertEquals(10, past(first).size());
        assertEquals("user11", past(first).get(0).profile().user());
        for (int i = 0; past(first).size() > 0; i++) {
            visits("other" + i, Profile.UNKNOWN);
            assertEquals(1, past("other" + i).size());
        }
    }
}
