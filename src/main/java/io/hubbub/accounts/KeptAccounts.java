package io.hubbub.accounts;

import io.hubbub.credential.Invitation;
import io.hubbub.credential.ScramCredential;
import io.hubbub.credential.Token;
import io.hubbub.home.NickOwners;
import io.hubbub.home.RoomOwners;
import io.hubbub.hub.AccountAdmin;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.AuditAction;
import io.hubbub.hub.BanStore;
import io.hubbub.room.Account;
import io.hubbub.room.Names;
import io.hubbub.stats.Mistakes;
import io.hubbub.store.Database;
import io.hubbub.store.StorageException;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The accounts in the database. What is asked is done by a {@link Desk}, one after the other; whose nicks are whose is known in memory, so
 * that nobody who takes one waits. Thread-safe.
 */
public final class KeptAccounts implements Accounts, AutoCloseable {
    /** How often it looks whether a tool has changed something. */
    private static final long LOOKS_MS = 1000;

    private final Desk desk;
    private final OwnedNicks owned = new OwnedNicks();
    private final KeptBans bans;
    private final KeptRoomOwners rooms;
    private final byte[] secret;
    private final LongSupplier nowMs;

    /** What the database says of how often a tool has changed something. Of the desk's thread. */
    private long changed;

    /** Told when a tool has changed something. */
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /** Told when what somebody tells of itself is changed here. */
    private final List<Consumer<Told>> hearers = new CopyOnWriteArrayList<>();

    private KeptAccounts(Database database, byte[] secret, RoomRules rules, Mistakes mistakes, LongSupplier nowMs) {
        this.desk = new Desk(database, mistakes, LOOKS_MS, this::look, System::nanoTime);
        this.bans = new KeptBans(desk, nowMs);
        this.rooms = new KeptRoomOwners(desk, rules, nowMs);
        this.secret = secret;
        this.nowMs = nowMs;
    }

    /**
     * Reads whose nicks are whose, which takes its time.
     *
     * @param uri of a database that is there, whose tables are of the version that is known here
     * @param rules how rooms may belong to accounts
     * @param nowMs milliseconds since 1970
     * @throws StorageException if it can't be read
     */
    public static KeptAccounts open(String uri, RoomRules rules, Mistakes mistakes, LongSupplier nowMs) {
        Database database = Database.beside(uri);
        try (Connection connection = database.besideWriter()) {
            connection.setAutoCommit(false);
            KeptAccounts accounts = new KeptAccounts(database, AccountRows.secret(connection), rules, mistakes, nowMs);
            accounts.read(connection);
            connection.commit();
            accounts.desk.start();
            return accounts;
        } catch (SQLException failure) {
            database.close();
            throw new StorageException(database.complaint(failure), failure);
        }
    }

    /** Random bytes of this server's that are the same after each start. */
    public byte[] secret() {
        return secret.clone();
    }

    private void read(Connection connection) throws SQLException {
        changed = AccountRows.changes(connection);
        owned.replace(AccountRows.nicks(connection));
        bans.read(connection);
        rooms.read(connection);
    }

    /** A tool has made, changed or deleted an account meanwhile, or it hasn't. */
    private Void look(Connection connection) throws SQLException {
        if (AccountRows.changes(connection) != changed) {
            read(connection);
            watchers.forEach(Runnable::run);
        }
        return null;
    }

    /** Whose rooms are whose. */
    public RoomOwners roomOwners() {
        return rooms;
    }

    /** Whose nicks are whose. */
    public NickOwners owners() {
        return owned;
    }

    /** For those who look after accounts. */
    public AccountAdmin admin() {
        return new KeptAdmin(desk, owned, nowMs);
    }

