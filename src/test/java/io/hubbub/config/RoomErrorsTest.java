package io.hubbub.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.Mode;
import io.hubbub.room.StandingRoom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rooms that are always there, and what is said of one that can't be. */
class RoomErrorsTest {
    private static List<RoomConfig> rooms(String json) {
        return Reading.of("{\"rooms\": [" + json + "]}").rooms();
    }

    private static void assertError(String expected, String json) {
        assertEquals(Reading.FILE + ": " + expected, Reading.error("{\"rooms\": [" + json + "]}"));
    }

    @Test
    void aRoomIsWhatIsSaidOfIt() {
        RoomConfig room = rooms("{\"name\": \"Lobby\", \"topic\": \"hi\", \"rules\": [\"moderated\", \"inviteOnly\"],"
                        + " \"key\": \"sesame\", \"limit\": 7, \"keepDays\": 9, \"durability\": \"stored\"}")
                .get(0);
        assertEquals(
                new StandingRoom(
                        "Lobby",
                        Optional.of("hi"),
                        Optional.of(Set.of(Mode.MODERATED, Mode.INVITE_ONLY)),
                        Optional.of("sesame"),
                        OptionalInt.of(7)),
                room.standing());
        assertEquals("9 5 true", room.keepDays(1) + " " + room.keepEvents(5) + " " + room.isStored(false));
    }

    @Test
    void whatIsNotSaidIsLeftOpen() {
        RoomConfig room = rooms("{\"name\": \"lobby\"}").get(0);
        assertEquals(
                new StandingRoom("lobby", Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty()),
                room.standing());
        assertEquals("1 5 false", room.keepDays(1) + " " + room.keepEvents(5) + " " + room.isStored(false));
        assertEquals(List.of(), Reading.of("{}").rooms());
    }

    @Test
    void everyModeHasAWord() {
        RoomConfig room = rooms("{\"name\": \"lobby\", \"rules\": [\"inviteOnly\", \"moderated\", \"noOutsiders\","
                        + " \"secret\", \"protectedTopic\", \"noRequests\", \"sinceJoin\"]}")
                .get(0);
        assertEquals(Optional.of(Set.of(Mode.values())), room.standing().rules());
    }

    @Test
    void aMistakeIsNamed() {
        String name =
                "expected a room name of 1 to 64 characters without spaces, commas or control characters, and no # in front";
        assertError("rooms[0].name: missing, " + name, "{}");
        assertError("rooms[0].name: " + name + ", got \"#a\"", "{\"name\": \"#a\"}");
        assertError(
                "rooms[1].name: expected a name no other room has, got \"LOBBY\"",
                "{\"name\": \"lobby\"}, {\"name\": \"LOBBY\"}");
        assertError(
                "rooms[0].rules: expected inviteOnly, moderated, noOutsiders, secret, protectedTopic, noRequests or sinceJoin, got \"secrets\"",
                "{\"name\": \"lobby\", \"rules\": [\"secrets\"]}");
        assertError(
                "rooms[0].topic: expected one line of at most 390 characters, empty for none, got \"a\\u000ab\"",
                "{\"name\": \"lobby\", \"topic\": \"a\\nb\"}");
        assertError(
                "rooms[0].limit: expected a whole number from 0 to 1000000, got -1",
                "{\"name\": \"lobby\", \"limit\": -1}");
        assertError(
                "rooms[0].topics: unknown key, did you mean \"topic\"?", "{\"name\": \"lobby\", \"topics\": \"x\"}");
        assertError(
                "rooms[0].durability: expected \"relayed\" or \"stored\", got \"never\"",
                "{\"name\": \"lobby\", \"durability\": \"never\"}");
    }

    @Test
    void aKeyIsNotRepeated() {
        assertError(
                "rooms[0].key: expected at most 64 ASCII characters without spaces, commas and colons, empty for none",
                "{\"name\": \"lobby\", \"key\": \"two words\"}");
        assertEquals(
                -1,
                rooms("{\"name\": \"lobby\", \"key\": \"sesame\"}")
                        .get(0)
                        .toString()
                        .indexOf("sesame"));
    }
}
