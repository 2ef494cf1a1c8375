package org.orrery.relay.identity.invite;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.orrery.model.id.SessionId;
import org.orrery.model.role.Role;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.identity.store.IdentityDatabase;
import org.orrery.relay.identity.store.Secret;

/// The invitations of all sessions. A code is 128 random bits, of which the relay keeps the hash. One use is taken by one
/// statement of the database, so that no two take the same.
public final class Invites {

    private static final int CODE_BITS = 128;
    private static final int ID_BITS = 96;
    private static final Duration KEPT_AFTER = Duration.ofDays(30);
    private static final String COLUMNS =
            "id, tenant, session, role, uses, uses_left, created_by, created_at, expires_at";

    /// A new invitation as its maker gets it.
    public record Made(Invite invite, String code) {}

    private final IdentityDatabase database;
    private final SecureRandom random;
    private final InstantSource clock;

    public Invites(IdentityDatabase database, SecureRandom random, InstantSource clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
    }

    public CompletionStage<Made> create(
            TenantId tenant,
            SessionId session,
            Role role,
            int uses,
            Duration lifetime,
            String createdBy) {
        Instant now = clock.instant();
        String code = Secret.next(random, CODE_BITS);
        Invite invite =
                new Invite(
                        Secret.next(random, ID_BITS),
                        tenant,
                        session,
                        role,
                        uses,
                        uses,
                        createdBy,
                        now,
                        now.plus(lifetime));
        return database.run(connection -> {
            forget(connection, now.minus(KEPT_AFTER));
            insert(connection, invite, Secret.hash(code));
            return new Made(invite, code);
        });
    }

    /// The invitations of a session, the newest first.
    public CompletionStage<List<Invite>> list(SessionId session) {
        return database.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "SELECT "
                                    + COLUMNS
                                    + " FROM invite WHERE session = ?"
                                    + " ORDER BY created_at DESC, id LIMIT 1000")) {
                statement.setString(1, session.toString());
                try (ResultSet rows = statement.executeQuery()) {
                    List<Invite> invites = new ArrayList<>();
                    while (rows.next()) {
                        invites.add(invite(rows));
                    }
                    return List.copyOf(invites);
                }
            }
        });
    }

    /// Takes an invitation back; who has redeemed it stays.
    ///
    /// @return whether the session had one of this id
    public CompletionStage<Boolean> revoke(SessionId session, String id) {
        return database.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "DELETE FROM invite WHERE id = ? AND session = ?")) {
                statement.setString(1, id);
                statement.setString(2, session.toString());
                return statement.executeUpdate() == 1;
            }
        });
    }

    /// An invitation that may be used now, without using it; empty for the same reasons as [#redeem(String)].
    public CompletionStage<Optional<Invite>> find(String code) {
        String hash = Secret.hash(code);
        long now = clock.instant().toEpochMilli();
        return database.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "SELECT "
                                    + COLUMNS
                                    + " FROM invite"
                                    + " WHERE hash = ? AND uses_left > 0 AND expires_at > ?")) {
                return first(statement, hash, now);
            }
        });
    }

    /// Uses an invitation once; empty when it is wrong, expired, taken back or used up.
    public CompletionStage<Optional<Invite>> redeem(String code) {
        String hash = Secret.hash(code);
        long now = clock.instant().toEpochMilli();
        return database.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "UPDATE invite SET uses_left = uses_left - 1"
                                    + " WHERE hash = ? AND uses_left > 0 AND expires_at > ?"
                                    + " RETURNING "
                                    + COLUMNS)) {
                return first(statement, hash, now);
            }
        });
    }

    private static Optional<Invite> first(PreparedStatement statement, String hash, long now)
            throws SQLException {
        statement.setString(1, hash);
        statement.setLong(2, now);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(invite(rows)) : Optional.empty();
        }
    }

    private static void insert(Connection connection, Invite invite, String hash)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO invite ("
                                + COLUMNS
                                + ", hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, invite.id());
            statement.setString(2, invite.tenant().value());
            statement.setString(3, invite.session().toString());
            statement.setString(4, invite.role().wireName());
            statement.setInt(5, invite.uses());
            statement.setInt(6, invite.usesLeft());
            statement.setString(7, invite.createdBy());
            statement.setLong(8, invite.createdAt().toEpochMilli());
            statement.setLong(9, invite.expiresAt().toEpochMilli());
            statement.setString(10, hash);
            var _ = statement.executeUpdate();
        }
    }

    private static void forget(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM invite WHERE expires_at < ?")) {
            statement.setLong(1, before.toEpochMilli());
            var _ = statement.executeUpdate();
        }
    }

    private static Invite invite(ResultSet row) throws SQLException {
        return new Invite(
                row.getString(1),
                new TenantId(row.getString(2)),
                SessionId.parse(row.getString(3)),
                Role.ofWireName(row.getString(4)).orElse(Role.OBSERVER),
                row.getInt(5),
                row.getInt(6),
                row.getString(7),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)));
    }
}