    /** Who is banned from the server. */
    public BanStore bans() {
        return bans;
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Future<Optional<Known>> named(String name) {
        String key = Names.fold(name);
        return desk.ask(connection -> AccountRows.named(connection, key));
    }

    @Override
    public Future<Optional<Known>> ofToken(Token token) {
        return desk.ask(connection -> TokenRows.owner(connection, token.hash(), nowMs.getAsLong()));
    }

    @Override
    public Future<Optional<Known>> ofCertificate(byte[] fingerprint) {
        return desk.ask(connection -> CertificateRows.owner(connection, fingerprint));
    }

    @Override
    public Future<Optional<Known>> ofSubject(String issuer, String id) {
        return desk.ask(connection -> SubjectRows.owner(connection, issuer, id));
    }

    @Override
    public Future<Map<Long, Known>> current(Set<Long> accounts) {
        Set<Long> some = Set.copyOf(accounts);
        return desk.ask(connection -> AccountRows.current(connection, some));
    }

    @Override
    public void onChange(Runnable told) {
        watchers.add(told);
    }

    /** Does something that an account's owner may want to find in the log, if it was done. */
    private Future<Boolean> logged(long account, AuditAction action, String detail, Desk.Work<Boolean> work) {
        return desk.ask(connection -> {
            boolean isDone = work.with(connection);
            if (isDone) {
                AuditRows.ofOwner(connection, account, action, detail, nowMs.getAsLong());
            }
            return isDone;
        });
    }

    private static String fingerprint(byte[] certificate) {
        return HexFormat.of().formatHex(certificate);
    }

    @Override
    public Future<Optional<Account>> add(String name, Optional<ScramCredential> credential, boolean isBot) {
        return desk.ask(connection -> {
            long now = nowMs.getAsLong();
            Optional<Account> added = AccountRows.add(connection, name, credential, isBot, now);
            if (added.isPresent()) {
                AuditRows.ofOwner(connection, added.get().id(), AuditAction.REGISTERED, "", now);
            }
            // Nobody else is to get the nick between the answer and now.
            added.ifPresent(account -> owned.add(OwnedNicks.Owned.of(name, account.id())));
            return added;
        });
    }

    @Override
    public Future<Boolean> isGood(Invitation invitation) {
        return desk.ask(connection -> InvitationRows.isGood(connection, invitation.hash(), nowMs.getAsLong()));
    }

    @Override
    public Future<Invited> addInvited(String name, ScramCredential credential, Invitation invitation) {
        return desk.ask(connection -> {
            long now = nowMs.getAsLong();
            Optional<Long> used = InvitationRows.use(connection, invitation.hash(), now);
            if (used.isEmpty()) {
                return new Invited(false, Optional.empty());
            }
            // Takes back that it was used, too, if the name is somebody's.
            Optional<Account> added = AccountRows.add(connection, name, Optional.of(credential), false, now);
            if (added.isEmpty()) {
                connection.rollback();
                return new Invited(true, added);
            }
            long account = added.get().id();
            AuditRows.ofOwner(connection, account, AuditAction.REGISTERED, "by invitation " + used.get(), now);
            owned.add(OwnedNicks.Owned.of(name, account));
            return new Invited(true, added);
        });
    }

    @Override
    public Future<Optional<Known>> addSubject(String issuer, String id, String name) {
        return desk.ask(connection -> {
            Optional<Known> known = SubjectRows.ownerBeforeWriting(connection, issuer, id);
            return known.isPresent() ? known : addSubject(connection, issuer, id, name);
        });
    }

    private Optional<Known> addSubject(Connection connection, String issuer, String id, String name)
            throws SQLException {
        long now = nowMs.getAsLong();
        Optional<Account> added = AccountRows.add(connection, name, Optional.empty(), false, now);
        if (added.isEmpty()) {
            return Optional.empty();
        }
        long account = added.get().id();
        SubjectRows.add(connection, account, issuer, id, now);
        AuditRows.ofOwner(connection, account, AuditAction.REGISTERED, issuer + " " + id, now);
        owned.add(OwnedNicks.Owned.of(name, account));
        return Optional.of(new Known(added.get(), Optional.empty(), 0, "", 0));
    }

    @Override
    public Future<Optional<Integer>> setCredential(long account, ScramCredential credential, Optional<Token> kept) {
        byte[] hash = kept.map(Token::hash).orElseGet(() -> new byte[0]);
        return desk.<Optional<Integer>>ask(connection -> {
                    Optional<Integer> edition = AccountRows.setCredential(connection, account, credential);
                    if (edition.isPresent()) {
                        int revoked = TokenRows.removeLogins(connection, account, hash);
                        AuditRows.ofOwner(
                                connection,
                                account,
                                AuditAction.PASSWORD_CHANGED,
                                loggedOut(revoked),
                                nowMs.getAsLong());
                    }
                    return edition;
                })
                .onSuccess(edition -> watchers.forEach(Runnable::run));
    }

    /** What the log says of a password that was changed. */
    static String loggedOut(int revoked) {
        return revoked == 0 ? "" : "logged out elsewhere: " + revoked;
    }

    @Override
    public long ownerOf(String name) {
        return owned.ownerOf(name);
    }

    @Override
    public void onDescribed(Consumer<Told> told) {
        hearers.add(told);
    }

    @Override
    public Future<Boolean> describe(long account, long by, Map<String, String> changes, int most) {
        return desk.ask(connection -> AccountRows.describe(connection, account, changes, most))
                .map(described -> {
                    described.ifPresent(now -> hearers.forEach(hearer -> hearer.accept(new Told(account, by, now))));
                    return described.isPresent();
                });
    }

    @Override
    public Future<Optional<Known>> seen(long account) {
        return desk.ask(connection -> AccountRows.seen(connection, account, nowMs.getAsLong()));
    }

    @Override
    public Future<Device> addToken(long account, Token token, String label, long expiresMs, boolean isLogin, int most) {
        long now = nowMs.getAsLong();
        return desk.ask(connection -> {
            Device device = new Device(0, label, now, expiresMs, 0);
            Device added = TokenRows.add(connection, account, token.hash(), device, isLogin, most);
            AuditRows.ofOwner(connection, account, AuditAction.TOKEN_ADDED, added.id() + " " + label, now);
            return added;
        });
    }

    @Override
    public Future<List<Device>> tokens(long account) {
        return desk.ask(connection -> TokenRows.of(connection, account));
    }

    @Override
    public Future<Boolean> revoke(long account, long token) {
        return logged(
                account,
                AuditAction.TOKEN_REVOKED,
                String.valueOf(token),
                connection -> TokenRows.remove(connection, account, token));
    }

    @Override
    public Future<Boolean> revoke(Token token) {
        return desk.ask(connection -> {
            Optional<Long> account = TokenRows.remove(connection, token.hash());
            if (account.isPresent()) {
                AuditRows.ofOwner(connection, account.get(), AuditAction.TOKEN_REVOKED, "", nowMs.getAsLong());
            }
            return account.isPresent();
        });
    }

    @Override
    public Future<Boolean> addCertificate(long account, byte[] fingerprint) {
        return logged(
                account,
                AuditAction.CERTIFICATE_ADDED,
                fingerprint(fingerprint),
                connection -> CertificateRows.add(connection, account, fingerprint, nowMs.getAsLong()));
    }

    @Override
    public Future<Boolean> removeCertificate(long account, byte[] fingerprint) {
        return logged(
                account,
                AuditAction.CERTIFICATE_REMOVED,
                fingerprint(fingerprint),
                connection -> CertificateRows.remove(connection, account, fingerprint));
    }

    @Override
    public Future<List<byte[]>> certificates(long account) {
        return desk.ask(connection -> CertificateRows.of(connection, account));
    }

    /** What was asked for is done first. */
    @Override
    public void close() {
        desk.close();
    }
}
