package io.hubbub.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One file, which needs no set-up. A lock file beside it keeps a second server out. */
final class SqliteDatabase extends Database {
    static final String SCHEME = "sqlite:";

    /** Of the writer: the index of words is written all over. */
    private static final int CACHE_KIB = 32 << 10;

    private final Path file;
    private final boolean isDurable;

    /** Null beside a server, as the lock is. */
    private FileChannel lockFile;

    private FileLock lock;

    /** What tells the file from another of its name; null where the system doesn't tell. */
    private final Object identity;

    /** @param isDurable whether what is committed must survive that the machine dies, not only the process */
    SqliteDatabase(String uri, boolean isDurable) {
        this.file = Path.of(uri.substring(SCHEME.length())).toAbsolutePath();
        this.isDurable = isDurable;
        makeFolder();
        Path beside = lockPath();
        this.lockFile = openLockFile(beside);
        this.lock = tryLock(beside);
        if (lock == null) {
            throw new StorageException(
                    this + ": another server or a tool uses it; stop that one, or name another file");
        }
        makeFile();
        this.identity = identity();
        unpackBesideIt();
    }

    private SqliteDatabase(String uri) {
        this.file = Path.of(uri.substring(SCHEME.length())).toAbsolutePath();
        this.isDurable = true;
        this.lockFile = null;
        this.lock = null;
        if (!Files.isRegularFile(file)) {
            throw new StorageException(this + ": there is no such file; a server that keeps its history makes it");
        }
        this.identity = identity();
        unpackBesideIt();
    }

    /** The file as a tool reads it, whether a server runs or not. */
    static SqliteDatabase besideServer(String uri) {
        return new SqliteDatabase(uri);
    }

    private void unpackBesideIt() {
        try {
            if (lock == null) {
                NativePart.share(file);
            } else {
                NativePart.prepare(file);
            }
        } catch (IOException cannot) {
            close();
            throw new StorageException(
                    this + ": the folder for SQLite's library beside it can't be made: " + reason(cannot), cannot);
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException cannot) {
            throw new StorageException(this + ": its folder can't be made: " + reason(cannot), cannot);
        }
    }

    private FileChannel openLockFile(Path beside) {
        try {
            return FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException cannot) {
            throw new StorageException(
                    this + ": can't write " + beside + ": " + reason(cannot)
                            + "; let this user write into the folder, or name another file",
                    cannot);
        }
    }

    private Path lockPath() {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Returns null if another process has it. */
    private FileLock tryLock(Path beside) {
        FileLock taken = null;
        try {
            taken = lockFile.tryLock();
        } catch (OverlappingFileLockException ours) {
            taken = null;
        } catch (IOException cannot) {
            throw new StorageException(this + ": " + beside + " can't be locked: " + reason(cannot), cannot);
        } finally {
            if (taken == null) {
                closeLockFile();
            }
        }
        return taken;
    }

    /** Nobody else on the machine shall read what was said. SQLite gives the files beside it the same mode. */
    private void makeFile() {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (FileAlreadyExistsException thereAlready) {
            if (!Files.isRegularFile(file)) {
                close();
                throw new StorageException(this + ": is no file", thereAlready);
            }
        } catch (IOException cannot) {
            close();
            throw new StorageException(this + ": can't be made: " + reason(cannot), cannot);
        }
    }

    /** Null if there is no file, or the system tells files apart by their names alone. */
    private Object identity() {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    @Override
    public void check() {
        boolean isThere = identity == null ? Files.exists(file) : identity.equals(identity());
        if (!isThere) {
            throw new StorageException(
                    this + ": the file was removed or replaced while the server uses it; put it back,"
                            + " or start the server again");
        }
    }

    private static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return failure.getClass() == IOException.class
                ? message
                : failure.getClass().getSimpleName().replaceAll("Exception$", "") + " (" + message + ")";
    }

    @Override
    public Kind kind() {
        return Kind.SQLITE;
    }

    @Override
    public Connection writer() throws SQLException {
        Connection connection = source(false).getConnection();
        try (Statement statement = connection.createStatement()) {
            // Counts before the first table is made, and changes nothing later.
            statement.execute("pragma auto_vacuum = incremental");
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma temp_store = memory");
            // What is deleted is written over with zeros where its page is written anyway.
            statement.execute("pragma secure_delete = fast");
            statement.execute("pragma cache_size = -" + CACHE_KIB);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public Connection reader() throws SQLException {
        return source(true).getConnection();
    }

    @Override
    public DataSource source() {
        return source(false);
    }

    private SQLiteDataSource source(boolean onlyReads) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        config.setSynchronous(isDurable ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        config.setReadOnly(onlyReads);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public String versions() {
        return "store/sqlite";
    }

    /** By the primary result codes: https://www.sqlite.org/rescode.html. */
    @Override
    public String complaint(SQLException failure) {
        String what = switch (failure.getErrorCode() & 0xFF) {
            case 5, 6 -> "another program keeps it locked";
            case 8 -> "it can't be written; let this user write the file and its folder";
            case 10 -> "reading or writing the disk failed";
            case 11 -> "it is corrupt; put back a copy, or move it away to begin anew";
            case 13 -> "the disk is full";
            case 14 -> "it can't be opened; let this user read and write the file and its folder";
            case 26 -> "it is no SQLite database; move it away, or name another file";
            default -> String.valueOf(failure.getMessage());
        };
        return this + ": " + what;
    }

    /** A window's statement takes milliseconds at most. */
    @Override
    public void limit(Connection connection, int millis) {
        // There is nothing to be set.
    }

    @Override
    public boolean isOverLimit(SQLException failure) {
        return false;
    }

    @Override
    public Connection besideWriter() throws SQLException {
        return writer();
    }

    @Override
    public Connection writerIfFree() throws SQLException {
        Path beside = lockPath();
        lockFile = openLockFile(beside);
        lock = tryLock(beside);
        return lock == null ? null : writer();
    }

    @Override
    public String toString() {
        return file.toString();
    }

    @Override
    public void close() {
        if (lock != null && lock.isValid()) {
            closeLockFile();
        }
    }

    /** The lock goes with it. */
    private void closeLockFile() {
        try {
            lockFile.close();
        } catch (IOException cannot) {
            throw new StorageException(this + ": its lock can't be given back: " + reason(cannot), cannot);
        }
    }
}
