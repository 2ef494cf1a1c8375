package org.orrery.bench.sim;

import java.util.ArrayList;
import java.util.List;
import org.orrery.net.connection.Journal;
import org.orrery.net.replica.Unsent;

/// The offline queue of a client, which outlives its process.
final class KeptJournal implements Journal {

    private final List<Unsent> unsent = new ArrayList<>();
    private long nextClientSequence = 1;

    @Override
    public void add(Unsent one) {
        unsent.add(one);
        nextClientSequence = Math.max(nextClientSequence, one.clientSequence() + 1);
    }

    @Override
    public void settled(long clientSequence) {
        unsent.removeIf(each -> each.clientSequence() == clientSequence);
    }

    @Override
    public void replace(long next, List<Unsent> all) {
        unsent.clear();
        unsent.addAll(all);
        nextClientSequence = Math.max(nextClientSequence, next);
    }

    List<Unsent> unsent() {
        return List.copyOf(unsent);
    }

    long nextClientSequence() {
        return nextClientSequence;
    }
}
