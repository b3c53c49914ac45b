package io.hubbub.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.hub.Archive;
import io.hubbub.room.MessageId;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.store.Database;
import io.hubbub.store.PostgresServer;
import io.hubbub.store.Schema;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Databases that can't be used: each has its sentence, nothing falls back, and what failed comes back by itself and in order. */
@Timeout(120)
class HistoryFailuresTest {
    @TempDir
    Path folder;

    private final ConnectionStats stats = new ConnectionStats();

    private History open(String uri, Durability durability) {
        return open(uri, durability, 0);
    }

    private History open(String uri, Durability durability, int keepEvents) {
        return open(uri, durability, keepEvents, System::nanoTime);
    }

    private History open(String uri, Durability durability, int keepEvents, LongSupplier clockNs) {
        return History.open(
                new HistorySettings(
                        uri, durability, 5, 0, keepEvents, 1 << 20, 100, 10, HistorySettings.Mail.USUAL, Map.of()),
                stats.mistakes(),
                System::currentTimeMillis,
                clockNs);
    }

    private String refusal(String uri) {
        return assertThrows(StorageException.class, () -> open(uri, Durability.RELAYED))
                .getMessage();
    }

    private static void await(String what, BooleanSupplier condition) {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < endNs, () -> "not in time: " + what);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Archive.Page readAll(History history, KeptRoom room) {
        return Waiting.forResult(history.read(new Archive.Range(
                room.log.number(), 1, MessageId.MAX_SEQ, Archive.Kind.EVENTS, Archive.Side.OLDEST, 1000)));
    }

    // At the start.

    @Test
    void aSecondServerDoesNotStart() {
        Path file = folder.resolve("hubbub.db");
        History first = open("sqlite:" + file, Durability.RELAYED);
        assertEquals(
                file + ": another server or a tool uses it; stop that one, or name another file",
                refusal("sqlite:" + file));
        Waiting.forResult(first.close());
        Waiting.forResult(open("sqlite:" + file, Durability.RELAYED).close());
    }

