package org.orrery.net.replica;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.Settlement;

/// Counts what becomes of the submissions that were unsettled when a connection was made.
final class ResumeTally {

    private final Set<Long> open = new HashSet<>();
    private boolean counting;
    private int accepted;
    private int refused;
    private int overtaken;

    void start(Collection<Pending> unsettled) {
        open.clear();
        unsettled.forEach(pending -> open.add(pending.ticket));
        counting = !open.isEmpty();
        accepted = 0;
        refused = 0;
        overtaken = 0;
    }

    void settled(long ticket, Settlement settlement) {
        if (open.remove(ticket)) {
            switch (settlement) {
                case Settlement.Committed _ -> accepted++;
                case Settlement.Refused _ -> refused++;
                case Settlement.Queued _ -> {}
            }
        }
    }

    void overtaken(int count) {
        if (!open.isEmpty()) {
            overtaken += count;
        }
    }

    Optional<ConnectionStatus.Resumed> result() {
        return counting && open.isEmpty()
                ? Optional.of(new ConnectionStatus.Resumed(accepted, refused, overtaken))
                : Optional.empty();
    }
}
