package org.orrery.relay.identity.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;

/// The rows of accounts. On the database's thread.
final class AccountTable {

    private static final String COLUMNS = "user, tenant, name, role, standing, created_at";

    private AccountTable() {}

    /// Adds an account.
    ///
    /// @return whether there was no such account yet
    static boolean insert(Connection connection, Account account, String password)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO account ("
                                + COLUMNS
                                + ", password) VALUES (?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING")) {
            statement.setString(1, account.user().value());
            statement.setString(2, account.tenant().value());
            statement.setString(3, account.name());
            statement.setString(4, account.role().wireName());
            statement.setString(5, account.standing().name().toLowerCase(Locale.ROOT));
            statement.setLong(6, account.created().toEpochMilli());
            statement.setString(7, password);
            return statement.executeUpdate() == 1;
        }
    }

    static void update(Connection connection, Account account) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "UPDATE account SET name = ?, role = ?, standing = ? WHERE user = ?")) {
            statement.setString(1, account.name());
            statement.setString(2, account.role().wireName());
            statement.setString(3, account.standing().name().toLowerCase(Locale.ROOT));
            statement.setString(4, account.user().value());
            var _ = statement.executeUpdate();
        }
    }

    static void password(Connection connection, UserId user, String password) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE account SET password = ? WHERE user = ?")) {
            statement.setString(1, password);
            statement.setString(2, user.value());
            var _ = statement.executeUpdate();
        }
    }

    static Optional<String> password(Connection connection, UserId user) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT password FROM account WHERE user = ?")) {
            statement.setString(1, user.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    static boolean delete(Connection connection, UserId user) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM account WHERE user = ?")) {
            statement.setString(1, user.value());
            return statement.executeUpdate() == 1;
        }
    }

    static Optional<Account> find(Connection connection, UserId user) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM account WHERE user = ?")) {
            statement.setString(1, user.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(account(rows)) : Optional.empty();
            }
        }
    }

    static List<Account> list(Connection connection, TenantId tenant, int offset, int limit)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT "
                                + COLUMNS
                                + " FROM account WHERE tenant = ? ORDER BY user LIMIT ? OFFSET ?")) {
            statement.setString(1, tenant.value());
            statement.setInt(2, limit);
            statement.setInt(3, offset);
            try (ResultSet rows = statement.executeQuery()) {
                List<Account> accounts = new ArrayList<>();
                while (rows.next()) {
                    accounts.add(account(rows));
                }
                return List.copyOf(accounts);
            }
        }
    }

    static int count(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT count(*) FROM account WHERE tenant = ?")) {
            statement.setString(1, tenant.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new UserId(row.getString(1)),
                new TenantId(row.getString(2)),
                row.getString(3),
                Role.ofWireName(row.getString(4)).orElse(Role.OBSERVER),
                Standing.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
