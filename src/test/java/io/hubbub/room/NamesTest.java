package io.hubbub.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"b", "bob", "Zoë", "李雷", "[dev]", "a-b_c", "x{}|^`\\", "guest", "guesthouse", "guest1a"})
    void canBeNicks(String nick) {
        assertEquals(Optional.empty(), Names.nickFault(nick, 32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a:b",
                "1a",
                "-a",
                "a,b",
                "a!b",
                "a@b",
                "a*",
                "#a",
                "a\u0000",
                "a\r",
                "\u202ea",
                "\u3164",
                "guest1\u115f"
            })
    void cantBeNicks(String nick) {
        assertEquals(Optional.of(Refusal.Why.BAD_NICK), Names.nickFault(nick, 32));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest1", "GUEST42", "Guest007"})
    void belongToGuests(String nick) {
        assertEquals(Optional.of(Refusal.Why.NICK_RESERVED), Names.nickFault(nick, 32));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lobby", "#lobby", "C++", "Grüße", "a.b", "☕"})
    void canBeRooms(String room) {
        assertTrue(Names.isRoom(room, 64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a\u0007", "a\n", "\u200b", "a\u00a0b", "lobby\u3164", "lob\u034fby"})
    void cantBeRooms(String room) {
        assertFalse(Names.isRoom(room, 64));
    }
}
