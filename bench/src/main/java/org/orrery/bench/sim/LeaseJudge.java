package org.orrery.bench.sim;

import java.util.HashMap;
import java.util.Map;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;

/// Follows the leases by a reckoning of its own: one winner at a time, and nobody changes what another holds.
final class LeaseJudge {

    private record Held(ClientId by, long fence, long untilMillis) {}

    private final Map<EntityId, Held> leases = new HashMap<>();

    /// The next entry that was applied.
    void judge(Entry entry) {
        for (Operation operation : entry.batch().operations()) {
            judge(entry, operation);
        }
    }

    private void judge(Entry entry, Operation operation) {
        ClientId client = entry.author().client();
        Held held = leases.get(operation.id());
        boolean mine = held != null && held.by().equals(client);
        boolean free = held == null || mine || entry.timeMillis() >= held.untilMillis();
        switch (operation) {
            case Operation.AcquireLease acquire -> {
                Violation.unless(free, "two hold the lease of " + operation.id());
                long millis = Math.clamp(acquire.millis(), 1, 30_000);
                leases.put(
                        acquire.id(),
                        new Held(
                                client,
                                held != null && mine ? held.fence() : entry.sequence(),
                                entry.timeMillis() + millis));
            }
            case Operation.ReleaseLease release -> {
                Violation.unless(free, "another gave back the lease of " + operation.id());
                leases.remove(release.id());
            }
            case Operation.Update update when update.fence() != 0 ->
                    Violation.unless(
                            held != null && mine && held.fence() == update.fence(),
                            "a former holder changed " + operation.id());
            case Operation.Update _, Operation.EditText _ ->
                    Violation.unless(free, "a leased entity was changed: " + operation.id());
            case Operation.Delete _ -> {
                Violation.unless(free, "a leased entity was deleted: " + operation.id());
                leases.remove(operation.id());
            }
            case Operation.Create _ -> {}
        }
    }
}
