package org.orrery.relay.identity.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.orrery.model.id.UserId;

/// The rows of sign-ins and of their tokens, of which only hashes are kept. On the database's thread.
final class TokenTable {

    /// What a token is for.
    enum Kind {
        ACCESS,
        REFRESH
    }

    /// A token that is there.
    ///
    /// @param usedAt when a refresh token was exchanged; the epoch when it was not yet
    record Row(String signIn, UserId user, Instant expiresAt, Instant usedAt) {}

    private TokenTable() {}

    static void signIn(Connection connection, String id, UserId user, Instant expiresAt)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO sign_in (id, user, expires_at) VALUES (?, ?, ?)"
                                + " ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at")) {
            statement.setString(1, id);
            statement.setString(2, user.value());
            statement.setLong(3, expiresAt.toEpochMilli());
            var _ = statement.executeUpdate();
        }
    }

    static void insert(
            Connection connection, String hash, Kind kind, String signIn, Instant expiresAt)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO token (hash, kind, sign_in, expires_at) VALUES (?, ?, ?, ?)")) {
            statement.setString(1, hash);
            statement.setString(2, kind.name());
            statement.setString(3, signIn);
            statement.setLong(4, expiresAt.toEpochMilli());
            var _ = statement.executeUpdate();
        }
    }

    static Optional<Row> find(Connection connection, String hash, Kind kind) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT t.sign_in, s.user, t.expires_at, t.used FROM token t"
                                + " JOIN sign_in s ON s.id = t.sign_in"
                                + " WHERE t.hash = ? AND t.kind = ?")) {
            statement.setString(1, hash);
            statement.setString(2, kind.name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Row(
                                        rows.getString(1),
                                        new UserId(rows.getString(2)),
                                        Instant.ofEpochMilli(rows.getLong(3)),
                                        Instant.ofEpochMilli(rows.getLong(4))))
                        : Optional.empty();
            }
        }
    }

    static void use(Connection connection, String hash, Instant now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "UPDATE token SET used = ? WHERE hash = ? AND used = 0")) {
            statement.setLong(1, now.toEpochMilli());
            statement.setString(2, hash);
            var _ = statement.executeUpdate();
        }
    }

    static boolean end(Connection connection, String signIn) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM sign_in WHERE id = ?")) {
            statement.setString(1, signIn);
            return statement.executeUpdate() == 1;
        }
    }

    static void endAll(Connection connection, UserId user) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM sign_in WHERE user = ?")) {
            statement.setString(1, user.value());
            var _ = statement.executeUpdate();
        }
    }

    static void forget(Connection connection, Instant now) throws SQLException {
        for (String table : new String[] {"sign_in", "token"}) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE expires_at < ?")) {
                statement.setLong(1, now.toEpochMilli());
                var _ = statement.executeUpdate();
            }
        }
    }
}
