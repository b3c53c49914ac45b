package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Description;
import io.hubbub.room.Entry;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskList;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange.MaskSet;
import io.hubbub.room.ModeChange.Switched;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Profile;
import io.hubbub.room.Room;
import io.hubbub.room.RoomListing;
import io.hubbub.room.Topic;
import io.hubbub.room.Trait;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Questions about rooms and people that one isn't with. Everybody is at an instance of its own. */
@ExtendWith(VertxExtension.class)
class QueryTest {
    private Core core;
    private Visitor asker;
    private Visitor bob;
    private Visitor eve;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 3);
        asker = core.visit(0);
        asker.comesAs("asker");
        bob = comes(1, "bob", new Profile("builder", "home.example", "Bob the Builder"));
        eve = comes(2, "eve", new Profile("first", "garden.example", "Eve"));
    }

    private Visitor comes(int instance, String nick, Profile profile) {
        Visitor visitor = core.visit(instance);
        visitor.does(session -> {
            session.requests().introduce(profile);
            session.requests().rename(nick);
        });
        core.settle();
        return visitor;
    }

    private void goesInto(Visitor visitor, Entry entry) {
        visitor.does(session -> session.requests().join(entry, ShowAll.WIRE));
        core.settle();
    }

    private void goesInto(Visitor visitor, String room) {
        goesInto(visitor, new Entry(room));
    }

    private void hides(Visitor visitor, boolean hidden) {
        visitor.does(session -> session.requests().introduce(session.profile().with(Trait.HIDDEN, hidden)));
        core.settle();
    }

    private List<String> found(Visitor by, String pattern) {
        return by
                .<List<Description>>asks(
                        (session, answer) -> session.queries().people(PersonFilter.of(pattern), answer))
                .stream()
                .map(found -> found.who().nick())
                .sorted()
                .toList();
    }

    private List<String> found(String pattern) {
        return found(asker, pattern);
    }

    private Optional<Room> room(String name) {
        return asker.<Optional<Room>>asks((session, answer) -> session.queries().room(name, answer));
    }

    private List<RoomListing> list(Visitor by) {
        return by.<List<RoomListing>>asks((session, answer) -> session.queries().rooms(answer));
    }

    @Test
    void aSearchFindsByNickUserHostAndRealName() {
        assertEquals(List.of("bob"), found("bob"));
        assertEquals(List.of("bob"), found("builder"));
        assertEquals(List.of("bob"), found("home.example"));
        assertEquals(List.of("bob"), found("Bob the Builder"));
        assertEquals(List.of(), found("build"));
    }

    @Test
    void aSearchUnderstandsMasksAndNoCase() {
        assertEquals(List.of("bob", "eve"), found("*.EXAMPLE"));
        assertEquals(List.of("bob"), found("b?b"));
        assertEquals(List.of("eve"), found("FIRST"));
        assertEquals(List.of("asker", "bob", "eve"), found("*"));
    }

    @Test
    void aSearchFindsAcrossWhatIsBetweenNoTwoNames() {
        assertEquals(List.of(), found("bob*example"));
    }

    @Test
    void aSearchFindsByAMaskWhatItIsAboutTogether() {
        assertEquals(List.of("bob"), found("bob!*"));
        assertEquals(List.of("bob"), found("BOB!*@*.example"));
        assertEquals(List.of("bob", "eve"), found("*@*.example"));
        assertEquals(List.of(), found("eve!builder@*"));
    }

    @Test
    void aSearchFindsByAnAddressHoweverItIsWritten() {
        bob.does(session -> session.requests().introduce(new Profile("u", "2001:db8::5", "")));
        eve.does(session -> session.requests().introduce(new Profile("u", "203.0.113.7", "")));
        core.settle();
        for (String typed :
                List.of("2001:db8::5", "2001:0DB8:0::5", "[2001:db8::5]", "2001:db8::/32", "*!*@2001:db8::/64")) {
            assertEquals(List.of("bob"), found(typed), typed);
        }
        for (String typed : List.of("203.0.113.7", "::ffff:203.0.113.7", "203.0.113.0/24", "*!*@203.0.*", "203.0.*")) {
            assertEquals(List.of("eve"), found(typed), typed);
        }
    }

    @Test
    void aSearchFindsPeopleUnderTheNickAndProfileOfNow() {
        bob.does(session -> {
            session.requests().rename("rob");
            session.requests().introduce(session.profile().withRealName("Robert"));
        });
        core.settle();
        assertEquals(List.of(), found("bob"));
        assertEquals(List.of("rob"), found("robert"));
        bob.goes();
        assertEquals(List.of(), found("rob"));
    }

    @Test
    void whoIsHiddenIsFoundByItselfAndByWhoSharesARoom() {
        hides(eve, true);
        assertEquals(List.of(), found("eve"));
        assertEquals(List.of("eve"), found(eve, "eve"));
        goesInto(eve, "den");
        assertEquals(List.of(), found("eve"));
        goesInto(bob, "DEN");
        assertEquals(List.of(), found("eve"));
        assertEquals(List.of("eve"), found(bob, "eve"));
        bob.does(session -> session.requests().leave("den", ""));
        core.settle();
        assertEquals(List.of(), found(bob, "eve"));
        hides(eve, false);
        assertEquals(List.of("eve"), found("eve"));
    }

    @Test
    void whoOnlyWantsToBeInARoomDoesNotFindWhoIsHiddenThere() {
        hides(eve, true);
        goesInto(eve, new Entry("den", "", Set.of(Mode.INVITE_ONLY)));
        List<String> found = asker
                .<List<Description>>asks((session, answer) -> {
                    session.requests().join("den", ShowAll.WIRE);
                    session.queries().people(PersonFilter.of("eve"), answer);
                })
                .stream()
                .map(description -> description.who().nick())
                .toList();
        assertEquals(List.of(), found);
    }

    @Test
    void whoIsHiddenIsFoundByWhoKnowsTheNick() {
        hides(eve, true);
        assertEquals("eve", asker.finds("eve").orElseThrow().who().nick());
    }

    @Test
    void aQueryTellsTheRoomsWithTheirRolesAndHowLongSomebodyIsSilent() {
        goesInto(bob, new Entry("Attic", "", Set.of(Mode.SECRET)));
        goesInto(eve, "den");
        goesInto(bob, "den");
        core.pass(3 * Core.SECOND);
        bob.does(s -> s.reading().received());
        core.pass(2 * Core.SECOND);
        Description description = asker.finds("BOB").orElseThrow();
        assertEquals(
                List.of("den []"),
                description.rooms().stream()
                        .map(place -> place.room() + " " + place.as().roles())
                        .toList());
        assertEquals(2 * Core.SECOND, description.idleNs());
        assertEquals(5 * Core.SECOND, description.openNs());
        assertEquals("test", description.door());
        assertEquals(Set.of(), description.who().roles());
    }

    @Test
    void aRoomIsSeenFromOutside() {
        core.clockMs.set(77);
        goesInto(bob, new Entry("Den", "", Set.of(Mode.PROTECTED_TOPIC)));
        goesInto(eve, "den");
        bob.does(session -> {
            session.requests().setTopic("den", "bears");
            session.requests().changeModes("den", List.of(new MaskSet(MaskList.BAN, Mask.of("mallory"), true)));
        });
        core.settle();
        Room seen = room("DEN").orElseThrow();
        assertEquals(describe(bob.room("den")).replaceAll("BAN\\[.*?]]", "BAN[]"), describe(seen));
        assertEquals(false, seen.showsAll());
        assertEquals(
                List.of("bob", "eve"), seen.members().stream().map(Member::nick).toList());
        assertEquals(77, seen.createdMs());
        assertEquals(List.of(), asker.session.rooms());
    }

    static String describe(Room room) {
        StringBuilder text = new StringBuilder();
        text.append(room.name()).append(' ').append(room.seq()).append(' ').append(room.createdMs());
        text.append(room.topic())
                .append(room.modes().hasKey())
                .append(room.modes().limit());
        for (Mode mode : Mode.values()) {
            text.append(room.modes().has(mode) ? " " + mode : "");
        }
        for (MaskList list : MaskList.values()) {
            text.append(' ').append(list).append(room.list(list));
        }
        for (Member member : room.members()) {
            text.append('\n')
                    .append(member.session())
                    .append(' ')
                    .append(member.profile().source(member.nick()));
            text.append(member.profile().away()).append(member.roles());
        }
        return text.toString();
    }

    @Test
    void theAnswerDoesNotFollowTheRoom() {
        goesInto(bob, "den");
        Room seen = room("den").orElseThrow();
        String before = describe(seen);
        goesInto(eve, "den");
        bob.does(session -> {
            session.requests().setTopic("den", "bears");
            session.requests().changeModes("den", List.of(new Switched(Mode.SECRET, true)));
            session.requests().changeModes("den", List.of(new MaskSet(MaskList.BAN, Mask.of("mallory"), true)));
            session.requests().leave("den", "");
        });
        core.settle();
        assertEquals(before, describe(seen));
    }

    @Test
    void noRoomIsEmptyBeforeItIsFoundedAndAfterItIsEmptied() {
        assertEquals(Optional.empty(), room("den"));
        goesInto(bob, "den");
        assertEquals(1, room("den").orElseThrow().size());
        bob.does(session -> session.requests().leave("den", ""));
        core.settle();
        assertEquals(Optional.empty(), room("den"));
    }

    @Test
    void theListTellsHowManyAreInARoomItsTopicAndWhenItWasFounded() {
        core.clockMs.set(1000);
        goesInto(bob, "Den");
        core.clockMs.set(2000);
        goesInto(eve, "attic");
        goesInto(eve, "den");
        core.clockMs.set(3000);
        bob.does(session -> session.requests().setTopic("den", "bears"));
        core.settle();
        assertEquals(
                List.of(
                        new RoomListing("Den", 2, new Topic("bears", "bob", 3000), 1000),
                        new RoomListing("attic", 1, Topic.NONE, 2000)),
                list(asker));
    }

    @Test
    void aSecretRoomIsListedForItsMembers() {
        goesInto(bob, new Entry("den", "", Set.of(Mode.SECRET)));
        assertEquals(List.of(), list(asker));
        assertEquals(List.of("den"), list(bob).stream().map(RoomListing::room).toList());
    }
}
