package org.orrery.scene3d.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.orrery.scene3d.Label;

/// The nodes of labels, kept and used again: a label gets the node that showed its text before, so that a node is painted anew
/// only when its text is new.
final class LabelNodes {
    /// So many of a kind are kept even if they show what nobody wants; then they are used for other texts.
    private static final int KEPT = 400;

    private final Map<Label.Kind, Map<String, Deque<LabelNode>>> spare =
            new EnumMap<>(Label.Kind.class);
    private final Map<Label.Kind, Integer> made = new EnumMap<>(Label.Kind.class);
    private final List<LabelNode> used = new ArrayList<>();
    private final Consumer<LabelNode> add;

    /// @param add is given each new node
    LabelNodes(Consumer<LabelNode> add) {
        this.add = add;
    }

    /// A node for the label; it is taken until [#recycle()] or [#putBack(LabelNode)].
    LabelNode take(Label label) {
        Map<String, Deque<LabelNode>> ofKind = spareOf(label.kind());
        Deque<LabelNode> same = ofKind.get(label.text());
        if (same == null && made.getOrDefault(label.kind(), 0) >= KEPT) {
            same = ofKind.values().stream().findFirst().orElse(null);
        }
        if (same == null) {
            LabelNode node = new LabelNode(label.kind());
            made.merge(label.kind(), 1, Integer::sum);
            add.accept(node);
            return node;
        }
        LabelNode node = same.removeFirst();
        if (same.isEmpty()) {
            ofKind.remove(node.text());
        }
        return node;
    }

    void use(LabelNode node) {
        used.add(node);
    }

    void putBack(LabelNode node) {
        spareOf(node.kind()).computeIfAbsent(node.text(), _ -> new ArrayDeque<>()).addLast(node);
    }

    /// All used ones are spare again.
    void recycle() {
        used.forEach(this::putBack);
        used.clear();
    }

    void hideSpare() {
        spare.values().stream()
                .flatMap(ofKind -> ofKind.values().stream())
                .forEach(nodes -> nodes.forEach(node -> node.setVisible(false)));
    }

    private Map<String, Deque<LabelNode>> spareOf(Label.Kind kind) {
        return spare.computeIfAbsent(kind, _ -> new HashMap<>());
    }
}
