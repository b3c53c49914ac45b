package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hubbub.hub.Archive;
import io.hubbub.room.Event;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.SearchText;
import io.hubbub.room.Sought;
import io.hubbub.room.Speech;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.buffer.Buffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search finds, whichever database it looks in. */
abstract class SearchContract {
    private static final Member BEE = new Member(8, "Bée", new Profile("bee", "192.0.2.8", "Bee"), Set.of(), 0);

    private final ConnectionStats stats = new ConnectionStats();
    private History history;
    private KeptRoom room;

    /** A database with nothing in it, the same throughout a test. */
    abstract String uri() throws Exception;

    @BeforeEach
    void open() throws Exception {
        history = History.open(
                new HistorySettings(
                        uri(), Durability.RELAYED, 5, 0, 0, 1 << 24, 100, 10, HistorySettings.Mail.USUAL, Map.of()),
                stats.mistakes(),
                System::currentTimeMillis,
                System::nanoTime);
        room = KeptRoom.open(history.journal(0, 1), "den");
        room.joins();
    }

    @AfterEach
    void close() {
        Waiting.forResult(history.close());
        assertEquals(0, stats.mistakes().made());
    }

    private static Archive.Part all(KeptRoom of) {
        return new Archive.Part(of.log.number(), 1, MessageId.MAX_SEQ);
    }

    private Archive.Search search(String typed) {
        return search(typed, "", 100);
    }

    private Archive.Search search(String typed, String nick, int most) {
        return new Archive.Search(
                List.of(all(room)), Sought.parse(typed), Names.fold(nick), 0, Long.MAX_VALUE, null, most);
    }

    private List<String> texts(Archive.Search search) {
        return Waiting.forFinds(history, search).events().stream()
                .map(SearchContract::text)
                .toList();
    }

    private List<String> texts(String typed) {
        return texts(search(typed));
    }

    private static String text(Event event) {
        return ((Event.Said) event).speech().plain().toString();
    }

    private void says(String... lines) {
        for (String line : lines) {
            room.says(line);
        }
    }

    private void beeSays(String text) {
        room.give(List.of(room.make(key -> new Event.Said(key, room.timeMs(), BEE, Speech.line(text)))));
    }

    // Words.

    @Test
    void allWordsHaveToBeThereInAnyOrder() {
        says("the quick brown fox", "a brown bear", "Fox and BROWN hen", "foxes are brown");
        assertEquals(List.of("Fox and BROWN hen", "the quick brown fox"), texts("fox brown"));
        assertEquals(List.of(), texts("fox cow"));
    }

    @Test
    void aPhraseIsFoundAsItStands() {
        says("the brown fox", "a fox, brown", "brown (fox)", "\"brown\nfox\"");
        assertEquals(List.of("\"brown\nfox\"", "brown (fox)", "the brown fox"), texts("\"brown fox\""));
        assertEquals(List.of("\"brown\nfox\"", "brown (fox)", "the brown fox"), texts("\"brown fox"));
    }

