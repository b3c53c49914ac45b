package io.hubbub.accounts;

import io.hubbub.hub.Accounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of client certificates. Nothing is committed in here; not on an event loop. */
final class CertificateRows {
    private CertificateRows() {}

    static Optional<Accounts.Known> owner(Connection connection, byte[] fingerprint) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select " + AccountRows.COLUMNS
                + " from certificate join account on account.id = certificate.account where fingerprint = ?")) {
            query.setBytes(1, fingerprint);
            return AccountRows.known(query);
        }
    }

    /** Returns false if it is another account's. */
    static boolean add(Connection connection, long account, byte[] fingerprint, long nowMs) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into certificate (fingerprint, account, created) values (?, ?, ?) on conflict do nothing")) {
            insert.setBytes(1, fingerprint);
            insert.setLong(2, account);
            insert.setLong(3, nowMs);
            insert.executeUpdate();
        }
        return owner(connection, fingerprint)
                .filter(known -> known.account().id() == account)
                .isPresent();
    }

    static boolean remove(Connection connection, long account, byte[] fingerprint) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from certificate where fingerprint = ? and account = ?")) {
            delete.setBytes(1, fingerprint);
            delete.setLong(2, account);
            return delete.executeUpdate() > 0;
        }
    }

    static List<byte[]> of(Connection connection, long account) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select fingerprint from certificate where account = ? order by created")) {
            query.setLong(1, account);
            List<byte[]> all = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    all.add(row.getBytes(1));
                }
            }
            return all;
        }
    }
}
