package io.hubbub.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
        String ticket = tokens.next(session, tokens.read(""));
        assertTrue(ticket.matches("[A-Za-z0-9_-]{54}"), ticket);
        assertEquals(OptionalLong.of(session), tokens.read(ticket).earlier());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "not base64 !",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "äöü"
            })
    void whatIsNoTicketIsNobodys(String words) {
        assertEquals(OptionalLong.empty(), tokens.read(words).earlier());
    }

    @Test
    void aTicketOfAnotherProcessIsOfNoSessionAndOfTheSameClient() {
        ResumeTokens earlier = new ResumeTokens();
        ResumeTokens.Token client = earlier.read("");
        ResumeTokens.Token read = tokens.read(earlier.next(7, client));
        assertEquals(OptionalLong.empty(), read.earlier());
        assertEquals(client.claim(), read.claim());
    }

    @Test
    void aClientIsTheSameWithItsNextTicketAndNobodyElse() {
        ResumeTokens.Token client = tokens.read("");
        ResumeTokens.Token later = tokens.read(tokens.next(8, tokens.read(tokens.next(7, client))));
        assertEquals(client.claim(), later.claim());
        assertEquals(OptionalLong.of(8), later.earlier());
        assertNotEquals(client.claim(), tokens.read("").claim());
    }

    @Test
    void aClaimTellsNothingOfTheTicket() {
        String ticket = tokens.next(7, tokens.read(""));
        byte[] secret = Arrays.copyOfRange(Base64.getUrlDecoder().decode(ticket), 24, 40);
        String shown = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        assertFalse(tokens.read(ticket).claim().toString().contains(shown));
    }

    @Test
    void whereverATicketIsChangedItIsNobodys() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = Base64.getUrlDecoder().decode(tokens.next(random.nextLong(), tokens.read("")));
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            String changed = Base64.getUrlEncoder().encodeToString(bytes);
            assertEquals(OptionalLong.empty(), tokens.read(changed).earlier(), () -> "seed " + seed);
        }
    }
}
