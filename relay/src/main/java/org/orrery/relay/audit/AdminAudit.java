package org.orrery.relay.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The relay-wide, append-only record of administrative acts, chained like a session's log. Safe on any thread; nothing here
/// waits for the disk on the caller's thread.
public interface AdminAudit extends AutoCloseable {

    /// The action of who deletes a session; its target is the session.
    String SESSION_DELETED = "session.deleted";

    /// What is to be recorded. Ids only: neither texts of users nor tokens may come in.
    ///
    /// @param tenant whom it belongs to; empty for what concerns the whole relay
    /// @param actor the user's id, `:local` for somebody on the relay's machine, `:relay` for what the relay did by itself
    /// @param action in the past tense with dots, such as `session.created`, `role.given`, `person.erased`
    /// @param target the id of what it was done to
    /// @param detail a few more ids and numbers
    record Act(
            String tenant, String actor, String action, String target, Map<String, String> detail) {
        public Act {
            detail = Map.copyOf(detail);
        }
    }

    /// An act in its place.
    ///
    /// @param sequence from 1 on without gaps
    record Event(long sequence, Instant time, Act act) {}

    /// Which events are wanted; an empty text and [Instant#MIN] or [Instant#MAX] let everything pass.
    ///
    /// @param action the beginning of an action's name, such as `session.`
    /// @param before events with lower numbers only, 0 for all: the next page begins before the last one's end
    record Query(
            String tenant,
            String actor,
            String action,
            String target,
            Instant from,
            Instant to,
            long before,
            int limit) {

        /// The newest events of all.
        public static Query newest(int limit) {
            return new Query("", "", "", "", Instant.MIN, Instant.MAX, 0, limit);
        }
    }

    /// Records an act; completes when it is durable, exceptionally when it cannot be.
    CompletionStage<Event> record(Act act);

    /// What matches, the newest first.
    CompletionStage<List<Event>> find(Query query);

    /// Settles what was asked for.
    @Override
    void close();

    /// Records an act of one tenant.
    default CompletionStage<Event> record(
            String tenant, String actor, String action, String target) {
        return record(new Act(tenant, actor, action, target, Map.of()));
    }

    /// Keeps nothing.
    static AdminAudit none() {
        return new AdminAudit() {
            @Override
            public CompletionStage<Event> record(Act act) {
                return CompletableFuture.completedFuture(new Event(0, Instant.EPOCH, act));
            }

            @Override
            public CompletionStage<List<Event>> find(Query query) {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
