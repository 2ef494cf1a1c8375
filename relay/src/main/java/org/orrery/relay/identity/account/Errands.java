package org.orrery.relay.identity.account;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.orrery.model.id.UserId;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.identity.store.IdentityDatabase;

/// What another process did to accounts, left for the running relay: it has the open sockets, and it alone writes the record
/// of administrative acts.
public final class Errands {

    /// One act.
    ///
    /// @param action as the audit names it, such as `account.removed`
    public record Errand(UserId user, TenantId tenant, String action) {

        /// Whether what the person was let in with before no longer holds; a new account has nothing to take back.
        public boolean revokes() {
            return !CREATED.equals(action);
        }
    }

    /// The act that makes an account.
    public static final String CREATED = "account.created";

    private final IdentityDatabase database;

    public Errands(IdentityDatabase database) {
        this.database = database;
    }

    public CompletionStage<Boolean> leave(Errand errand) {
        return database.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "INSERT INTO errand (user, tenant, action) VALUES (?, ?, ?)")) {
                statement.setString(1, errand.user().value());
                statement.setString(2, errand.tenant().value());
                statement.setString(3, errand.action());
                return statement.executeUpdate() == 1;
            }
        });
    }

    /// What was left since the last time, in its order.
    public CompletionStage<List<Errand>> collect() {
        return database.run(connection -> {
            List<Errand> errands = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                try (ResultSet rows =
                        statement.executeQuery(
                                "SELECT user, tenant, action FROM errand ORDER BY id")) {
                    while (rows.next()) {
                        errands.add(
                                new Errand(
                                        new UserId(rows.getString(1)),
                                        new TenantId(rows.getString(2)),
                                        rows.getString(3)));
                    }
                }
                if (!errands.isEmpty()) {
                    var _ = statement.executeUpdate("DELETE FROM errand");
                }
            }
            return List.copyOf(errands);
        });
    }
}
