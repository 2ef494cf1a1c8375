package org.orrery.bench.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orrery.model.document.Document;
import org.orrery.model.operation.Entry;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;

/// Replays a whole log and looks at every step of it.
final class LogJudge {

    private final Reducer reducer = Reducer.checking();
    private final LeaseJudge leases = new LeaseJudge();
    private final PermissionJudge permissions = new PermissionJudge();
    private final Set<Promises.Submission> settled = new HashSet<>();
    private final List<Entry> applied = new ArrayList<>();
    private Document document = Document.EMPTY;

    void judge(List<Entry> log) {
        for (Entry entry : log) {
            Document before = document;
            Outcome outcome = reducer.reduce(before, entry);
            document = outcome.document();
            if (outcome instanceof Outcome.Applied) {
                judge(before, entry);
            } else {
                Violation.unless(
                        document.at(before.sequence()).stateHash().equals(before.stateHash()),
                        "a refused entry has changed something: " + entry);
            }
        }
    }

    private void judge(Document before, Entry entry) {
        applied.add(entry);
        leases.judge(entry);
        permissions.judge(before, entry);
        boolean first =
                settled.add(
                        new Promises.Submission(entry.author().client(), entry.clientSequence()));
        Violation.unless(
                first || entry.author().isRelay(), "a submission was applied twice: " + entry);
    }

    List<Entry> applied() {
        return applied;
    }

    Document document() {
        return document;
    }
}
