package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTokensTest {
    private final ResumeTokens tokens = new ResumeTokens();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, (3L << 40) | 17, Long.MAX_VALUE, -1})
    void aTicketIsOfItsSession(long session) {
        String ticket = tokens.of(session);
        assertTrue(ticket.matches("[A-Za-z0-9_-]{32}"), ticket);
        assertEquals(OptionalLong.of(session), tokens.session(ticket));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64 !", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "äöü"})
    void whatIsNoTicketIsNobodys(String words) {
        assertEquals(OptionalLong.empty(), tokens.session(words));
    }

    @Test
    void aTicketOfAnotherServerIsNobodys() {
        assertEquals(OptionalLong.empty(), tokens.session(new ResumeTokens().of(7)));
    }

    @Test
    void whereverATicketIsChangedItIsNobodys() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = Base64.getUrlDecoder().decode(tokens.of(random.nextLong()));
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            String changed = Base64.getUrlEncoder().encodeToString(bytes);
            assertEquals(OptionalLong.empty(), tokens.session(changed), () -> "seed " + seed);
        }
    }
}
