package io.hubbub.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinTimesTest {
    private long nowNs;
    private long cpuNs;
    private final JoinTimes times = new JoinTimes(() -> nowNs, () -> cpuNs);

    @Test
    void theLastJoinsBeforeTheHundredthAndTheThousandthCount() {
        for (int nth = 1; nth <= 1005; nth++) {
            times.begin(nth);
            nowNs += nth * 1_000_000L;
            cpuNs += nth == 950 || nth == 951 ? 2_000_000 : 0;
            times.end(nth);
        }
        assertEquals(Map.of("100", new JoinCost(76_000, 0), "1000", new JoinCost(976_000, 40)), times.costs());
    }
}
