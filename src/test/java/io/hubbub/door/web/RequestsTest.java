package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.TestServer;
import io.hubbub.room.CloseReason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request, granted and refused. Ann has founded the room den, Bob is in it, Eve is not. */
@Timeout(60)
class RequestsTest {
    private final TestServer server = TestServer.withDoors("web");
    private JsonPeer ann;
    private JsonPeer bob;
    private JsonPeer eve;

    @BeforeEach
    void meet() {
        ann = JsonPeer.welcomed(server, "ann").joins("den");
        bob = JsonPeer.welcomed(server, "bob").joins("den", ann);
        eve = JsonPeer.welcomed(server, "eve");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    // Hello.

    @Test
    void helloTellsWhoOneIsAndWhatIsAllowed() {
        JsonObject hello = JsonPeer.stranger(server)
                .sends("{'type':'hello','id':'h','version':1,'nick':'zoe'}")
                .next();
        assertEquals("h", hello.getString("id"));
        assertEquals(1, hello.getInteger("version"));
        assertEquals("zoe", hello.getString("nick"));
        assertEquals("lobby", hello.getString("firstRoom"));
        assertTrue(hello.getLong("started") <= System.currentTimeMillis());
        assertTrue(hello.getString("server").startsWith("Hubbub "));
        List.of("primes", "sleep", "sum")
                .forEach(task -> assertTrue(hello.getJsonArray("tasks").contains(task), task));
        Set<String> limits = hello.getJsonObject("limits").fieldNames();
        assertEquals(Set.of("frameBytes", "nick", "room", "topic", "reason", "rooms", "burst", "perSecond"), limits);
    }

    @Test
    void whoComesBackWithATicketTakesThePlaceOfTheEarlierConnection() {
        JsonPeer first = JsonPeer.stranger(server);
        first.sends("{'type':'hello','version':1,'nick':'zoe'}");
        String ticket = first.next().getString("ticket");
        ann.joins("hall");
        first.joins("hall");
        assertEquals("join", ann.next().getString("kind"));
        JsonPeer second = JsonPeer.stranger(server);
        second.sends("{'type':'hello','version':1,'nick':'zoe','ticket':'" + ticket + "'}");
        JsonObject hello = second.next();
        assertEquals("zoe", hello.getString("nick"));
        assertEquals(false, ticket.equals(hello.getString("ticket")));
        ann.sees("{'type':'event','room':'hall','nick':'zoe','kind':'quit','cause':'SUPERSEDED','text':'"
                + CloseReason.SUPERSEDED.sentence() + "'}");
        first.seesBye("SUPERSEDED", 1000);
    }

    @Test
    void aTicketOfNobodyChangesNothing() {
        JsonPeer zoe = JsonPeer.stranger(server);
        zoe.sends("{'type':'hello','version':1,'nick':'zoe','ticket':'of an earlier server'}");
        assertEquals("zoe", zoe.next().getString("nick"));
        JsonPeer thief = JsonPeer.stranger(server);
        thief.sends(
                "{'type':'hello','version':1,'nick':'zoe','ticket':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}");
        assertEquals("NICK_TAKEN", thief.next().getString("code"));
        zoe.seesNothing();
    }

    @Test
    void aClientThatNamesNoNickIsAGuest() {
        JsonPeer guest = JsonPeer.stranger(server).sends("{'type':'hello','version':1}");
        assertTrue(guest.next().getString("nick").startsWith("guest"));
    }

    @Test
    void everythingElseBeforeHelloIsRefused() {
        JsonPeer stranger = JsonPeer.stranger(server);
        stranger.sends("{'type':'join','id':1,'room':'den'}", "{'type':'ping'}", "{'type':'nonsense'}");
        assertEquals("HELLO_FIRST", stranger.next().getString("code"));
        assertEquals("HELLO_FIRST", stranger.next().getString("code"));
        assertEquals("UNKNOWN_REQUEST", stranger.next().getString("code"));
        stranger.greets("zoe").seesNothing();
    }

    @ParameterizedTest
    @CsvSource({
        "ann, NICK_TAKEN",
        "ANN, NICK_TAKEN",
        "guest1, NICK_RESERVED",
        "1x, BAD_NICK",
        "a b, BAD_NICK",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, BAD_NICK"
    })
    void whoCannotHaveANickMayWishAgain(String nick, String code) {
        JsonPeer stranger = JsonPeer.stranger(server);
        stranger.sends("{'type':'hello','id':5,'version':1,'nick':'" + nick + "'}");
        JsonObject error = stranger.next();
        assertEquals("error hello " + code, words(error, "type", "request", "code"));
        assertEquals(5, error.getInteger("id"));
        assertEquals(nick, error.getString("subject"));
        stranger.greets("zoe").seesNothing();
    }

    @Test
    void helloIsForOneVersionAndSaidOnce() {
        JsonPeer stranger = JsonPeer.stranger(server);
        stranger.sends("{'type':'hello','version':2}", "{'type':'hello'}", "{'type':'hello','version':'1'}");
        assertEquals("BAD_VERSION", stranger.next().getString("code"));
        assertEquals("BAD_REQUEST", stranger.next().getString("code"));
        assertEquals("BAD_REQUEST", stranger.next().getString("code"));
        stranger.greets("zoe").sends("{'type':'hello','version':1,'nick':'zed'}");
        assertEquals("BAD_REQUEST", stranger.next().getString("code"));
        stranger.seesNothing();
    }

    // Rooms.

    @Test
    void whoJoinsIsToldWhoAndWhatIsThere() {
        ann.sends("{'type':'topic','room':'den','topic':'cats'}");
        bob.next();
        eve.sends("{'type':'join','id':9,'room':'den'}");
        JsonObject joined = eve.next();
        assertEquals("joined den", words(joined, "type", "room"));
        assertEquals(9, joined.getInteger("id"));
        assertEquals(
                "cats by ann",
                joined.getJsonObject("topic").getString("text") + " by "
                        + joined.getJsonObject("topic").getString("by"));
        assertEquals(3, joined.getInteger("count"));
        assertEquals(
                "[{\"nick\":\"ann\",\"roles\":[\"operator\"]},{\"nick\":\"bob\"},{\"nick\":\"eve\"}]",
                joined.getJsonArray("members").encode());
        assertEquals(new JsonObject(), joined.getJsonObject("modes"));
        ann.rest();
        ann.sends("{'type':'say','room':'den','text':'hi'}");
        assertEquals(joined.getLong("seq") + 1, eve.next().getLong("seq"));
    }

    @Test
    void requestsOfOneFrameHappenInTheirOrder() {
        eve.sends(
                "{'type':'join','room':'den'}",
                "{'type':'say','room':'den','text':'one'}",
                "{'type':'nick','nick':'eva'}",
                "{'type':'say','room':'den','text':'two'}",
                "{'type':'leave','room':'den'}",
                "{'type':'say','room':'den','text':'three'}",
                "{'type':'bye','reason':'enough'}");
        ann.sees(
                "{'type':'event','room':'den','nick':'eve','kind':'join','member':{'nick':'eve'},'text':''}",
                "{'type':'event','room':'den','nick':'eve','kind':'message','text':'one'}",
                "{'type':'event','room':'den','nick':'eve','kind':'nick','newNick':'eva','text':'eva'}",
                "{'type':'event','room':'den','nick':'eva','kind':'message','text':'two'}",
                "{'type':'event','room':'den','nick':'eva','kind':'leave','text':''}");
        assertEquals("joined", eve.next().getString("type"));
        eve.sees("{'type':'event','room':'den','nick':'eve','kind':'message','text':'one'}");
        List<String> nickAndEvent =
                List.of(eve.next().getString("type"), eve.next().getString("type"));
        assertEquals(Set.of("nick", "event"), Set.copyOf(nickAndEvent));
        eve.sees(
                "{'type':'event','room':'den','nick':'eva','kind':'message','text':'two'}",
                "{'type':'left','room':'den','kind':'leave','text':''}");
        assertEquals("NOT_IN_ROOM", eve.next().getString("code"));
        eve.seesBye("QUIT", 1000);
        ann.seesNothing();
    }

    @Test
    void whatOneDoesCarriesTheIdAndIsAnsweredAfterItHasHappened() {
        bob.sends(
                "{'type':'say','id':1,'room':'den','text':'hi'}",
                "{'type':'say','id':'two','room':'den','text':'waves','kind':'action'}",
                "{'type':'say','id':3,'room':'den','text':'psst','kind':'notice'}");
        bob.sees(
                "{'type':'event','id':1,'room':'den','nick':'bob','kind':'message','text':'hi'}",
                "{'type':'ok','id':1}",
                "{'type':'event','id':'two','room':'den','nick':'bob','kind':'action','text':'waves'}",
                "{'type':'ok','id':'two'}",
                "{'type':'event','id':3,'room':'den','nick':'bob','kind':'notice','text':'psst'}",
                "{'type':'ok','id':3}");
        ann.sees(
                "{'type':'event','room':'den','nick':'bob','kind':'message','text':'hi'}",
                "{'type':'event','room':'den','nick':'bob','kind':'action','text':'waves'}",
                "{'type':'event','room':'den','nick':'bob','kind':'notice','text':'psst'}");
        ann.seesNothing();
        bob.seesNothing();
    }

    @Test
    void withoutAnIdThereIsNoOk() {
        bob.sends("{'type':'say','room':'den','text':'hi'}");
        bob.sees("{'type':'event','room':'den','nick':'bob','kind':'message','text':'hi'}")
                .seesNothing();
    }

    @Test
    void topicsAreSetAndCleared() {
        ann.sends(
                "{'type':'topic','id':1,'room':'den','topic':'cats'}",
                "{'type':'topic','id':2,'room':'den','topic':''}");
        ann.sees(
                "{'type':'event','id':1,'room':'den','nick':'ann','kind':'topic','text':'cats'}",
                "{'type':'ok','id':1}",
                "{'type':'event','id':2,'room':'den','nick':'ann','kind':'topic','text':''}",
                "{'type':'ok','id':2}");
    }

    @Test
    void whoLeavesIsToldAndTheOthersSeeIt() {
        bob.sends("{'type':'leave','id':1,'room':'den','reason':'tired'}");
        bob.sees("{'type':'left','id':1,'room':'den','kind':'leave','text':'tired'}")
                .seesNothing();
        ann.sees("{'type':'event','room':'den','nick':'bob','kind':'leave','text':'tired'}");
    }

    @Test
    void whoIsThrownOutIsToldByWhom() {
        ann.sends("{'type':'kick','id':1,'room':'den','nick':'bob','reason':'rude'}");
        ann.sees(
                "{'type':'event','id':1,'room':'den','nick':'ann','kind':'kick','who':'bob','text':'rude'}",
                "{'type':'ok','id':1}");
        bob.sees("{'type':'left','room':'den','kind':'kick','nick':'ann','text':'rude'}")
                .seesNothing();
    }

    @Test
    void rolesAreGivenAndTaken() {
        ann.sends(
                "{'type':'role','id':1,'room':'den','nick':'bob','role':'voice','granted':true}",
                "{'type':'role','id':2,'room':'den','nick':'bob','role':'voice','granted':false}",
                "{'type':'role','id':3,'room':'den','nick':'bob','role':'operator','granted':true}");
        for (int id = 1; id <= 3; id++) {
            JsonObject event = ann.next();
            assertEquals("mode ann " + id, words(event, "kind", "nick", "id"));
            JsonObject change = event.getJsonArray("changes").getJsonObject(0);
            assertEquals(
                    (id == 3 ? "operator" : "voice") + " bob " + (id != 2), words(change, "role", "who", "granted"));
            ann.sees("{'type':'ok','id':" + id + "}");
        }
        bob.rest();
        bob.sends("{'type':'kick','id':4,'room':'den','nick':'ann'}");
        assertEquals("kick", bob.next().getString("kind"));
    }

    @Test
    void theLargestRoomsComeFirstAndAFilterFindsTheOthers() {
        bob.joins("attic").joins("cellar");
        eve.joins("cellar");
        bob.rest();
        bob.sends("{'type':'topic','id':1,'room':'attic','topic':'Dust and Bats'}");
        bob.next();
        bob.sees("{'type':'ok','id':1}");
        ann.sends(
                "{'type':'rooms','id':2}",
                "{'type':'rooms','id':3,'filter':'ATT'}",
                "{'type':'rooms','id':4,'filter':'bats'}");
        assertEquals(
                List.of("cellar", "den", "attic"),
                ann.next().getJsonArray("rooms").stream()
                        .map(room -> ((JsonObject) room).getString("room"))
                        .toList());
        for (int i = 0; i < 2; i++) {
            JsonObject found = ann.next();
            assertEquals(1, found.getInteger("count"));
            assertEquals("attic", found.getJsonArray("rooms").getJsonObject(0).getString("room"));
        }
    }

    @Test
    void theRulesOfARoomAreChangedAndToldAsTheyWereWished() {
        ann.sends("{'type':'modes','id':1,'room':'den','changes':[{'mode':'moderated','on':true},{'limit':9},"
                + "{'role':'voice','who':'bob','granted':true},{'list':'ban','mask':'mallory','added':true}]}");
        ann.sees(
                "{'type':'event','id':1,'room':'den','nick':'ann','kind':'mode','changes':[{'mode':'moderated','on':true},"
                        + "{'limit':9},{'role':'voice','who':'bob','granted':true},"
                        + "{'list':'ban','mask':'mallory!*@*','added':true}],"
                        + "'text':'ann let only operators and members with voice speak, limited the room to 9 members, "
                        + "gave voice to bob, banned mallory!*@*'}",
                "{'type':'ok','id':1}");
        ann.sends("{'type':'modes','id':2,'room':'den','changes':[{'mode':'moderated','on':true}]}");
        ann.sees("{'type':'ok','id':2}");
        eve.rest();
        eve.sends("{'type':'names','id':3,'room':'den'}");
        assertEquals(
                "{\"moderated\":true,\"limit\":9}",
                eve.next().getJsonObject("modes").encode());
    }

    @Test
    void aKeyIsAskedForAndNotTold() {
        ann.sends("{'type':'modes','room':'den','changes':[{'key':'open-sesame'}]}");
        String event = ann.line();
        assertTrue(event.contains("\"changes\":[{\"key\":true}]"), event);
        assertFalse(event.contains("sesame"), event);
        eve.sends("{'type':'join','room':'den'}");
        assertEquals("BAD_KEY", eve.next().getString("code"));
        eve.sends("{'type':'join','room':'den','key':'open-sesame'}");
        assertEquals("joined", eve.next().getString("type"));
        ann.next();
        ann.sends("{'type':'modes','room':'den','changes':[{'key':''}]}");
        assertTrue(ann.line().contains("\"changes\":[{\"key\":false}]"));
    }

    @Test
    void theListsOfARoomAreShown() {
        ann.sends("{'type':'modes','id':1,'room':'den','changes':[{'list':'ban','mask':'mallory','added':true},"
                + "{'list':'invitation','mask':'*@192.0.2.*','added':true}]}");
        assertEquals("event", ann.next().getString("type"));
        ann.sees("{'type':'ok','id':1}");
        ann.sends(
                "{'type':'masks','id':2,'room':'den','list':'ban'}",
                "{'type':'masks','room':'den','list':'exception'}");
        JsonObject bans = ann.next();
        assertEquals("masks 2 den ban", words(bans, "type", "id", "room", "list"));
        assertEquals(1, bans.getJsonArray("masks").size());
        assertEquals("mallory!*@* ann", words(bans.getJsonArray("masks").getJsonObject(0), "mask", "by"));
        ann.sees("{'type':'masks','room':'den','list':'exception','masks':[]}");
    }

    @Test
    void oneChangeThatCantBeHadKeepsTheOthersFromNothing() {
        ann.sends("{'type':'modes','id':1,'room':'den','changes':[{'role':'voice','who':'nobody','granted':true},"
                + "{'mode':'secret','on':true}]}");
        assertEquals("event 1", words(ann.next(), "type", "id"));
        assertEquals("error 1 NOT_THERE", words(ann.next(), "type", "id", "code"));
        ann.seesNothing();
    }

    @Test
    void whoIsInvitedIsToldAndSoAreThoseWhoAreThere() {
        ann.sends("{'type':'invite','id':1,'room':'den','nick':'eve'}");
        eve.sees("{'type':'invited','room':'den','nick':'ann'}");
        List<JsonObject> seen = ann.rest();
        assertEquals(
                1,
                seen.stream().filter(one -> one.getString("type").equals("ok")).count(),
                seen::toString);
    }

    // People.

    @Test
    void aNewNickIsToldToOneselfAndTheRooms() {
        bob.sends("{'type':'nick','id':1,'nick':'rob'}");
        assertEquals(
                Set.of("nick", "event"),
                new TreeSet<>(List.of(bob.next().getString("type"), bob.next().getString("type"))));
        bob.seesNothing();
        ann.sees("{'type':'event','room':'den','nick':'bob','kind':'nick','newNick':'rob','text':'rob'}");
    }

    @Test
    void directWordsGoToOneAndTheSenderGetsACopy() {
        eve.sends("{'type':'direct','id':1,'to':'bob','text':'psst'}");
        eve.sees("{'type':'direct','id':1,'nick':'eve','to':'bob','kind':'message','text':'psst'}")
                .seesNothing();
        bob.sees("{'type':'direct','nick':'eve','to':'bob','kind':'message','text':'psst'}");
        ann.seesNothing();
    }

    @Test
    void whoIsAwayIsSaidToBe() {
        bob.sends("{'type':'away','id':1,'reason':'lunch'}");
        List<JsonObject> own = bob.rest();
        assertEquals(
                1,
                own.stream().filter(one -> one.getString("type").equals("ok")).count(),
                own::toString);
        JsonObject profile = ann.next();
        assertEquals("profile bob", words(profile, "kind", "nick"));
        assertEquals("lunch", profile.getJsonObject("member").getString("away"));
        eve.sends("{'type':'direct','id':2,'to':'bob','text':'psst'}");
        assertEquals("lunch", eve.next().getString("away"));
        bob.sends("{'type':'away','reason':''}");
        JsonObject back = ann.next();
        assertNull(back.getJsonObject("member").getString("away"));
    }

    @Test
    void whoisTellsWhoSomebodyIs() {
        eve.sends("{'type':'whois','id':1,'nick':'ANN'}");
        JsonObject whois = eve.next();
        assertEquals("whois 1 ann web", words(whois, "type", "id", "nick", "door"));
        assertEquals(new JsonArray(List.of("den")), whois.getJsonArray("rooms"));
        assertEquals(0, whois.getInteger("idleSeconds") / 60);
    }

    @Test
    void namesAndRoomsAreListed() {
        eve.sends("{'type':'names','id':1,'room':'den'}", "{'type':'rooms','id':2}");
        JsonObject names = eve.next();
        assertEquals("names 1 den 2", words(names, "type", "id", "room", "count"));
        eve.sees("{'type':'rooms','id':2,'count':1,'rooms':[{'room':'den','members':2}]}")
                .seesNothing();
    }

    @Test
    void listsComeWithoutAnIdToo() {
        eve.sends("{'type':'rooms'}").sees("{'type':'rooms','count':1,'rooms':[{'room':'den','members':2}]}");
        eve.sends("{'type':'ping'}").sees("{'type':'pong'}");
    }

    // Tasks.

    @Test
    void tasksAreAnsweredWhenTheyAreDone() {
        eve.sends("{'type':'task','id':1,'task':'sum','arguments':'100'}");
        eve.sees("{'type':'task','id':1,'task':'sum','done':true,'kind':'DONE','text':'4950'}");
        eve.sends("{'type':'task','id':2,'task':'sum','arguments':'x'}");
        JsonObject bad = eve.next();
        assertEquals("task 2 sum false BAD_ARGUMENTS", words(bad, "type", "id", "task", "done", "kind"));
        eve.sends("{'type':'task','id':3,'task':'dig'}");
        assertEquals("UNKNOWN", eve.next().getString("kind"));
        eve.sends("{'type':'task','id':4}");
        assertEquals("tasks 4", words(eve.next(), "type", "id"));
        eve.seesNothing();
    }

    @Test
    void manyTasksAreAllAnsweredOnceAndOtherRequestsBesides() {
        int many = 150;
        eve.sends(IntStream.range(0, many)
                .mapToObj(i -> "{'type':'task','id':" + i + ",'task':'sum','arguments':'" + i + "'}")
                .toArray(String[]::new));
        eve.sends("{'type':'rooms','id':'rooms'}");
        Set<String> answered = IntStream.range(0, many + 1)
                .mapToObj(i -> String.valueOf(eve.next().getValue("id")))
                .collect(Collectors.toSet());
        assertEquals(many + 1, answered.size());
        eve.seesNothing();
    }

    // What is refused.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "say|'room':'garden','text':'x'|NOT_IN_ROOM|garden",
                "leave|'room':'garden'|NOT_IN_ROOM|garden",
                "topic|'room':'garden','topic':'x'|NOT_IN_ROOM|garden",
                "join|'room':'den'|ALREADY_IN_ROOM|den",
                "join|'room':'a b'|BAD_ROOM|a b",
                "join|'room':''|BAD_ROOM|",
                "nick|'nick':'ann'|NICK_TAKEN|ann",
                "nick|'nick':'guest9'|NICK_RESERVED|guest9",
                "nick|'nick':''|BAD_NICK|",
                "direct|'to':'nobody','text':'x'|NO_SUCH_NICK|nobody",
                "whois|'nick':'nobody'|NO_SUCH_NICK|nobody",
                "names|'room':'nowhere'|NO_SUCH_ROOM|nowhere",
                "kick|'room':'den','nick':'ann'|NOT_OPERATOR|den",
                "role|'room':'den','nick':'bob','role':'operator','granted':true|NOT_OPERATOR|den",
                "modes|'room':'den','changes':[{'key':'x'}]|NOT_OPERATOR|den",
                "masks|'room':'nowhere','list':'ban'|NO_SUCH_ROOM|nowhere",
                "invite|'room':'den','nick':'nobody'|NO_SUCH_NICK|nobody",
                "invite|'room':'den','nick':'ann'|ALREADY_THERE|ann",
            })
    void theCoreSaysWhyNot(String type, String members, String code, String subject) {
        for (String id : List.of("'id':'x',", "")) {
            bob.sends("{'type':'" + type + "'," + id + members + "}");
            JsonObject error = bob.next();
            assertEquals("error " + code, words(error, "type", "code"), error::encode);
            // Those without an id may overlap: then it can't be told which one it was.
            if (!id.isEmpty()) {
                assertEquals(type, error.getString("request"), error::encode);
            }
            assertEquals(id.isEmpty() ? null : "x", error.getString("id"));
            assertEquals(subject, error.getString("subject"), error::encode);
            bob.seesNothing();
        }
        ann.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'join'",
                "'type':'join','room':7",
                "'type':'join','room':null",
                "'type':'join','room':['den']",
                "'type':'join','room':'x','key':7",
                "'type':'leave'",
                "'type':'leave','room':'den','reason':{}",
                "'type':'say','room':'den'",
                "'type':'say','text':'x'",
                "'type':'say','room':'den','text':''",
                "'type':'say','room':'den','text':'two\\nlines'",
                "'type':'say','room':'den','text':'x','kind':'shout'",
                "'type':'say','room':'den','text':'x','kind':'MESSAGE'",
                "'type':'nick'",
                "'type':'topic','room':'den'",
                "'type':'topic','room':'den','topic':'two\\rlines'",
                "'type':'direct','text':'x'",
                "'type':'direct','to':'ann'",
                "'type':'names'",
                "'type':'whois','nick':true",
                "'type':'away'",
                "'type':'kick','room':'den'",
                "'type':'kick','nick':'ann'",
                "'type':'role','room':'den','nick':'bob','role':'king','granted':true",
                "'type':'role','room':'den','nick':'bob','role':'voice','granted':'true'",
                "'type':'role','room':'den','nick':'bob','role':'voice'",
                "'type':'modes','room':'den'",
                "'type':'modes','room':'den','changes':[]",
                "'type':'modes','room':'den','changes':{}",
                "'type':'modes','room':'den','changes':['secret']",
                "'type':'modes','room':'den','changes':[{}]",
                "'type':'modes','room':'den','changes':[{'mode':'secret'}]",
                "'type':'modes','room':'den','changes':[{'mode':'SECRET','on':true}]",
                "'type':'modes','room':'den','changes':[{'key':'two words'}]",
                "'type':'modes','room':'den','changes':[{'key':true}]",
                "'type':'modes','room':'den','changes':[{'key':'12345678901234567890123456789012345678901234567890123456789012345'}]",
                "'type':'modes','room':'den','changes':[{'mode':'secret','on':true,'key':'x'}]",
                "'type':'modes','room':'den','changes':[{'limit':-1}]",
                "'type':'modes','room':'den','changes':[{'limit':1000000000}]",
                "'type':'modes','room':'den','changes':[{'role':'voice','who':'','granted':true}]",
                "'type':'modes','room':'den','changes':[{'list':'ban','mask':'','added':true}]",
                "'type':'modes','room':'den','changes':[{'list':'bans','mask':'x','added':true}]",
                "'type':'masks','room':'den'",
                "'type':'masks','room':'den','list':'friends'",
                "'type':'invite','room':'den'",
                "'type':'task','task':5",
                "'type':'task','task':'sum','arguments':100",
                "'type':'bye','reason':5",
                "'type':'bye','reason':'a\\nb'",
                "'type':'leave','room':'den','reason':'a\\rb'",
                "'type':'kick','room':'den','nick':'bob','reason':'a\\nb'",
                "'type':'say','room':'den','text':'\\u200b \\u2060'",
                "'type':'direct','to':'bob','text':'  '",
            })
    void aWrongMemberIsNamed(String members) {
        bob.sends("{'id':1," + members + "}", "{" + members + "}");
        for (int i = 0; i < 2; i++) {
            JsonObject error = bob.next();
            assertEquals("error BAD_REQUEST", words(error, "type", "code"), error::encode);
            assertTrue(error.getString("text").contains("expected"), error::encode);
            assertTrue(members.contains("'type':'" + error.getString("request") + "'"), error::encode);
            assertEquals(i == 0 ? 1 : null, error.getInteger("id"));
        }
        bob.seesNothing();
        ann.seesNothing();
    }

    @Test
    void whatIsNotKnownIsSaidAndUnknownMembersAreNot() {
        bob.sends("{'type':'dance','id':1}", "{'type':'','id':2}", "{'type':'ping','id':3,'later':[1,2],'x':null}");
        bob.sees(
                "{'type':'error','id':1,'request':'dance','code':'UNKNOWN_REQUEST','text':'there is no request dance'}",
                "{'type':'error','id':2,'code':'UNKNOWN_REQUEST','text':'there is no request '}",
                "{'type':'pong','id':3}");
    }

    @Test
    void byeIsAnsweredByTheServersOwn() {
        JsonObject bye = bob.sends("{'type':'bye','id':1,'reason':'so long'}", "{'type':'ping'}")
                .next();
        assertEquals("bye QUIT", words(bye, "type", "reason"), bye::encode);
        assertEquals(1, bye.getInteger("id"));
        assertEquals(bye.getString("text"), bob.socket().seesClose(1000));
        ann.sees("{'type':'event','room':'den','nick':'bob','kind':'quit','text':'so long'}");
    }

    private static String words(JsonObject object, String... names) {
        return List.of(names).stream()
                .map(name -> String.valueOf(object.getValue(name)))
                .collect(Collectors.joining(" "));
    }
}
