package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hubbub.room.RoomListing;
import io.hubbub.room.Topic;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which channels LIST shows, at a time that the test sets. */
class FilterTest {
    private static final long NOW_MS = TimeUnit.DAYS.toMillis(20_000);

    /** Five and two members, founded ten and three minutes ago; a topic is set four minutes ago in the first alone. */
    private static final List<RoomListing> ROOMS = List.of(
            new RoomListing("chan1", 5, new Topic("x", "ann", minutesAgo(4)), minutesAgo(10)),
            new RoomListing("Chan2", 2, Topic.NONE, minutesAgo(3)));

    private static long minutesAgo(long minutes) {
        return NOW_MS - TimeUnit.MINUTES.toMillis(minutes);
    }

    private static String taken(String words, long nowMs) {
        Filter filter = Filter.of(Channels.list(words), nowMs);
        return String.join(
                " ", ROOMS.stream().filter(filter::takes).map(RoomListing::room).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ''           ; chan1 Chan2
            '#chan1'       ; chan1
            '#CHAN2'       ; Chan2
            chan1        ; ''
            '#chan1,#x'    ; chan1
            '#chan1,#chan2'; chan1 Chan2
            *an1         ; chan1
            '#c*n2'        ; Chan2
            *an3         ; ''
            '#ch*'         ; chan1 Chan2
            '#chan?'       ; chan1 Chan2
            '#chan'        ; ''
            !*an1        ; Chan2
            !#c*n2       ; chan1
            !*an3        ; chan1 Chan2
            !#ch*        ; ''
            !*1,!*2      ; ''
            '#ch*,!*1'     ; Chan2
            !*1,#ch*     ; Chan2
            """)
    void namesAndMasksChoose(String words, String rooms) {
        assertEquals(rooms, taken(words, NOW_MS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            >0         ; chan1 Chan2
            <1         ; ''
            <100       ; chan1 Chan2
            >2         ; chan1
            <5         ; Chan2
            >1,<3      ; Chan2
            >5         ; ''
            *1,>2      ; chan1
            *2,>2      ; ''
            >999999999 ; ''
            """)
    void numbersOfMembersChoose(String words, String rooms) {
        assertEquals(rooms, taken(words, NOW_MS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            C>0     ; chan1 Chan2
            C<0     ; ''
            C>3     ; chan1
            C>5     ; chan1
            C<5     ; Chan2
            C<10    ; Chan2
            C>10    ; ''
            C<11    ; chan1 Chan2
            C>1,C<5 ; Chan2
            """)
    void agesInMinutesChoose(String words, String rooms) {
        assertEquals(rooms, taken(words, NOW_MS));
    }

    @ParameterizedTest
    @CsvSource({"T>0, chan1", "T<0, ''", "T<5, chan1", "T>3, chan1", "T>4, ''", "T<4, ''", "T<999999999, chan1"})
    void timesOfTopicsChooseAmongThoseWithOne(String words, String rooms) {
        assertEquals(rooms, taken(words, NOW_MS));
    }

    @ParameterizedTest
    @CsvSource({"c>5", "t>3", "U>1", ">", "<x", ">-1", "C>", "C5", ">1234567890", "=5"})
    void whatIsNoComparisonIsTheNameOfNoChannel(String words) {
        assertEquals("", taken(words, NOW_MS));
    }

    @Test
    void timeGoesOn() {
        assertEquals("chan1 Chan2", taken("C>5", NOW_MS + TimeUnit.MINUTES.toMillis(3)));
        assertEquals("", taken("T<5", NOW_MS + TimeUnit.MINUTES.toMillis(1)));
    }

    @Test
    void manyStarsCostLittle() {
        String mask = Stream.generate(() -> "*a").limit(200).reduce("", String::concat) + "b";
        RoomListing room = new RoomListing("a".repeat(100), 1, Topic.NONE, 0);
        assertEquals(false, Filter.of(List.of(mask), NOW_MS).takes(room));
    }
}