    @Test
    void aWordWithAStarMayGoOn() {
        says("deploy", "deployment", "a redeploy", "de luxe");
        assertEquals(List.of("deployment", "deploy"), texts("depl*"));
        assertEquals(List.of(), texts("depl"));
        assertEquals(List.of(), texts("d*"));
        assertEquals(List.of(), texts("*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // text | finds it | does not
                "I like C++ | c++ | d++",
                "see foo_bar.txt | foo_bar | bar_foo",
                "go to www.example.com/x?y | example.com | com.example",
                "host 192.168.0.1 is down | 192.168.0.1 | 192.168.1.0",
                "I don't know | don’t | dont",
                "the café is here | CAFE | caf",
                "the cafe is here | café | cafés",
                "Crème brûlée | creme brulee | brule",
                "我们去北京大学 | 北京 | 北大",
                "我们去北京大学 | 学 | 校",
                "東京都に行く | 京都 | 東都",
                "カメラを買う | カメラ | カラメ",
                "ｶﾒﾗとＰＣ | カメラ pc | カメラpc",
                "がぎぐ | がぎ | かき",
                "서울에서 만나요 | 서울 | 울서",
                "ภาษาไทยง่าย | ไทย | ทยไ",
                "Ещё ёжик и йод | еще | ешё",
                "Всё это МОСКВА | москва | москв",
                "Straße | STRASSE | stras",
                "İstanbul'da | istanbul | istambul",
                "ılık su | ilik | ilk",
                "Łódź i Kraków | lodz krakow | lod",
                "ＦＵＬＬ width | full | fu",
                "ship it 👍🏽 now | 👍 | 👎",
                "family 👨‍👩‍👧 here | 👨‍👩‍👧 | 👨‍👧",
                "Java入門と実践 | 入門 java | 門入",
                "Java入門と実践 | \"java入門\" | \"入門java\"",
                "हिन्दी में | हिन्दी | हनद",
                "مُحَمَّد | محمد | محمود",
                "Việt Nam | viet nam | vet",
                "ΟΔΟΣ οδός | οδος | οδο",
                "x² + 1 | x2 | x3"
            })
    void wordsOfAllScriptsAreFound(String text, String finds, String not) {
        says(text);
        assertEquals(List.of(text), texts(finds), finds);
        assertEquals(List.of(), texts(not), not);
        says("—", Normalizer.normalize(text, Normalizer.Form.NFD));
        assertEquals(2, texts(Normalizer.normalize(finds, Normalizer.Form.NFD)).size());
        assertEquals(2, texts(Normalizer.normalize(finds, Normalizer.Form.NFC)).size());
    }

    @Test
    void onlyWhatIsForPeopleIsFound() {
        room.give(List.of(room.said(Speech.line(Speech.Kind.REQUEST, Buffer.buffer("VERSION")))));
        room.give(List.of(room.said(Speech.line(Speech.Kind.ACTION, Buffer.buffer("looks for a version")))));
        room.give(List.of(room.said(Speech.stream(Buffer.buffer("\0version\0\nhere")))));
        room.setsTopic("version");
        assertEquals(List.of("\0version\0\nhere", "looks for a version"), texts("version"));
    }

    // Where, who, when.

    @Test
    void theSpeakerAloneIsEnough() {
        says("one", "two");
        beeSays("three");
        beeSays("!!!");
        assertEquals(List.of("!!!", "three"), texts(search("", "bÉe", 9)));
        assertEquals(List.of("two"), texts(search("two", "ann", 9)));
        assertEquals(List.of(), texts(search("two", "bée", 9)));
        assertEquals(List.of(), texts(search("", "nobody", 9)));
    }

    @Test
    void onlyThePartThatIsAskedForIsLookedAt() {
        says("word 2", "word 3", "word 4", "word 5");
        KeptRoom other = KeptRoom.open(history.journal(0, 1), "pit");
        other.joins();
        other.says("word elsewhere");
        Archive.Part part = new Archive.Part(room.log.number(), 3, 4);
        Sought word = Sought.parse("word");
        assertEquals(
                List.of("word 4", "word 3"),
                texts(new Archive.Search(List.of(part), word, "", 0, Long.MAX_VALUE, null, 9)));
        assertEquals(
                List.of(),
                texts(new Archive.Search(
                        List.of(new Archive.Part(room.log.number(), 5, 4)), word, "", 0, Long.MAX_VALUE, null, 9)));
    }

    @Test
    void timesBoundIt() {
        says("word a", "word b", "word c");
        long last = room.timeMs();
        Sought word = Sought.parse("word");
        assertEquals(
                List.of("word b"), texts(new Archive.Search(List.of(all(room)), word, "", last - 1, last, null, 9)));
        assertEquals(
                List.of("word c"),
                texts(new Archive.Search(List.of(all(room)), word, "", last, Long.MAX_VALUE, null, 9)));
        assertEquals(
                List.of(), texts(new Archive.Search(List.of(all(room)), word, "", last + 1, Long.MAX_VALUE, null, 9)));
    }

    @Test
    void pagesOfSeveralRoomsFollowEachOther() {
        KeptRoom pit = KeptRoom.open(history.journal(0, 1), "pit");
        pit.joins();
        for (int i = 0; i < 20; i++) {
            (i % 3 == 0 ? pit : room).says("word " + i);
        }
        List<Archive.Part> parts = List.of(all(room), all(pit));
        Sought word = Sought.parse("word");
        List<Event> whole = Waiting.forFinds(history, new Archive.Search(parts, word, "", 0, Long.MAX_VALUE, null, 100))
                .events();
        assertEquals(20, whole.size());
        List<Event> paged = new ArrayList<>();
        MessageId before = null;
        do {
            Archive.Found page =
                    Waiting.forFinds(history, new Archive.Search(parts, word, "", 0, Long.MAX_VALUE, before, 3));
            paged.addAll(page.events());
            before = page.next();
        } while (before != null);
        assertEquals(whole, paged);
    }

    @Test
    void anAnswerHasNoMoreThanAnybodyNeeds() {
        for (int i = 0; i < 30; i++) {
            says("word " + "x".repeat(9000));
        }
        Archive.Found found = Waiting.forFinds(history, search("word"));
        assertNotNull(found.next());
        assertEquals(8, found.events().size());
        assertNull(Waiting.forFinds(history, search("nothing")).next());
    }

    @Test
    void whatWasSaidLongAgoIsFoundAsWell() {
        says("needle one", "hay");
        for (int i = 0; i < 90; i++) {
            room.give(Collections.nCopies(1000, "hay").stream().map(room::said).toList());
            room.given.clear();
        }
        says("needle two");
        assertEquals(List.of("needle two", "needle one"), texts("needle"));
        assertEquals(List.of("needle two", "needle one"), texts("need*"));
        assertEquals(List.of(), texts("needle hay"));
        assertEquals(
                3, Waiting.forFinds(history, search("hay", "ann", 3)).events().size());
    }

    // Anything that can be typed.

    private static final List<String> ATOMS = List.of(
            "a",
            "b",
            "foo",
            "Foo",
            "bar",
            "foobar",
            "AND",
            "OR",
            "NOT",
            "NEAR",
            "é",
            "e\u0301",
            "\u0301",
            "東",
            "京",
            "都",
            "ก",
            "า",
            "가",
            "👍",
            "🏽",
            "\u200d",
            "ß",
            "ss",
            "İ",
            "ı",
            "0",
            "1",
            "x",
            "\"",
            "'",
            "*",
            "^",
            "(",
            ")",
            ":",
            "-",
            "+",
            "&",
            "|",
            "!",
            "<->",
            "\\",
            "{",
            "}",
            ",",
            ".",
            ";",
            "%",
            "_",
            "?",
            "$1",
            "--",
            "/*",
            " ",
            " ",
            " ",
            " ",
            "\t",
            "\n",
            "\0",
            "\u00a0",
            "\ud800",
            "\uffff",
            "body:",
            "words",
            "NEAR(a b)",
            "\u201c",
            "\u05b8",
            "ー",
            "が");

    private static String any(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(ATOMS.get(random.nextInt(ATOMS.size())));
        }
        return text.toString();
    }

