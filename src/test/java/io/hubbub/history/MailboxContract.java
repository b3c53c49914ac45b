package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.hub.Archive.Kind;
import io.hubbub.hub.Archive.Side;
import io.hubbub.hub.Mailboxes;
import io.hubbub.hub.Mailboxes.Mail;
import io.hubbub.hub.Mailboxes.Outcome;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Member;
import io.hubbub.room.MessageId;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Speech;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people have said to one another is kept for those who have an account, whichever database it is kept in. */
@Timeout(120)
abstract class MailboxContract {
    private static final long ANN = 7;
    private static final long BOB = 8;
    private static final long NOBODY = 0;

    private final ConnectionStats stats = new ConnectionStats();
    private final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);

    /** For the retention, which looks every ten minutes. */
    private final AtomicLong aheadNs = new AtomicLong();

    private History history;
    private Mailboxes mail;
    private long last = MessageId.key(MessageId.FIRST_ROOM_LOG, 0);

    /** A database with nothing in it, the same throughout a test. */
    abstract String uri() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        open();
        for (long account : List.of(ANN, BOB, 9L)) {
            execute("insert into account (id, key, name, created) "
                    + (uri().startsWith("sqlite:") ? "" : "overriding system value ") + "values (" + account + ", 'a"
                    + account + "', 'a" + account + "', 0)");
        }
    }

    private void open() throws Exception {
        open(1 << 20, 0, new HistorySettings.Mail(10, 3));
    }

    private void open(long queueBytes, int keepEvents, HistorySettings.Mail limits) throws Exception {
        HistorySettings settings = new HistorySettings(
                uri(), Durability.RELAYED, 5, 30, keepEvents, queueBytes, 100, 10, limits, Map.of());
        history = History.open(settings, stats.mistakes(), nowMs::get, () -> System.nanoTime() + aheadNs.get());
        mail = history.mailboxes();
    }

    @AfterEach
    void close() {
        Waiting.forResult(history.close());
        assertEquals(0, stats.mistakes().made());
    }

    private void startAgain() throws Exception {
        Waiting.forResult(history.close());
        open();
    }

    private DirectMessage message(String from, String to, Speech speech) {
        Profile profile = new Profile("user", "192.0.2.1", "Real Name");
        Member speaker = new Member(5, from, profile, Set.of(), 0);
        return new DirectMessage(++last, nowMs.get(), speaker, to, speech);
    }

    private DirectMessage message(String from, String to, String words) {
        return message(from, to, Speech.line(words));
    }

    private MessageId annToBob(String words) {
        DirectMessage message = message("Ann", "bob", words);
        assertTrue(mail.keep(new Mail(message, ANN, BOB)));
        return message.id();
    }

    private MessageId bobToAnn(String words) {
        DirectMessage message = message("Bob", "ann", words);
        assertTrue(mail.keep(new Mail(message, BOB, ANN)));
        return message.id();
    }

    private Outcome forAnn(String from, long account, String words) {
        return Waiting.forResult(mail.keepForLater(new Mail(message(from, "ann", words), account, ANN)));
    }

    private Mailboxes.Page page(long account, String nick, MessageId after, MessageId before, Side side, int most) {
        return Waiting.forResult(mail.read(new Mailboxes.Query(account, nick, after, before, Kind.SPEECH, side, most)));
    }

    private Mailboxes.Page all(long account, String nick) {
        return page(account, nick, Mailboxes.BEGINNING, Mailboxes.END, Side.OLDEST, 1000);
    }

    private static String words(Mailboxes.Page page) {
        return page.messages().stream()
                .map(message -> message.speech().plain().toString())
                .collect(Collectors.joining(" "));
    }

    private static List<MessageId> ids(Mailboxes.Page page) {
        return page.messages().stream().map(DirectMessage::id).toList();
    }

    private String correspondents(long account) {
        return Waiting.forResult(mail.correspondents(account, 0, Long.MAX_VALUE, Side.NEWEST, 100)).stream()
                .map(one -> one.nick() + ":" + one.unread())
                .collect(Collectors.joining(" "));
    }

    private long asLong(String query) throws Exception {
        try (Connection connection = Looking.into(uri());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : -1;
        }
    }

    private void execute(String statement) throws Exception {
        try (Connection connection = Looking.into(uri());
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    // Both sides.

    @Test
    void bothSidesHaveTheSameMessagesAfterANewStart() throws Exception {
        annToBob("one");
        bobToAnn("two");
        nowMs.incrementAndGet();
        annToBob("three");
        List<MessageId> seen = ids(all(ANN, "Bob"));
        startAgain();
        assertEquals("one two three", words(all(ANN, "bob")));
        assertEquals(seen, ids(all(ANN, "BOB")));
        assertEquals(seen, ids(all(BOB, "ann")));
        assertEquals("", words(all(BOB, "carl")));
    }

    @Test
    void ofSomebodyWithoutAnAccountOnlyTheOtherSideIsKept() {
        mail.keep(new Mail(message("guest1", "ann", "hello"), NOBODY, ANN));
        mail.keep(new Mail(message("Ann", "guest1", "hi"), ANN, NOBODY));
        assertEquals("hello hi", words(all(ANN, "guest1")));
        assertEquals("", words(all(NOBODY, "ann")));
        assertEquals("guest1:0", correspondents(ANN));
    }

    @Test
    void wordsToOneselfAreKeptOnce() {
        mail.keep(new Mail(message("Ann", "ann", "a note"), ANN, ANN));
        assertEquals("a note", words(all(ANN, "ann")));
        assertEquals("ann:0", correspondents(ANN).toLowerCase(Locale.ROOT));
    }

    @Test
    void addressesAreNotKept() {
        annToBob("one");
        DirectMessage kept = all(BOB, "ann").messages().get(0);
        assertEquals(
                "user@hidden",
                kept.from().profile().user() + "@" + kept.from().profile().host());
    }

    @Test
    void signalsAreForThoseWhoAskForThem() {
        DirectMessage signal = message(
                "Ann",
                "bob",
                new Speech(
                        Speech.Shape.LINE,
                        Speech.Kind.SIGNAL,
                        Speech.line("").bytes(),
                        Speech.line("").bytes(),
                        Map.of("+draft/react", "x"),
                        null));
        mail.keep(new Mail(signal, ANN, BOB));
        assertEquals(List.of(), ids(all(BOB, "ann")));
        Mailboxes.Page page = Waiting.forResult(mail.read(
                new Mailboxes.Query(BOB, "ann", Mailboxes.BEGINNING, Mailboxes.END, Kind.EVENTS, Side.OLDEST, 10)));
        assertEquals(List.of(signal.id()), ids(page));
        assertEquals("", correspondents(BOB));
    }

    // Pages.

    @Test
    void pagesAreCutAtBothEndsAndAtPlacesOfOneTime() {
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(annToBob("m" + i));
            nowMs.addAndGet(i % 2);
        }
        Mailboxes.Page newest = page(BOB, "ann", Mailboxes.BEGINNING, Mailboxes.END, Side.NEWEST, 3);
        assertEquals(ids.subList(7, 10), ids(newest));
        assertFalse(newest.isEnd());
        assertEquals(ids.subList(4, 7), ids(page(BOB, "ann", Mailboxes.BEGINNING, ids.get(7), Side.NEWEST, 3)));
        assertEquals(ids.subList(8, 10), ids(page(BOB, "ann", ids.get(7), Mailboxes.END, Side.OLDEST, 3)));
        assertTrue(page(BOB, "ann", ids.get(7), Mailboxes.END, Side.OLDEST, 2).isEnd());
        assertEquals(ids.subList(3, 6), ids(page(BOB, "ann", ids.get(2), ids.get(6), Side.OLDEST, 9)));
        assertEquals(List.of(), ids(page(BOB, "ann", ids.get(6), ids.get(2), Side.OLDEST, 9)));
    }

    @Test
    void conversationsAreFoundByTheirLastWords() {
        annToBob("one");
        long first = nowMs.getAndAdd(10);
        mail.keep(new Mail(message("Carl", "ann", "two"), NOBODY, ANN));
        long second = nowMs.getAndAdd(10);
        mail.keep(new Mail(message("dora", "ann", "three"), NOBODY, ANN));
        assertEquals("bob:0 Carl:1 dora:1", correspondents(ANN));
        assertEquals("Carl", nicks(first, Long.MAX_VALUE, Side.OLDEST, 1));
        assertEquals("dora", nicks(first, Long.MAX_VALUE, Side.NEWEST, 1));
        assertEquals("bob", nicks(0, second, Side.OLDEST, 9));
    }

    private String nicks(long after, long before, Side side, int most) {
        return Waiting.forResult(mail.correspondents(ANN, after, before, side, most)).stream()
                .map(Mailboxes.Correspondent::nick)
                .collect(Collectors.joining(" "));
    }

    // What is read.

    @Test
    void whatWasReadIsNeverUnreadAndWhoAnswersHasRead() throws Exception {
        bobToAnn("one");
        nowMs.incrementAndGet();
        bobToAnn("two");
        assertEquals("Bob:2", correspondents(ANN));
        assertEquals(OptionalLong.empty(), Waiting.forResult(mail.marked(ANN, "bob")));
        long firstMs = nowMs.get() - 1;
        assertEquals(OptionalLong.of(firstMs), Waiting.forResult(mail.mark(ANN, "bob", firstMs)));
        assertEquals("Bob:1", correspondents(ANN));
        assertEquals(OptionalLong.of(firstMs), Waiting.forResult(mail.mark(ANN, "bob", firstMs - 1)));
        startAgain();
        assertEquals(OptionalLong.of(firstMs), Waiting.forResult(mail.marked(ANN, "bob")));
        nowMs.incrementAndGet();
        annToBob("three");
        assertEquals("bob:0", correspondents(ANN).toLowerCase(Locale.ROOT));
        assertEquals(OptionalLong.empty(), Waiting.forResult(mail.mark(ANN, "nobody", 1)));
    }

    // People who are away.

    @Test
    void whatCameForSomebodyWhoWasAwayIsCollectedOnceAndStays() throws Exception {
        assertEquals(Outcome.KEPT, forAnn("Bob", BOB, "one"));
        assertEquals(Outcome.KEPT, forAnn("guest1", NOBODY, "two"));
        assertEquals(Outcome.KEPT, forAnn("Bob", BOB, "three"));
        startAgain();
        Mailboxes.Collected collected = Waiting.forResult(mail.collect(ANN, 2));
        assertEquals(List.of(new Mailboxes.Count("Bob", 2), new Mailboxes.Count("guest1", 1)), collected.counts());
        assertEquals(
                List.of("two", "three"),
                collected.newest().stream()
                        .map(message -> message.speech().plain().toString())
                        .toList());
        mail.taken(ANN, collected.newest().get(1).id());
        assertEquals(List.of(), Waiting.forResult(mail.collect(ANN, 2)).newest());
        assertEquals("one three", words(all(ANN, "bob")));
        assertEquals("Bob:2 guest1:1", sorted(correspondents(ANN)));
        assertEquals("one three", words(all(BOB, "ann")));
    }

    private static String sorted(String words) {
        return List.of(words.split(" ")).stream().sorted().collect(Collectors.joining(" "));
    }

    @Test
    void oneSpeakerAndAllGuestsTogetherTakeOnlyTheirPartOfTheRoom() {
        for (int i = 0; i < 3; i++) {
            assertEquals(Outcome.KEPT, forAnn("guest" + i, NOBODY, "x"));
            assertEquals(Outcome.KEPT, forAnn("Bob", BOB, "x"));
        }
        assertEquals(Outcome.FULL, forAnn("guest9", NOBODY, "x"));
        assertEquals(Outcome.FULL, forAnn("Bob", BOB, "x"));
        assertEquals(Outcome.KEPT, forAnn("Carl", 9, "x"));
        for (int i = 0; i < 3; i++) {
            assertEquals(Outcome.KEPT, forAnn("d", 10, "x"));
        }
        assertEquals(Outcome.FULL, forAnn("e", 11, "x"));
        assertEquals(10, Waiting.forResult(mail.collect(ANN, 100)).newest().size());
        assertEquals(3, all(BOB, "ann").messages().size());
    }

    @Test
    void itsSessionsHearOfIt() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        mail.watch(new Mailboxes.Watcher() {
            @Override
            public void kept(long account, DirectMessage message) {
                heard.add(account + " got " + message.speech().plain());
            }

            @Override
            public void read(long account, String nick, long timeMs) {
                heard.add(account + " read " + nick);
            }

            @Override
            public void deleted(long account, String nick, DirectMessage message, String reason) {
                heard.add(account + " lost one of " + nick + " " + reason);
            }
        });
        forAnn("Bob", BOB, "one");
        Waiting.forResult(mail.mark(ANN, "Bob", 1));
        DirectMessage message = all(BOB, "ann").messages().get(0);
        assertTrue(Waiting.forResult(mail.delete(BOB, "ann", message, "oops")));
        assertFalse(Waiting.forResult(mail.delete(BOB, "ann", message, "oops")));
        assertEquals(List.of("7 got one", "7 read Bob", "8 lost one of ann oops", "7 lost one of Bob oops"), heard);
        assertEquals("", words(all(ANN, "bob")) + words(all(BOB, "ann")));
    }

    // What goes.

    @Test
    void whatIsTooOldGoes() throws Exception {
        annToBob("old");
        nowMs.addAndGet(TimeUnit.DAYS.toMillis(31));
        mail.keep(new Mail(message("Carl", "ann", "new"), NOBODY, ANN));
        assertEquals("new", words(all(ANN, "carl")));
        retains(1, "select count(*) from mail");
        retains(1, "select count(*) from correspondence");
        assertEquals("Carl:1", correspondents(ANN));
        assertEquals("", correspondents(BOB));
        assertEquals(1, asLong("select count(*) from mailbox"));
    }

    @Test
    void whatIsTooMuchGoesFromTheFront() throws Exception {
        Waiting.forResult(history.close());
        open(1 << 20, 100, new HistorySettings.Mail(10, 3));
        for (int i = 0; i < 700; i++) {
            annToBob("m" + i);
            nowMs.incrementAndGet();
            if (i % 100 == 99) {
                all(ANN, "bob");
            }
        }
        retains(200, "select count(*) from mail");
        assertEquals("m600", all(ANN, "bob").messages().get(0).speech().plain().toString());
        assertEquals(100, asLong("select messages from mailbox where account = " + ANN));
    }

    private void retains(long wanted, String query) throws Exception {
        aheadNs.addAndGet(TimeUnit.MINUTES.toNanos(11));
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (asLong(query) != wanted) {
            assertTrue(System.nanoTime() < endNs, () -> "not in time: " + wanted + " by " + query);
        }
    }

    // Failures.

    @Test
    void whatDoesNotFitWhileTheDatabaseFailsIsCountedAndItsPlaceMarked() throws Exception {
        Waiting.forResult(history.close());
        open(1 << 17, 0, new HistorySettings.Mail(10, 3));
        annToBob("first");
        all(ANN, "bob");
        execute("alter table mail rename to mail_gone");
        annToBob("second");
        Waiting.until("a failure", () -> history.failingSinceMs() != 0);
        int kept = 2;
        nowMs.incrementAndGet();
        while (mail.keep(new Mail(message("Ann", "bob", "m"), ANN, BOB))) {
            kept++;
            nowMs.incrementAndGet();
        }
        mail.keep(new Mail(message("Ann", "bob", "m"), ANN, BOB));
        assertTrue(kept < 100, "too much waits: " + kept);
        assertEquals(2, history.health().lost());
        Waiting.forFailure(mail.keepForLater(new Mail(message("x", "ann", "x"), NOBODY, ANN)));
        execute("alter table mail_gone rename to mail");
        Waiting.until("the end of the failure", () -> history.failingSinceMs() == 0);
        Mailboxes.Page page = all(BOB, "ann");
        assertEquals(kept, page.messages().size());
        assertEquals(
                List.of(2L), page.losses().stream().map(Mailboxes.Loss::most).toList());
        annToBob("last");
        assertTrue(words(all(BOB, "ann")).endsWith("last"));
    }

    @Test
    void ofAnAccountThatIsDeletedNothingIsLeftAfterTheNextStart() throws Exception {
        annToBob("one");
        assertEquals("one", words(all(ANN, "bob")));
        execute("delete from account where id = " + ANN);
        annToBob("two");
        assertEquals("one two", words(all(BOB, "ann")));
        startAgain();
        assertEquals("", words(all(ANN, "bob")) + correspondents(ANN));
        assertEquals("one two", words(all(BOB, "ann")));
    }

    // Anything.

    /** Whatever is said between whom, in whatever order it is asked for, both mailboxes have what was said to their owners and by them. */
    @Test
    void mailboxesAgreeWithWhatWasSaid() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] nicks = {"ann", "Bob", "guest1", "Zoë"};
        long[] accounts = {ANN, BOB, NOBODY, 9};
        Map<String, List<DirectMessage>> truth = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            int from = random.nextInt(nicks.length);
            int to = random.nextInt(nicks.length);
            nowMs.addAndGet(random.nextInt(3) - (random.nextInt(20) == 0 ? 2 : 0));
            DirectMessage message = message(nicks[from], nicks[to], "m" + i);
            mail.keep(new Mail(message, accounts[from], accounts[to]));
            truth.computeIfAbsent(accounts[from] + Names.fold(nicks[to]), key -> new ArrayList<>())
                    .add(message);
            if (from != to) {
                truth.computeIfAbsent(accounts[to] + Names.fold(nicks[from]), key -> new ArrayList<>())
                        .add(message);
            }
            if (random.nextInt(50) == 0) {
                startAgain();
            }
            if (random.nextInt(10) == 0) {
                check(accounts[from], nicks[to], truth, random, "seed " + seed + ", step " + i);
            }
        }
        Map<Long, Integer> sums = new TreeMap<>();
        for (int owner = 0; owner < nicks.length; owner++) {
            for (String nick : nicks) {
                check(accounts[owner], nick, truth, random, "seed " + seed + ", in the end");
                sums.merge(
                        accounts[owner], all(accounts[owner], nick).messages().size(), Integer::sum);
            }
            if (accounts[owner] != NOBODY) {
                assertEquals(
                        (long) sums.get(accounts[owner]),
                        asLong("select messages from mailbox where account = " + accounts[owner]));
            }
        }
    }

    private void check(long account, String nick, Map<String, List<DirectMessage>> truth, Random random, String where) {
        List<MessageId> expected = new ArrayList<>();
        if (account != NOBODY) {
            truth.getOrDefault(account + Names.fold(nick), List.of()).forEach(message -> expected.add(message.id()));
        }
        expected.sort(Comparator.comparingLong(MessageId::timeMs).thenComparingLong(MessageId::key));
        List<MessageId> read = new ArrayList<>();
        boolean isBackwards = random.nextBoolean();
        boolean isEnd = false;
        while (!isEnd) {
            int most = 1 + random.nextInt(20);
            MessageId after = isBackwards || read.isEmpty() ? Mailboxes.BEGINNING : read.get(read.size() - 1);
            MessageId before = isBackwards && !read.isEmpty() ? read.get(0) : Mailboxes.END;
            Mailboxes.Page page = page(account, nick, after, before, isBackwards ? Side.NEWEST : Side.OLDEST, most);
            read.addAll(isBackwards ? 0 : read.size(), ids(page));
            isEnd = page.isEnd();
        }
        assertEquals(expected, read, where);
    }

    // Processes that are killed.

    /** Says something to somebody who is away, again and again, and prints what is kept, until it is killed. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) {
            History history = History.open(
                    new HistorySettings(
                            arguments[0],
                            Durability.RELAYED,
                            5,
                            0,
                            0,
                            1 << 20,
                            100,
                            10,
                            new HistorySettings.Mail(100_000, 100_000),
                            Map.of()),
                    new ConnectionStats().mistakes(),
                    System::currentTimeMillis,
                    System::nanoTime);
            long log = history.journal(0, 1).directLog(0);
            for (long i = 1; ; i++) {
                Member bob = new Member(5, "Bob", new Profile("u", "h", "r"), Set.of(), 0);
                DirectMessage message = new DirectMessage(
                        MessageId.key(log, i), System.currentTimeMillis(), bob, "ann", Speech.line("m" + i));
                Future<Outcome> kept = history.mailboxes().keepForLater(new Mail(message, BOB, ANN));
                if (Waiting.forResult(kept) == Outcome.KEPT) {
                    System.out.println(message.id());
                }
            }
        }
    }

    @Test
    void whatWasAnsweredAsKeptIsThereWhenTheServerIsKilled() throws Exception {
        Waiting.forResult(history.close());
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        uri())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> answered = new ArrayList<>();
        int enough = 20 + new Random().nextInt(100);
        try (var output = process.inputReader()) {
            while (answered.size() < enough) {
                answered.add(output.readLine());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        nowMs.set(System.currentTimeMillis());
        open();
        Set<String> kept =
                ids(all(ANN, "bob")).stream().map(MessageId::toString).collect(Collectors.toSet());
        assertTrue(kept.containsAll(answered), () -> answered + " of " + kept);
        long log = MessageId.log(MessageId.parse(answered.get(0)).orElseThrow().key());
        assertTrue(history.journal(0, 1).directLog(0) > log, "a number may be given twice");
    }
}
