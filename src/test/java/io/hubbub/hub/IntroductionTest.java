package io.hubbub.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.room.Description;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Profile;
import io.hubbub.room.Rights;
import io.hubbub.room.Speech;
import io.hubbub.room.Trait;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody is found by a nick who has not said who it is, or spoken. The stranger and who looks for it are at two instances. */
@ExtendWith(VertxExtension.class)
class IntroductionTest {
    private Core core;
    private Visitor asker;
    private Visitor stranger;

    @BeforeEach
    void start(Vertx vertx) {
        core = Core.start(vertx, 2);
        asker = core.visit(0);
        asker.comesAs("asker");
        stranger = core.visit(1);
        stranger.does(session -> session.requests().rename("eve"));
        core.settle();
        asker.news();
    }

    private List<String> hears(Consumer<Session> action) {
        asker.does(action);
        core.settle();
        return asker.news();
    }

    private void assertFound() {
        assertTrue(asker.finds("eve").isPresent());
        assertEquals(0, core.stats.presence().strangers());
        assertEquals(2, core.stats.presence().present());
    }

    @Test
    void whoHasOnlyClaimedANickIsAStranger() {
        assertEquals(Optional.empty(), asker.finds("eve"));
        assertEquals(1, core.stats.presence().strangers());
        assertEquals(1, core.stats.presence().present());
    }

    @Test
    void aStrangerCanNotBeTold() {
        assertEquals(
                List.of("refused NO_SUCH_NICK eve"),
                hears(session -> session.requests().message("eve", Speech.line("hi"))));
        assertEquals(List.of(), stranger.told);
    }

    @Test
    void aStrangerCanNotBeInvited() {
        asker.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
        asker.news();
        assertEquals(
                List.of("refused NO_SUCH_NICK eve"),
                hears(session -> session.requests().invite("den", "eve")));
    }

    @Test
    void aStrangerCanNotBeKilled() {
        asker.does(session -> session.requests().naming().grant(Rights.OPERATOR));
        assertEquals(
                List.of("refused NO_SUCH_NICK eve"),
                hears(session -> session.requests().kill("eve", "why not")));
        assertTrue(stranger.isOpen());
    }

    @Test
    void aStrangerIsNotFoundInASearch() {
        assertEquals(
                List.of(),
                asker.<List<Description>>asks(
                        (session, answer) -> session.queries().people(PersonFilter.of("e*"), answer)));
    }

    @Test
    void aStrangersNickIsTakenNevertheless() {
        assertEquals(
                List.of("refused NICK_TAKEN eve"),
                hears(session -> session.requests().rename("eve")));
    }

    @Test
    void whoIntroducesItselfIsFoundAsItSaysButForItsAccount() {
        Profile profile = new Profile("user", "host", "Eve E.", "somebody's", "", Set.of(Trait.BOT));
        stranger.does(session -> session.requests().introduce(profile));
        core.settle();
        assertFound();
        assertEquals(
                profile.withAccount(""), asker.finds("EVE").orElseThrow().who().profile());
    }

    @Test
    void whoJoinsARoomIsIntroduced() {
        stranger.does(session -> session.requests().join("den", ShowAll.WIRE));
        core.settle();
        assertFound();
    }

    @Test
    void whoTellsSomebodySomethingIsIntroduced() {
        stranger.does(session -> session.requests().message("asker", Speech.line("hi")));
        core.settle();
        assertEquals(List.of("told by eve: hi"), asker.news());
        assertFound();
    }

    @Test
    void whoSpeaksIntoARoomIsIntroduced() {
        stranger.does(session -> session.requests().sayInto("den", Speech.line("hi")));
        core.settle();
        assertFound();
    }

    @Test
    void whoOnlyAsksStaysAStranger() {
        assertTrue(stranger.finds("asker").isPresent());
        assertEquals(1, core.stats.presence().strangers());
    }

    @Test
    void whoIsGoneOrHasAnotherNickIsFoundNoMore() {
        stranger.does(session -> session.requests().introduce(session.profile()));
        core.settle();
        stranger.does(session -> session.requests().rename("ann"));
        core.settle();
        assertEquals(Optional.empty(), asker.finds("eve"));
        assertEquals("ann", asker.finds("ANN").orElseThrow().who().nick());
        stranger.goes();
        assertEquals(Optional.empty(), asker.finds("ann"));
    }

    @Test
    void whoIsGoneDoesNothingMore() {
        asker.does(session -> session.requests().naming().grant(Rights.OPERATOR));
        asker.goes();
        asker.news();
        assertEquals(List.of(), hears(session -> {
            session.requests().introduce(session.profile());
            session.requests().invite("den", "eve");
            session.requests().kill("eve", "");
            session.requests().announce(Speech.line("hi"));
            session.requests().message("eve", Speech.line("hi"));
            session.requests().join("den", ShowAll.WIRE);
            session.requests().join("two words", ShowAll.WIRE);
            session.requests().setTopic("den", "x".repeat(1000));
            session.queries().people(PersonFilter.of("*"), found -> asker.heard.add("found"));
            session.queries().person("eve", found -> asker.heard.add("found"));
            session.onceSettled(() -> asker.heard.add("settled"));
        }));
    }
}