    @Test
    void whatIsNoDatabaseIsNotUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Dear diary, ".repeat(1000));
        assertEquals(
                file + ": it is no SQLite database; move it away, or name another file", refusal("sqlite:" + file));
        assertTrue(Files.readString(file).startsWith("Dear diary"));
    }

    @Test
    void aCorruptDatabaseIsNotUsed() throws IOException {
        Path file = folder.resolve("hubbub.db");
        Waiting.forResult(open("sqlite:" + file, Durability.RELAYED).close());
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 100; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Files.write(file, bytes);
        assertEquals(
                file + ": it is corrupt; put back a copy, or move it away to begin anew", refusal("sqlite:" + file));
    }

    @Test
    void aFolderThatCantBeMadeIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertTrue(refusal("sqlite:" + file.resolve("hubbub.db")).contains(": its folder can't be made: "));
        assertEquals(folder + ": is no file", refusal("sqlite:" + folder));
    }

    @Test
    void aNewerDatabaseIsNotUsed() throws SQLException {
        String file = "sqlite:" + folder.resolve("hubbub.db");
        Waiting.forResult(open(file, Durability.RELAYED).close());
        try (Database database = Database.of(file, false);
                Connection connection = database.writer();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                    + " installed_by, execution_time, success) values (99, '99', 'x', 'SQL', 'x', 'x', 1, 1)");
        }
        assertTrue(refusal(file)
                .contains(": it was made by a newer version (its schema is 99, " + Schema.VERSION + " is known here)"));
    }

    @Test
    void noPasswordIsInAnySentence() throws IOException {
        PostgresServer server = PostgresServer.shared();
        assertTrue(refusal(server.uri("wr0ng", "postgres")).endsWith("/postgres: it refuses the user or the password"));
        String missing = refusal(server.uri("s3cret", "nothing"));
        assertTrue(missing.endsWith("/nothing: there is no such database; make it with createdb"), missing);
        String nobody = refusal("postgresql://hubbub:s3cret@127.0.0.1:1/hubbub");
        assertTrue(nobody.startsWith("postgresql://127.0.0.1:1/hubbub: no connection: "), nobody);
        for (String odd :
                List.of("postgresql://hubbub:s3cret@/x", "postgresql://u:s3 cret@h/x", "mysql://u:s3cret@h/x")) {
            assertFalse(refusal(odd).contains("cret"), odd);
        }
        assertFalse(nobody.contains("s3cret"));
    }

    @Test
    void aSecondServerDoesNotStartOnPostgres() throws IOException {
        String uri = PostgresServer.shared().newDatabase();
        History first = open(uri, Durability.RELAYED);
        assertTrue(refusal(uri).contains(": another server or a tool uses it, or "));
        Waiting.forResult(first.close());
    }

    @Test
    void onlyItsOwnUserReadsTheFile() throws IOException {
        Path file = folder.resolve("hubbub.db");
        Waiting.forResult(open("sqlite:" + file, Durability.RELAYED).close());
        assertEquals(
                "OWNER_READ OWNER_WRITE",
                String.join(
                        " ",
                        Files.getPosixFilePermissions(file).stream()
                                .sorted()
                                .map(Object::toString)
                                .toList()));
    }

    // While it runs.

    /** A small file system that the test fills. */
    private Path smallDisk() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()).start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "a file system can be mounted by root only");
        return disk;
    }

    private static void unmount(Path disk) throws IOException, InterruptedException {
        assertEquals(
                0, new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor());
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertTrue(full.getMessage().contains("space"), full.toString());
        }
    }

    /** What happens from there on. */
    private interface Scene {
        void play(History history, KeptRoom room, Path disk) throws Exception;
    }

    /** Somebody is in a room whose database is on a disk that is full from then on, until the test removes its file {@code junk}. */
    private void onAFullDisk(Scene scene) throws Exception {
        Path disk = smallDisk();
        try {
            History history = open("sqlite:" + disk.resolve("hubbub.db"), Durability.RELAYED);
            KeptRoom room = KeptRoom.open(history.journal(0, 1), "den");
            room.joins();
            readAll(history, room);
            fill(disk.resolve("junk"));
            scene.play(history, room, disk);
            Waiting.forResult(history.close());
        } finally {
            unmount(disk);
        }
    }

    @Test
    void whatIsSeenOnAFullDiskIsStoredWhenThereIsRoomAgain() throws Exception {
        onAFullDisk((history, room, disk) -> {
            room.says(500);
            await("the disk is full", () -> !history.health().isWorking());
            assertEquals(
                    disk.resolve("hubbub.db") + ": the disk is full",
                    history.health().trouble());
            Archive.Page partial = readAll(history, room);
            assertTrue(partial.events().size() < 501);
            assertEquals(501, partial.to());
            assertEquals(1, partial.gaps().size());
            assertEquals(501 - partial.events().size(), partial.gaps().get(0).most());
            Files.delete(disk.resolve("junk"));
            await("it works again", () -> history.health().isWorking());
            assertEquals(
                    room.given.stream().map(Bodies::asRead).toList(),
                    readAll(history, room).events());
            assertEquals(List.of(), readAll(history, room).gaps());
        });
    }

    @Test
    void whatComesWhenTheQueueIsFullIsInAGap() throws Exception {
        onAFullDisk((history, room, disk) -> {
            room.says(20_000);
            room.setsTopic("bears");
            long lost = history.health().lost();
            assertTrue(lost > 0);
            Files.delete(disk.resolve("junk"));
            await(
                    "it works again",
                    () -> history.health().isWorking() && history.health().queueBytes() == 0);
            room.says("there again");
            Archive.Page end = Waiting.forResult(history.read(new Archive.Range(
                    room.log.number(), 1, MessageId.MAX_SEQ, Archive.Kind.EVENTS, Archive.Side.NEWEST, 1)));
            assertEquals(20_003, end.events().get(0).seq());
            Archive.Page hole = Waiting.forResult(history.read(new Archive.Range(
                    room.log.number(), 20_003 - lost, MessageId.MAX_SEQ, Archive.Kind.EVENTS, Archive.Side.OLDEST, 5)));
            assertEquals(List.of(new Archive.Gap(20_003 - lost, 20_002, lost)), hole.gaps());
            room.leaves();
            assertEquals(
                    "bears",
                    KeptRoom.open(history.journal(0, 1), "den").state.topic().text());
        });
    }

    @Test
    void whatIsWrittenIntoAFileThatIsNotThereAnyMoreIsNotTakenForStored() throws Exception {
        Path file = folder.resolve("kept.db");
        Path elsewhere = folder.resolve("elsewhere.db");
        History history = open("sqlite:" + file, Durability.RELAYED);
        KeptRoom room = KeptRoom.open(history.journal(0, 1), "den");
        room.joins();
        Waiting.forResult(room.says("before"));
        readAll(history, room);
        Files.move(file, elsewhere);
        room.says("meanwhile");
        await("the file is missed", () -> !history.health().isWorking());
        assertEquals(
                file + ": the file was removed or replaced while the server uses it; put it back, or start the server"
                        + " again",
                history.health().trouble());
        Files.writeString(file, "another one");
        room.says("still");
        assertFalse(history.health().isWorking());
        Files.move(elsewhere, file, StandardCopyOption.REPLACE_EXISTING);
        await("it works again", () -> history.health().isWorking());
        assertEquals(
                room.given.stream().map(Bodies::asRead).toList(),
                readAll(history, room).events());
        Waiting.forResult(history.close());
    }

    /** Another connection has the database for itself, for which the writer waits some seconds. */
    @Test
    void anEmptyRoomIsOpenedThoughTheDatabaseDoesNotAnswer() throws Exception {
        String uri = "sqlite:" + folder.resolve("kept.db");
        History history = open(uri, Durability.RELAYED);
        KeptRoom room = KeptRoom.open(history.journal(0, 1), "den");
        room.joins();
        room.leaves();
        assertEquals(2, readAll(history, room).to());
        try (Connection outside = Looking.into(uri);
                Statement statement = outside.createStatement()) {
            statement.execute("begin immediate");
            KeptRoom again = KeptRoom.open(history.journal(0, 1), "den");
            again.joins();
            assertEquals(0, history.health().failures(), "it has not waited for the end of that");
            statement.execute("rollback");
            assertEquals(3, readAll(history, again).to());
        }
        Waiting.forResult(history.close());
    }

    @Test
    void whatIsSaidIsStoredThoughOldEventsCantBeRemoved() throws Exception {
        String uri = "sqlite:" + folder.resolve("kept.db");
        History first = open(uri, Durability.RELAYED);
        KeptRoom room = KeptRoom.open(first.journal(0, 1), "den");
        room.joins();
        room.says(20);
        Waiting.forResult(first.close());
        try (Connection outside = Looking.into(uri);
                Statement statement = outside.createStatement()) {
            statement.execute("create trigger stay before delete on event begin select raise(abort, 'no'); end");
        }
        History history = open(uri, Durability.STORED, 5);
        KeptRoom again = KeptRoom.open(history.journal(0, 1), "den");
        await("a step has failed", () -> history.health().failures() == 1);
        Waiting.forResult(again.says("all the same"));
        assertTrue(history.health().isWorking());
        assertEquals(1, history.health().failures(), "how many times the step was tried");
        again.says(10);
        Waiting.forResult(history.close());
        assertEquals(0, history.health().lost());
        try (Connection outside = Looking.into(uri);
                Statement statement = outside.createStatement();
                ResultSet events = statement.executeQuery("select count(*) from event")) {
            assertEquals(1 + 20 + 1 + 10, events.getInt(1));
        }
    }

    @Test
    void whatMustBeStoredIsRefusedWhilePostgresIsGoneAndTakenWhenItIsBack() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            History history = open(server.newDatabase(), Durability.STORED);
            KeptRoom room = KeptRoom.open(history.journal(0, 1), "den");
            room.joins();
            Waiting.forResult(room.says("before"));
            server.stop();
            KeptRoom other = KeptRoom.open(history.journal(0, 1), "pit");
            Throwable refused = Waiting.forFailure(other.says("lost"));
            assertTrue(refused instanceof StorageException, refused.toString());
            assertFalse(history.health().isWorking());
            assertFalse(history.health().trouble().contains("s3cret"));
            Waiting.forFailure(history.read(
                    new Archive.Range(room.log.number(), 1, 9, Archive.Kind.EVENTS, Archive.Side.OLDEST, 9)));
            server.startAgain();
            await("it works again", () -> history.health().isWorking());
            Future<Void> after = room.says("after");
            Waiting.forResult(after);
            assertEquals(3, readAll(history, room).events().size());
            Waiting.forResult(history.close());
        }
    }

    /** As a server that was started again has broken them, and without a moment in which it is not there. */
    private static void breakConnections(String uri) throws SQLException {
        try (Connection outside = Looking.into(uri);
                Statement statement = outside.createStatement();
                ResultSet broken = statement.executeQuery("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")) {
            assertTrue(broken.next() && broken.getBoolean(1), "there was none");
        }
    }

    @Test
    void aConnectionThatWasLostMeanwhileIsMadeAgain() throws Exception {
        String uri = PostgresServer.shared().newDatabase();
        History history = open(uri, Durability.STORED);
        KeptRoom room = KeptRoom.open(history.journal(0, 1), "den");
        room.joins();
        assertEquals(1, readAll(history, room).events().size());
        breakConnections(uri);
        Waiting.forResult(room.says("nobody has noticed"));
        assertEquals(2, readAll(history, room).events().size());
        assertEquals(0, history.health().failures());
        Waiting.forResult(history.close());
    }

    @Test
    void aConnectionThatWasLostMeanwhileIsMadeAgainAlsoToRemoveWhatIsOld() throws Exception {
        String uri = PostgresServer.shared().newDatabase();
        AtomicLong laterNs = new AtomicLong();
        History history = open(uri, Durability.STORED, 5, () -> System.nanoTime() + laterNs.get());
        KeptRoom room = KeptRoom.open(history.journal(0, 1), "den");
        room.joins();
        breakConnections(uri);
        Waiting.forResult(room.says("nobody has noticed"));
        room.says(20);
        assertEquals(22, readAll(history, room).to());
        breakConnections(uri);
        laterNs.set(TimeUnit.MINUTES.toNanos(11));
        await("old events are removed", () -> readAll(history, room).first() == 18);
        assertEquals(0, history.health().failures());
        Waiting.forResult(history.close());
    }
}
