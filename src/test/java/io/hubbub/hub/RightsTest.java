package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.bus.Bus;
import io.hubbub.bus.HomeRequest;
import io.hubbub.bus.HubRequest;
import io.hubbub.bus.MemberRequest;
import io.hubbub.bus.NickRequest;
import io.hubbub.bus.Request;
import io.hubbub.bus.RequestBatch;
import io.hubbub.bus.RoomRequest;
import io.hubbub.room.Asker;
import io.hubbub.room.Description;
import io.hubbub.room.Entry;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.ModeChange.Switched;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Profile;
import io.hubbub.room.Right;
import io.hubbub.room.Rights;
import io.hubbub.room.RoomListing;
import io.hubbub.room.Speech;
import io.hubbub.room.Trait;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A profile that claims an operator of the server grants nothing, neither at the hub nor at the homes; the rights alone do. */
@ExtendWith(VertxExtension.class)
class RightsTest {
    /** The number of a hub that there is not: no account of what is in flight is confused. */
    private static final int FORGER = 7;

    private static final String REFUSED = "refused NOT_SERVER_OPERATOR ";
    private static final List<ModeChange> MODERATED = List.of(new Switched(Mode.MODERATED, true));

    private Core core;
    private Bus bus;
    private Visitor host;
    private Visitor mallory;

