package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves an address, at a time that the test tells. */
class CookiesTest {
    private static final InetSocketAddress PEER = new InetSocketAddress("192.0.2.1", 4000);
    private static final long SLOT_NS = TimeUnit.SECONDS.toNanos(Cookies.SLOT_SECONDS);
    private static final long START_NS = 7 * SLOT_NS;
    private static final int ASKED = 100;

    private final Cookies cookies = new Cookies(new Cookies.Secrets());

    @Test
    void aCookieIsGoodForThePeerThatItWasMadeFor() {
        Buffer cookie = cookies.answer(PEER, ASKED, START_NS);
        assertTrue(isValid(cookies, cookie, PEER, START_NS));
        assertFalse(isValid(cookies, cookie, new InetSocketAddress("192.0.2.1", 4001), START_NS));
        assertFalse(isValid(cookies, cookie, new InetSocketAddress("192.0.2.2", 4000), START_NS));
        assertFalse(isValid(cookies, cookie, new InetSocketAddress("2001:db8::1", 4000), START_NS));
    }

    @Test
    void itIsGoodForASpanOfTimeAndTheNextAndNotForEver() {
        Buffer cookie = cookies.answer(PEER, ASKED, START_NS);
        assertTrue(isValid(cookies, cookie, PEER, START_NS + 2 * SLOT_NS - 1));
        assertFalse(isValid(cookies, cookie, PEER, START_NS + 2 * SLOT_NS));
        Buffer late = cookies.answer(PEER, ASKED, START_NS + 2 * SLOT_NS);
        assertFalse(isValid(cookies, late, PEER, START_NS + 100 * SLOT_NS), "nobody has asked for long");
    }

    @Test
    void whatOneInstanceHasMadeAnotherTakesAndAServerStartedAnewDoesNot() {
        Cookies.Secrets shared = new Cookies.Secrets();
        Buffer cookie = new Cookies(shared).answer(PEER, ASKED, START_NS);
        assertTrue(isValid(new Cookies(shared), cookie, PEER, START_NS));
        assertFalse(isValid(cookies, cookie, PEER, START_NS));
    }

    @Test
    void twoPeersHaveTwoCookiesAndOnePeerHasAnotherLater() {
        Buffer cookie = cookies.answer(PEER, ASKED, START_NS);
        assertEquals(cookie, cookies.answer(PEER, ASKED, START_NS + 1));
        assertNotEquals(cookie, cookies.answer(PEER, ASKED, START_NS + SLOT_NS));
        assertNotEquals(cookie, cookies.answer(new InetSocketAddress("192.0.2.2", 4000), ASKED, START_NS));
    }

    @Test
    void anAnswerIsAlwaysShorterThanWhatItAnswers() {
        for (int asked = Cookies.SHORTEST_BYTES; asked < ASKED; asked++) {
            assertTrue(cookies.answer(PEER, asked, START_NS).length() < asked);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void aPersonMayPasteItWithALinesEndOfAnyKind(String end) {
        Buffer cookie = cookies.answer(PEER, Cookies.BYTES, START_NS).appendString(end);
        assertTrue(isValid(cookies, cookie, PEER, START_NS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hubbub",
                "hubbub222222222",
                "hubbub2222222222222",
                "Hubbub2222222222",
                "hubbub222222222l",
                "hubbub222222222o",
                "hubbub2222222 22",
                "hubbub2222222222 ",
                "\nhubbub222222222"
            })
    void otherWordsDontHaveTheForm(String words) {
        assertFalse(Cookies.hasForm(Unpooled.copiedBuffer(words, StandardCharsets.US_ASCII)));
    }

    private static boolean isValid(Cookies cookies, Buffer cookie, InetSocketAddress peer, long nowNs) {
        // Somewhere in a buffer, as what a socket reads may be.
        ByteBuf bytes =
                Unpooled.buffer().writeZero(3).writeBytes(cookie.getBytes()).skipBytes(3);
        return cookies.isValid(bytes, peer, nowNs);
    }
}
