package org.orrery.relay.room;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.model.reduce.Refusal;

/// What each client has submitted that the log has not handed back yet, and what was refused before it got there. It outlives
/// connections, so that a client that comes back is answered rightly. Confined to the room's thread.
final class Ledger {

    private static final int MAX_ACCOUNTS = 4096;
    private static final int MAX_REFUSED = 256;

    /// A submission under way.
    ///
    /// @param from the connection that brought it
    record InLog(long clientSequence, long receivedNanos, Connection from) {}

    /// One client's account.
    static final class Account {
        private @Nullable UserId user;
        private final ArrayDeque<InLog> inLog = new ArrayDeque<>();
        private final TreeMap<Long, Refusal> refused = new TreeMap<>();

        /// Takes the account for `user`; false when it is somebody else's.
        boolean claim(UserId claimant) {
            if (user == null) {
                user = claimant;
            }
            return user.equals(claimant);
        }

        boolean isInLog(long clientSequence) {
            return inLog.stream().anyMatch(each -> each.clientSequence() == clientSequence);
        }

        int waiting() {
            return inLog.size();
        }

        void appended(long clientSequence, long nowNanos, Connection from) {
            inLog.add(new InLog(clientSequence, nowNanos, from));
        }

        /// Takes back the newest append, which the log rejected at once.
        void rejected() {
            inLog.removeLast();
        }

        /// Notes that the log handed a submission back.
        ///
        /// @return empty for one of an earlier life of the relay
        Optional<InLog> returned(long clientSequence) {
            for (InLog each : inLog) {
                if (each.clientSequence() == clientSequence) {
                    inLog.remove(each);
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }

        void refusedEarly(long clientSequence, Refusal refusal) {
            refused.put(clientSequence, refusal);
            if (refused.size() > MAX_REFUSED) {
                refused.pollFirstEntry();
            }
        }

        Optional<Refusal> earlyRefusal(long clientSequence) {
            return Optional.ofNullable(refused.get(clientSequence));
        }

        /// The client has heard of everything before `firstPending`.
        void settledBefore(long firstPending) {
            refused.headMap(firstPending).clear();
        }
    }

    private final Map<ClientId, Account> accounts = new LinkedHashMap<>(16, 0.75f, true);

    Account account(ClientId client) {
        Account account = accounts.get(client);
        if (account == null) {
            account = new Account();
            accounts.put(client, account);
            if (accounts.size() > MAX_ACCOUNTS) {
                forgetOldest();
            }
        }
        return account;
    }

    private void forgetOldest() {
        for (Map.Entry<ClientId, Account> each : accounts.entrySet()) {
            if (each.getValue().waiting() == 0) {
                accounts.remove(each.getKey());
                return;
            }
        }
    }
}
