package org.orrery.bench.crash;

import java.util.List;
import java.util.Locale;

/// What happened in one round.
///
/// @param killedAfterMillis into the editing
/// @param kills one, or two when it was killed again while it recovered
/// @param unsettledAtKill submissions that were under way
/// @param duringSnapshot whether the kill left a snapshot half written
/// @param acknowledged since the beginning of the run, at the end of the round
/// @param refused the same
/// @param backMillis from the start of the new relay until every client was connected again
record Round(
        int number,
        long killedAfterMillis,
        int kills,
        long unsettledAtKill,
        boolean duringSnapshot,
        long acknowledged,
        long refused,
        long backMillis,
        List<String> broken) {

    Round {
        broken = List.copyOf(broken);
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "round %3d: killed after %4d ms%s%s, %3d under way; %d acknowledged, %d refused;"
                        + " all back after %d ms; %s",
                number,
                killedAfterMillis,
                kills > 1 ? " and again while it recovered" : "",
                duringSnapshot ? ", in the middle of a snapshot" : "",
                unsettledAtKill,
                acknowledged,
                refused,
                backMillis,
                broken.isEmpty() ? "ok" : broken.size() + " BROKEN");
    }
}