    @Test
    void whateverIsTypedFindsWhatAPlainLookFinds() {
        long seed = System.nanoTime();
        System.out.println("SearchContract: seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            says(any(random, 12));
        }
        for (int i = 0; i < 700; i++) {
            String typed = any(random, 5);
            Sought sought = Sought.parse(typed);
            List<String> expected = room.given.stream()
                    .filter(event -> event instanceof Event.Said said && sought.isIn(Bodies.searched(said)))
                    .map(SearchContract::text)
                    .toList();
            List<String> newestFirst = new ArrayList<>(expected);
            Collections.reverse(newestFirst);
            if (!sought.isAnything()) {
                assertEquals(
                        newestFirst.stream().limit(100).toList(), texts(typed), "seed " + seed + ", typed: " + typed);
            }
        }
    }

    @Test
    void endlessWordsAndMarksTakeNoTime() {
        says("x".repeat(60_000), "e" + "\u0301".repeat(30_000), "a\u0323\u0302".repeat(9_000), "東".repeat(20_000));
        assertEquals(1, texts("x".repeat(60_000)).size());
        assertEquals(1, texts("東東東").size());
        assertEquals(20_000, SearchText.indexed("東".repeat(20_000)).size());
        assertEquals(List.of(), texts(Stream.generate(() -> "y ").limit(5000).reduce("", String::concat)));
    }
}