    /** The host's room is secret, moderated by the host alone, and lets nobody in; Mallory's profile claims what Mallory is not. */
    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2);
        bus = core.bus(vertx, 1);
        host = core.visit(0);
        host.comesAs("host");
        mallory = core.visit(1);
        mallory.comesAs("mallory");
        mallory.does(session -> session.requests().introduce(claim(session.profile())));
        host.does(session -> {
            session.requests()
                    .join(
                            new Entry("den", "", Set.of(Mode.SECRET, Mode.PROTECTED_TOPIC, Mode.NO_OUTSIDERS)),
                            ShowAll.WIRE);
            session.requests().join("hall", ShowAll.WIRE);
        });
        core.settle();
        mallory.does(session -> session.requests().join("hall", ShowAll.WIRE));
        core.settle();
        host.does(session -> session.requests()
                .changeModes(
                        "hall",
                        List.of(new Switched(Mode.PROTECTED_TOPIC, true), new Switched(Mode.INVITE_ONLY, true))));
        host.does(session -> session.requests().changeModes("den", List.of(new Switched(Mode.INVITE_ONLY, true))));
        core.settle();
        List.of(host, mallory).forEach(Visitor::news);
    }

    private static Profile claim(Profile profile) {
        return profile.with(Trait.SERVER_OPERATOR, true);
    }

    /** What a session hears when it asks for something. */
    private List<String> hears(Consumer<Session> action) {
        mallory.does(action);
        core.settle();
        return mallory.news();
    }

    @Test
    void whatAProfileClaimsOthersDoNotSee() {
        assertFalse(host.finds("mallory").orElseThrow().who().profile().is(Trait.SERVER_OPERATOR));
        assertFalse(host.room("hall")
                .memberCalled("mallory")
                .orElseThrow()
                .profile()
                .is(Trait.SERVER_OPERATOR));
        assertEquals(0, core.stats.presence().operators());
        mallory.isGranted(Rights.of(Right.ANNOUNCE));
        assertTrue(host.finds("mallory").orElseThrow().who().profile().is(Trait.SERVER_OPERATOR));
        assertEquals(1, core.stats.presence().operators());
        mallory.does(session -> session.requests().resign());
        core.settle();
        assertFalse(host.finds("mallory").orElseThrow().who().profile().is(Trait.SERVER_OPERATOR));
    }

    @Test
    void whoHasNoRightsIsRefusedAtTheHub() {
        assertEquals(
                List.of(REFUSED + "host"), hears(session -> session.requests().kill("host", "spam")));
        assertEquals(List.of(REFUSED), hears(session -> session.requests().announce(Speech.line("hi"))));
        assertEquals(
                List.of(REFUSED), hears(session -> session.queries().admin().sessions("", RightsTest::unexpected)));
        assertEquals(
                List.of(REFUSED), hears(session -> session.queries().admin().rooms("", RightsTest::unexpected)));
        assertEquals(
                List.of(REFUSED), hears(session -> session.queries().admin().observe("", null, () -> unexpected(""))));
        assertEquals(
                List.of(REFUSED),
                hears(session -> session.queries().admin().close(host.session.id(), "me", "", RightsTest::unexpected)));
        assertTrue(host.isOpen());
        assertEquals(List.of(), host.news());
    }

    private static void unexpected(Object answer) {
        throw new AssertionError("answered: " + answer);
    }

    @Test
    void whoHasNoRightsMendsNoRooms() {
        assertEquals(
                List.of("refused INVITE_ONLY den"),
                hears(session -> session.requests().join("den", ShowAll.WIRE)));
        String refused = "refused NOT_OPERATOR hall";
        assertEquals(List.of(refused), hears(session -> session.requests().changeModes("hall", MODERATED)));
        assertEquals(List.of(refused), hears(session -> session.requests().setTopic("hall", "mine")));
        assertEquals(List.of(refused), hears(session -> session.requests().kick("hall", "host", "")));
        assertEquals(List.of(refused), hears(session -> session.requests().invite("hall", "host")));
    }

    @Test
    void whoMayMendsRooms() {
        mallory.isGranted(Rights.of(Right.MEND_ROOMS));
        assertEquals(
                List.of("joined den of 2"), hears(session -> session.requests().join("den", ShowAll.WIRE)));
        assertEquals(List.of(), hears(session -> session.requests().changeModes("den", MODERATED)));
        assertTrue(host.room("den").modes().has(Mode.MODERATED));
    }

    /** Each right is for what it says and for nothing else. */
    @ParameterizedTest
    @EnumSource(Right.class)
    void oneRightIsNoOther(Right right) {
        mallory.isGranted(Rights.of(right));
        mallory.news();
        boolean mayAnnounce =
                hears(session -> session.requests().announce(Speech.line("hi"))).contains("announced by mallory: hi");
        assertEquals(right == Right.ANNOUNCE, mayAnnounce);
        boolean seesSecretRooms =
                mallory
                        .<List<RoomListing>>asks(
                                (session, answer) -> session.queries().rooms(answer))
                        .stream()
                        .anyMatch(room -> room.room().equals("den"));
        assertEquals(right == Right.SEE_ALL, seesSecretRooms);
        boolean mayInspect = !hears(session -> session.queries().admin().rooms("", seen -> {}))
                .contains(REFUSED);
        assertEquals(right == Right.INSPECT, mayInspect);
        boolean mayMend = !hears(session -> session.requests().changeModes("hall", MODERATED))
                .contains("refused NOT_OPERATOR hall");
        assertEquals(right == Right.MEND_ROOMS, mayMend);
        boolean mayKill =
                !hears(session -> session.requests().kill("host", "spam")).contains(REFUSED + "host");
        assertEquals(right == Right.KILL, mayKill);
        assertEquals(mayKill, !host.isOpen());
    }

    /** Sends a request past Mallory's hub, with a profile that claims an operator and without rights. */
    private List<String> hearsFromHomes(Request request) {
        for (int home = 0; home < core.count(); home++) {
            bus.toHome(home, new RequestBatch(FORGER, 0, List.of(request), List.of()));
        }
        core.turn();
        return mallory.news();
    }

    @Test
    void aHomeBelievesNoProfile() {
        Member claimant = new Member(mallory.session.id(), "mallory", claim(mallory.session.profile()), Set.of(), 9);
        Asker by = new Asker(claimant.session(), Rights.NONE);
        assertTrue(hearsFromHomes(new NickRequest.Kill(claimant, Rights.NONE, "host", "spam"))
                .contains(REFUSED + "host"));
        assertTrue(hearsFromHomes(new HomeRequest.Announce(claimant, Rights.NONE, Speech.line("hi")))
                .contains(REFUSED));
        assertTrue(hearsFromHomes(new HomeRequest.InspectRooms(by, 1, "")).contains(REFUSED));
        assertTrue(hearsFromHomes(new HomeRequest.Observe(by, 1, "")).contains(REFUSED));
        assertTrue(hearsFromHomes(new HubRequest.InspectSessions(by, 1, "")).contains(REFUSED));
        assertTrue(hearsFromHomes(new HubRequest.Close(Rights.NONE, 1, host.session.id(), claimant, ""))
                .contains(REFUSED));
        assertTrue(hearsFromHomes(new RoomRequest.SayInto("den", claimant, Rights.NONE, Speech.line("hi")))
                .contains("refused NO_SUCH_ROOM den"));
        assertTrue(host.isOpen());
        assertFalse(host.news().stream().anyMatch(word -> word.startsWith("announced")));
    }

    @Test
    void aHomeBelievesNoProfileOfAMemberEither() {
        mallory.does(
                session -> session.requests().introduce(claim(session.profile()).withAway("out")));
        core.settle();
        Asker by = new Asker(mallory.session.id(), Rights.NONE);
        String refused = "refused NOT_OPERATOR hall";
        assertTrue(hearsFromHomes(new MemberRequest.ChangeModes("hall", by, MODERATED))
                .contains(refused));
        assertTrue(
                hearsFromHomes(new MemberRequest.Kick("hall", by, "host", "")).contains(refused));
        assertTrue(
                hearsFromHomes(new MemberRequest.SetTopic("hall", by, "mine")).contains(refused));
    }

    @Test
    void aSearchFindsWhoIsHiddenForThoseWhoSeeAll() {
        host.does(session -> {
            session.requests().introduce(session.profile().with(Trait.HIDDEN, true));
            session.requests().leave("hall", "");
        });
        core.settle();
        assertEquals(0, found());
        mallory.isGranted(Rights.OPERATOR);
        assertEquals(1, found());
        assertEquals("den", mallory.finds("host").orElseThrow().rooms().get(0).room());
    }

    /** Nor does it keep what the earlier session had asked for with them. */
    @Test
    void whoTakesTheOperatorsPlaceTakesNoRights() {
        mallory.isGranted(Rights.OPERATOR);
        Visitor heir = core.visit(0);
        heir.does(session -> session.queries()
                .supersede(mallory.session.id(), () -> session.requests().rename("mallory")));
        core.settle();
        assertFalse(mallory.isOpen());
        assertEquals("mallory", heir.nick());
        heir.news();
        heir.does(session -> session.requests().kill("host", "spam"));
        heir.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
        assertEquals(List.of(REFUSED + "host", "refused INVITE_ONLY den"), heir.news());
        assertFalse(heir.finds("mallory").orElseThrow().who().profile().is(Trait.SERVER_OPERATOR));
        assertEquals(0, core.stats.presence().operators());
        mallory.does(session -> session.requests().kill("host", "spam"));
        core.settle();
        assertTrue(host.isOpen());
    }

    private int found() {
        return mallory.<List<Description>>asks(
                        (session, answer) -> session.queries().people(PersonFilter.of("host"), answer))
                .size();
    }
}
