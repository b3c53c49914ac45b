package io.hubbub.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.accounts.AccountsTool;
import io.hubbub.command.OneCommand;
import io.hubbub.credential.ScramCredential;
import io.hubbub.store.Database;
import io.hubbub.store.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed again and again while accounts, passwords, tokens, owners, roles and bans change: whatever was answered as done is
 * there afterwards, what was answered as undone is gone, and what was in flight is one or the other and whole. {@code
 * -Dhubbub.kill.rounds} says how often.
 */
@Timeout(900)
class KilledAccountsTest {
    private static final String SERVER = """
            { "instances": %s, "history": { "uri": "%s", "durability": "stored", "flushMillis": 20 },
              "accounts": { "passwordRounds": 4096, "registrationsPerHour": 10000, "tokensPerAccount": 1000 },
              "doors": [ { "door": "irc", "port": 0, "floodBurst": 0 }, { "door": "web", "port": 0, "floodBurst": 0 } ] }
            """;

    /** What would be left of half an account. */
    private static final List<String> HALVES = List.of(
            "select key from nick where account not in (select id from account)",
            "select key from account where key not in (select key from nick)",
            "select key from account where credential is null",
            "select label from token where account not in (select id from account)",
            "select key from owned_room where account not in (select id from account)");

    private static final String CHIEF = "chief";
    private static final String PASSWORD = "sesame";

    @TempDir
    Path folder;

    private final Random random = Scenario.random();
    private final int rounds = Integer.getInteger("hubbub.kill.rounds", Scenario.isFull() ? 20 : 2);
    private final List<AccountChanger> changers = new ArrayList<>();

    /** Whether somebody is banned, by the target. */
    private final Map<String, Promised<Boolean>> bans = new HashMap<>();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean isKilled;
    private int banned;

    @Test
    void whatWasAnsweredIsThereAndNothingIsHalf() throws Exception {
        diesAgainAndAgain("sqlite:" + folder.resolve("kept.db"), 2);
    }

    @Test
    void theSameHoldsForFourInstances() throws Exception {
        diesAgainAndAgain("sqlite:" + folder.resolve("kept.db"), 4);
    }

    @Test
    void andForPostgres() throws Exception {
        diesAgainAndAgain(PostgresServer.shared().newDatabase(), 2);
    }

    private void diesAgainAndAgain(String uri, int instances) throws Exception {
        String json = SERVER.formatted(String.valueOf(instances), uri);
        Path conf = Files.writeString(folder.resolve("conf.json"), json);
        for (int i = 0; i < 4; i++) {
            changers.add(new AccountChanger(Integer.toString(i), new Random(random.nextLong())));
        }
        for (int life = 0; life <= rounds; life++) {
            Path files = Files.createDirectory(folder.resolve("life" + life));
            try (ServerProcess server =
                    ServerProcess.start(files, json, Map.of("HUBBUB_HISTORY_URI", uri), "-Xmx256m")) {
                if (life == 0) {
                    aChiefIsAppointed(uri);
                } else {
                    nothingIsHalf(uri);
                    compare(server);
                }
                if (life == rounds) {
                    assertEquals(List.of(), server.complaints());
                    server.terminate();
                    server.exitCode();
                } else {
                    changeAndDie(server, conf);
                }
            }
        }
        int answered = changers.stream().mapToInt(AccountChanger::answered).sum();
        System.out.printf("%d lives, %d changes answered, %d bans%n", rounds + 1, answered, banned);
        assertTrue(answered > 0, "nobody has changed anything");
    }

    private static void aChiefIsAppointed(String uri) {
        try (AccountsTool tool = AccountsTool.open(uri, "the test", System::currentTimeMillis)) {
            byte[] password = PASSWORD.getBytes(StandardCharsets.UTF_8);
            tool.add(CHIEF, Optional.of(ScramCredential.of(password, 4096, new SecureRandom())), false);
            tool.grant(CHIEF, "operator");
        }
    }

    // A life, and its end.

    private void changeAndDie(ServerProcess server, Path conf) throws Exception {
        isKilled = false;
        CountDownLatch begun = new CountDownLatch(changers.size());
        List<Future<?>> busy = new ArrayList<>();
        for (AccountChanger changer : changers) {
            busy.add(threads.submit(() -> changer.changeWhatItCan(server.port("web"), begun)));
        }
        busy.add(threads.submit(() -> banAtTheServer(server.port("irc"))));
        busy.add(threads.submit(() -> banOnTheCommandLine(conf)));
        assertTrue(begun.await(Scenario.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(Scenario.isFull() ? 4000 : 1000)));
        isKilled = true;
        server.signal("KILL");
        server.exitCode();
        for (Future<?> one : busy) {
            ended(one);
        }
    }

    private static void ended(Future<?> busy) throws InterruptedException, TimeoutException {
        try {
            busy.get(Scenario.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    private Promised<Boolean> ban(String target) {
        synchronized (bans) {
            return bans.computeIfAbsent(target, key -> new Promised<>(false));
        }
    }

    /** An operator of the server bans accounts and lifts bans, until it is gone. */
    private void banAtTheServer(int port) {
        try (IrcCaller chief = new IrcCaller(port)) {
            assertTrue(chief.logsIn(CHIEF, PASSWORD));
            chief.comesIn(CHIEF);
            for (int i = 0; ; i++) {
                String target = "account:foe" + i % 20;
                Promised<Boolean> isBanned = ban(target);
                boolean wanted = !isBanned.value();
                isBanned.asked(wanted);
                chief.types((wanted ? "KLINE " : "UNKLINE ") + target);
                if (chief.lineLike(".*NOTICE.*(Added|Removed).*").isEmpty()) {
                    return;
                }
                isBanned.is(wanted);
                banned++;
            }
        }
    }

    /** What is done beside a server that is killed is done. */
    private void banOnTheCommandLine(Path conf) {
        for (int i = 0; !isKilled; i++) {
            String target = "account:spy" + i % 10;
            Promised<Boolean> isBanned = ban(target);
            boolean wanted = !isBanned.value();
            OneCommand.run("ban", wanted ? "add" : "remove", target, "--conf", conf.toString());
            isBanned.is(wanted);
        }
    }

    // What is found afterwards.

    private void compare(ServerProcess server) throws Exception {
        List<String> held = new ArrayList<>();
        try (IrcCaller chief = new IrcCaller(server.port("irc"))) {
            assertTrue(chief.logsIn(CHIEF, PASSWORD));
            chief.comesIn(CHIEF).types("KLINE LIST");
            String line = chief.lineLike(".* NOTICE .*").orElseThrow();
            while (line.contains("Ban - ")) {
                held.add(line.replaceFirst(".*Ban - (\\S+) - .*", "$1"));
                line = chief.lineLike(".* NOTICE .*").orElseThrow();
            }
        }
        bans.forEach((target, isBanned) -> isBanned.found(held.contains(target), "the ban of " + target));
        List<Future<?>> comparing = new ArrayList<>();
        for (AccountChanger changer : changers) {
            comparing.add(threads.submit(() -> changer.compare(server.port("irc"))));
        }
        for (Future<?> one : comparing) {
            ended(one);
        }
    }

    private static void nothingIsHalf(String uri) throws SQLException {
        try (Database database = Database.beside(uri);
                Connection connection = database.reader()) {
            for (String half : HALVES) {
                try (ResultSet found = connection.createStatement().executeQuery(half)) {
                    assertTrue(!found.next(), half);
                }
            }
        }
    }
}
