package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against which hash a password is checked: against one in any case, so that no name is told by how soon the answer comes. */
class OperatorHashTest {
    private static final Map<String, String> HASHES = Map.of("ann", "hash 1", "bob", "hash 2");

    @Test
    void whoIsOneIsCheckedAgainstItsOwn() {
        assertEquals("hash 1", Operators.hash(HASHES, "ann"));
        assertEquals("hash 2", Operators.hash(HASHES, "bob"));
    }

    @Test
    void whoIsNoneIsCheckedAgainstOneOfThemTheSameEachTime() {
        for (int i = 0; i < 100; i++) {
            String hash = Operators.hash(HASHES, "mallory" + i);
            assertTrue(HASHES.containsValue(hash));
            assertEquals(hash, Operators.hash(HASHES, "mallory" + i));
        }
    }
}
