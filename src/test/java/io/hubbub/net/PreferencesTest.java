package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|1",
                "GZIP|1",
                "deflate, gzip;q=0.5|0.5",
                "gzip;q=0|0",
                "gzip;q=0.0|0",
                "gzip;q=0.000|0",
                "gzip ; Q = 0|0",
                "gzip;q=1.000|1",
                "gzip;level=9;q=0.25|0.25",
                "*|1",
                "*;q=0.5, gzip;q=0|0",
                "gzip, *;q=0|1",
                "br, *;q=0|0",
                "not-gzip|0",
                "gzipped|0",
                "gzip;q=2|0",
                "gzip;q=-1|0",
                "gzip;q=nan|0",
                "gzip;q=|0",
                "gzip;q=0.1234|0",
                ",,;;,|0",
                ";q=1|0"
            })
    void aThingIsWorthWhatWasSaidOfIt(String header, double weight) {
        assertEquals(weight, Preferences.of(List.of(header)).weight("gzip"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain;version=0.0.4;q=0.3|0.3",
                "text/*;q=0.2, */*;q=0.1|0.2",
                "application/json, */*;q=0.1|0.1",
                "application/json|0",
                "text/plain;q=0, text/*|0",
                "*|0"
            })
    void theMostExactRangeCounts(String header, double weight) {
        assertEquals(weight, Preferences.of(List.of(header)).weight("text/plain"));
    }

    @Test
    void severalHeadersAreOneListAndNoneSaysNothing() {
        assertEquals(0.5, Preferences.of(List.of("br", "gzip;q=0.5")).weight("gzip"));
        assertEquals(0, Preferences.of(List.of()).weight("gzip"));
        assertTrue(Preferences.of(List.of("*")).named("gzip").isEmpty());
    }

    @Test
    void anythingCanBeRead() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "gzip*;,q=01./ \t\"\u00e9-";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                header.append(letters.charAt(random.nextInt(letters.length())));
            }
            double weight = Preferences.of(List.of(header.toString())).weight("gzip");
            assertTrue(weight >= 0 && weight <= 1, () -> "seed " + seed + ": " + header);
        }
    }

    @Test
    void aListWithoutAnEndIsReadInPart() {
        assertEquals(0, Preferences.of(List.of("x,".repeat(10_000) + "gzip")).weight("gzip"));
    }
}
