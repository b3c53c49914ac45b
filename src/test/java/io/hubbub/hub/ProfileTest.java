package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Event;
import io.hubbub.room.Profile;
import io.hubbub.room.Role;
import io.hubbub.room.Trait;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What may be known of somebody changes wherever it is known. The host shares two rooms with bob, from another instance. */
@ExtendWith(VertxExtension.class)
class ProfileTest {
    private static final Profile BEFORE = new Profile("user", "host", "Bob B.");

    /** As {@link ShowAll}, and news of somebody once. */
    private static final Wire PERSONAL = new Wire() {
        @Override
        public void encode(String room, Event event, Buffer out) {
            ShowAll.WIRE.encode(room, event, out);
        }

        @Override
        public boolean isPersonal() {
            return true;
        }

        @Override
        public boolean showsNewsOnce() {
            return true;
        }
    };

    private Core core;
    private Visitor bob;
    private Visitor host;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 3);
        bob = core.visit(1);
        bob.does(session -> {
            session.requests().introduce(BEFORE);
            session.requests().rename("bob");
        });
        core.settle();
        goesInto(bob, "a", "b");
        host = core.visit(0);
        goesInto(host, "a", "b");
    }

    private void goesInto(Visitor visitor, String... rooms) {
        for (String room : rooms) {
            visitor.does(session -> session.requests().join(room, PERSONAL));
            core.settle();
        }
    }

    private void changes(UnaryOperator<Profile> change) {
        bob.does(session -> session.requests().introduce(change.apply(session.profile())));
        core.settle();
    }

    private static Profile seenBy(Visitor visitor, String room) {
        return visitor.room(room).memberCalled("bob").orElseThrow().profile();
    }

    @Test
    void everyCopyOfEveryRoomHasTheNewProfile() {
        Visitor third = core.visit(2);
        goesInto(third, "b");
        for (UnaryOperator<Profile> change : List.<UnaryOperator<Profile>>of(
                profile -> profile.withAway("lunch"),
                profile -> profile.withRealName("Robert"),
                profile -> profile.with(Trait.BOT, true),
                profile -> profile.withAway(""),
                profile -> profile.with(Trait.BOT, false))) {
            changes(change);
            Profile now = core.on(1, bob.session::profile);
            assertEquals(now, seenBy(host, "a"));
            assertEquals(now, seenBy(host, "b"));
            assertEquals(now, seenBy(third, "b"));
            assertEquals(now, seenBy(bob, "a"));
            assertEquals(now, third.finds("bob").orElseThrow().who().profile());
        }
        assertEquals(BEFORE.withRealName("Robert"), seenBy(third, "b"));
    }

    @Test
    void whoSharesTwoRoomsSeesItOnceAndWhoSharesOneSeesItToo() {
        Visitor onlyA = core.visit(2);
        Visitor onlyB = core.visit(2);
        goesInto(onlyA, "a");
        goesInto(onlyB, "b");
        String before = host.saw();
        changes(profile -> profile.withAway("lunch"));
        assertEquals(before + " ~boblunch", host.saw());
        assertEquals("~boblunch", onlyB.saw());
        assertEquals("~boblunch", onlyA.saw());
        assertEquals(
                1, bob.own.stream().filter(Event.Reprofiled.class::isInstance).count());
    }

    @Test
    void whatItWasBeforeIsPartOfTheEvent() {
        changes(profile -> profile.withAway("lunch"));
        Event.Reprofiled event = (Event.Reprofiled) bob.own.get(bob.own.size() - 1);
        assertEquals(BEFORE, event.before());
        assertEquals(BEFORE.withAway("lunch"), event.who().profile());
        assertEquals("bob", event.who().nick());
    }

    @Test
    void rolesStayAsTheyAre() {
        changes(profile -> profile.withAway("lunch"));
        assertEquals(
                Set.of(Role.OPERATOR),
                host.room("a").memberCalled("bob").orElseThrow().roles());
    }

    @Test
    void anEqualProfileIsNoEvent() {
        long before = host.room("a").seq();
        changes(profile -> profile.withAway(""));
        changes(profile -> new Profile("user", "host", "Bob B."));
        assertEquals(before, host.room("a").seq());
    }

    @Test
    void whoComesInWhileItChangesIsSeenAsItIsNow() {
        Visitor late = core.visit(2);
        goesInto(late, "c");
        bob.does(session -> {
            session.requests().join("c", PERSONAL);
            session.requests().introduce(BEFORE.withAway("lunch"));
        });
        core.settle();
        assertEquals(BEFORE.withAway("lunch"), seenBy(late, "c"));
    }

    @Test
    void aNewNickKeepsTheProfile() {
        changes(profile -> profile.withAway("lunch"));
        bob.does(session -> session.requests().rename("rob"));
        core.settle();
        assertEquals(
                BEFORE.withAway("lunch"),
                host.room("a").memberCalled("rob").orElseThrow().profile());
        assertEquals(
                BEFORE.withAway("lunch"), host.finds("rob").orElseThrow().who().profile());
    }
}
