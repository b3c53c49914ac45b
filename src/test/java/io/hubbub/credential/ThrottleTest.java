package io.hubbub.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final String HOST = "192.0.2.1";

    private final Throttle throttle = new Throttle();

    /** A clock for durations may have any value, and passes the greatest one some day. */
    private long nowNs = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(3);

    private void fails(String host, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(host, nowNs);
        }
    }

    private long waitSeconds(String host) {
        return TimeUnit.NANOSECONDS.toSeconds(throttle.waitNs(host, nowNs));
    }

    private void passes(long seconds) {
        nowNs += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void whoMistypesDoesNotWait() {
        fails(HOST, 4);
        assertEquals(0, waitSeconds(HOST));
    }

    @Test
    void eachWaitIsTwiceAsLongUpToAQuarterOfAnHour() {
        fails(HOST, 5);
        for (long wait : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            assertEquals(wait, waitSeconds(HOST));
            passes(wait - 1);
            assertEquals(1, waitSeconds(HOST));
            fails(HOST, 1);
        }
    }

    @Test
    void aThousandFailuresAreNoDifferentFromTwenty() {
        fails(HOST, 1000);
        assertEquals(900, waitSeconds(HOST));
    }

    @Test
    void whatFailedIsForgottenAfterTheLongestWaitOrASuccess() {
        fails(HOST, 30);
        passes(900);
        assertEquals(0, waitSeconds(HOST));
        fails(HOST, 4);
        assertEquals(0, waitSeconds(HOST));
        fails(HOST, 1);
        assertEquals(1, waitSeconds(HOST));
        throttle.succeeded(HOST, 1, nowNs);
        assertEquals(0, waitSeconds(HOST));
        fails(HOST, 4);
        assertEquals(0, waitSeconds(HOST));
    }

    @Test
    void whatFailedIsForgottenOnceForEachAccount() {
        for (int account = 1; account <= 2; account++) {
            fails(HOST, 4);
            throttle.succeeded(HOST, account, nowNs);
        }
        fails(HOST, 4);
        throttle.succeeded(HOST, 1, nowNs);
        fails(HOST, 1);
        assertEquals(1, waitSeconds(HOST), "whoever has an account could go on for ever else");
        passes(900);
        fails(HOST, 4);
        throttle.succeeded(HOST, 1, nowNs);
        fails(HOST, 4);
        assertEquals(0, waitSeconds(HOST));
    }

    @Test
    void notEveryAccountOfANetworkMakesItForget() {
        for (int account = 1; account <= Throttle.FORGIVERS + 1; account++) {
            fails(HOST, 4);
            throttle.succeeded(HOST, account, nowNs);
        }
        fails(HOST, 1);
        assertEquals(1, waitSeconds(HOST));
    }

    @Test
    void addressesOfOneOwnerCountTogetherAndOthersDoNot() {
        fails("2001:db8:0:1::1", 3);
        fails("[2001:DB8::1:ffff:0:0:2]", 2);
        assertEquals(1, waitSeconds("2001:db8:0:1:aaaa::"));
        assertEquals(0, waitSeconds("2001:db8:0:2::1"));
        fails(HOST, 5);
        assertEquals(1, waitSeconds("::ffff:192.0.2.1"));
        assertEquals(0, waitSeconds("192.0.2.2"));
    }

    @Test
    void noMoreNetworksAreRememberedThanThereIsRoomFor() {
        fails(HOST, 9);
        for (int i = 0; i < Throttle.NETWORKS; i++) {
            fails("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), 1);
        }
        assertEquals(0, waitSeconds(HOST), "the one that failed longest ago is forgotten");
        fails("10.0.0.1", 4);
        assertTrue(waitSeconds("10.0.0.1") > 0);
    }
}
