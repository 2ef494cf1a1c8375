package org.orrery.bench.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orrery.model.operation.Entry;
import org.orrery.net.Settlement;

/// What the clients have asked for, by the label of each step, and what they were told of it. Nothing is applied more often
/// than it was asked for, and what a person was told is true.
final class Books {

    private static final class Item {
        private int asked;
        private @Nullable Settlement told;
    }

    private final Map<String, Item> items = new HashMap<>();

    /// A step was shown to its author: at first, or by undo or redo.
    void asked(String label) {
        items.computeIfAbsent(label, _ -> new Item()).asked++;
    }

    /// The author was told what became of the first asking.
    ///
    /// @param fromEntry whether by way of the log entry, and not by guessing from a whole document
    void told(String label, Settlement settlement, boolean fromEntry) {
        Item item = items.get(label);
        if (item != null && fromEntry) {
            item.told = settlement;
        }
    }

    /// Compares with what was applied in the end.
    void balance(List<Entry> applied) {
        Map<String, Integer> done = new HashMap<>();
        Map<Long, String> labels = new HashMap<>();
        for (Entry entry : applied) {
            done.merge(entry.batch().label(), 1, Integer::sum);
            labels.put(entry.sequence(), entry.batch().label());
        }
        items.forEach((label, item) -> {
            int times = done.getOrDefault(label, 0);
            Violation.unless(
                    times <= item.asked,
                    label + " was asked for " + item.asked + " times, done " + times);
            check(label, item, times, labels);
        });
    }

    private static void check(String label, Item item, int times, Map<Long, String> labels) {
        switch (item.told) {
            case Settlement.Committed(long sequence) ->
                    Violation.unless(
                            label.equals(labels.get(sequence)),
                            label + " was reported as entry " + sequence + ", which it is not");
            case Settlement.Refused(var refusal) ->
                    Violation.unless(
                            times < item.asked,
                            label + " was reported as refused (" + refusal + ") and was applied");
            case Settlement.Queued _ -> {}
            case null -> {}
        }
    }
}
