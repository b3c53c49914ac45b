package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Account;
import io.hubbub.room.Claim;
import io.hubbub.room.CloseReason;
import io.hubbub.room.Profile;
import io.hubbub.room.Right;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.hubbub.room.Trait;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What being logged in makes of a session, once it is decided that it is. */
@ExtendWith(VertxExtension.class)
class AccountTest {
    private static final Account ANN = new Account(7, "Ann", Rights.NONE, false);
    private static final Account HELPER = new Account(8, "helper", Rights.of(Right.KILL), false);

    private Core core;
    private Visitor guest;
    private Visitor other;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2);
        guest = core.visit(0);
        guest.comesAs("someone");
        other = core.visit(1);
        other.comesAs("other");
    }

    @AfterEach
    void noMistakeWasMade() {
        assertEquals(0, core.stats.mistakes().made());
    }

    private void logsIn(Visitor visitor, Account account) {
        visitor.does(session -> session.requests().login(account));
        core.settle();
    }

    private void joins(Visitor visitor, String room) {
        visitor.does(session -> session.requests().join(room, ShowAll.WIRE));
        core.settle();
    }

    private Profile seenIn(String room) {
        return other.room(room).member(guest.session.id()).orElseThrow().profile();
    }

    @Test
    void othersSeeWhoIsLoggedInInRoomsAndOutsideThem() {
        joins(guest, "den");
        joins(other, "den");
        assertEquals("", seenIn("den").account());
        logsIn(guest, ANN);
        assertEquals("Ann", seenIn("den").account());
        assertEquals("Ann", other.finds("someone").orElseThrow().who().profile().account());
        assertEquals(Optional.of(ANN), guest.session.account());
        guest.does(session -> session.requests().logout());
        core.settle();
        assertEquals("", seenIn("den").account());
        assertEquals(Optional.empty(), guest.session.account());
    }

    @Test
    void whoLogsOutKeepsANickThatIsNotItsAccounts() {
        logsIn(guest, ANN);
        guest.does(session -> session.requests().logout());
        core.settle();
        assertEquals("someone", guest.session.nick());
        guest.does(session -> session.requests().rename("ANN"));
        core.settle();
        logsIn(guest, ANN);
        guest.does(session -> session.requests().logout());
        core.settle();
        assertTrue(guest.session.nick().startsWith("guest"), guest.session.nick());
    }

    @Test
    void anAccountThatAProfileClaimsIsNotSeenAndOneThatItIsSilentOfIs() {
        guest.does(session -> session.requests().introduce(session.profile().withAccount("Ann")));
        joins(guest, "den");
        joins(other, "den");
        assertEquals("", seenIn("den").account());
        logsIn(guest, ANN);
        guest.does(session -> session.requests().introduce(new Profile("u", "h", "r", "", "", Set.of(Trait.BOT))));
        core.settle();
        assertEquals("Ann", seenIn("den").account());
        assertTrue(seenIn("den").is(Trait.BOT));
    }

    @Test
    void whoLogsInBeforeAnybodyKnowsItIsKnownWithItsAccount() {
        Visitor newcomer = core.visit(0);
        newcomer.does(session -> {
            session.requests().login(ANN);
            session.requests().introduce(new Profile("u", "h", "r"));
            session.requests().join("den", ShowAll.WIRE);
        });
        core.settle();
        joins(other, "den");
        assertEquals(
                "Ann",
                other.room("den")
                        .member(newcomer.session.id())
                        .orElseThrow()
                        .profile()
                        .account());
    }

    @Test
    void rightsOfAnAccountGoWithItAndThoseThatWereGrantedOtherwiseStay() {
        logsIn(guest, HELPER);
        assertTrue(guest.session.rights().has(Right.KILL));
        assertTrue(other.finds("someone").orElseThrow().who().profile().is(Trait.SERVER_OPERATOR));
        guest.isGranted(Rights.of(Right.ANNOUNCE));
        assertEquals(Rights.of(Right.KILL, Right.ANNOUNCE), guest.session.rights());
        logsIn(guest, ANN);
        assertEquals(Rights.of(Right.ANNOUNCE), guest.session.rights());
        guest.does(session -> session.requests().resign());
        core.settle();
        assertEquals(Rights.NONE, guest.session.rights());
        assertFalse(other.finds("someone").orElseThrow().who().profile().is(Trait.SERVER_OPERATOR));
    }

    @Test
    void rolesWaitForTheOwnerOfAnAccountWhereverSheComesBack() {
        logsIn(guest, ANN);
        guest.does(session -> session.requests().hold(Claim.ofSecret(new byte[] {1})));
        joins(guest, "den");
        joins(other, "den");
        guest.does(session -> session.gone(CloseReason.NETWORK_ERROR));
        core.settle();
        Visitor again = core.visit(1);
        logsIn(again, ANN);
        joins(again, "den");
        assertTrue(again.room("den").member(again.session.id()).orElseThrow().is(Role.OPERATOR));
        Visitor somebody = core.visit(1);
        logsIn(somebody, HELPER);
        joins(somebody, "den");
        assertFalse(
                somebody.room("den").member(somebody.session.id()).orElseThrow().is(Role.OPERATOR));
    }
}
