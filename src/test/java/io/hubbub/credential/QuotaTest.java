package io.hubbub.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Three for each network within 100 ns, and five for all together within 1000. */
class QuotaTest {
    private static final String HERE = "192.0.2.7";

    private final Quota quota = new Quota(3, 100, 5, 1000);

    @Test
    void ofManyWhoWantItAtOnceSoManyGetIt() {
        for (int i = 0; i < 3; i++) {
            assertEquals(0, quota.take(HERE, 10 + i));
        }
        assertEquals(97, quota.take(HERE, 13));
        assertEquals(0, quota.take(HERE, 110));
    }

    @Test
    void whatIsGivenBackMayBeHadAgain() {
        for (int i = 0; i < 3; i++) {
            quota.take(HERE, i);
        }
        quota.giveBack(HERE, 1);
        assertEquals(0, quota.take(HERE, 5));
        assertEquals(94, quota.take(HERE, 6));
    }

    @Test
    void allTogetherHaveALimitOfTheirOwn() {
        for (int i = 0; i < 5; i++) {
            assertEquals(0, quota.take("192.0.2." + i, i));
        }
        assertEquals(990, quota.take("192.0.2.9", 10));
        quota.giveBack("192.0.2.2", 2);
        assertEquals(0, quota.take("192.0.2.9", 10));
    }
}
