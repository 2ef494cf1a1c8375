package org.orrery.model.text;

import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// The newest committed edits of one text, against which late edits are transformed. Part of the document, so that
/// every replica transforms alike.
///
/// @param completeFrom edits based on this sequence number or a later one can be transformed
public record TextHistory(long completeFrom, PVector<Edit> edits) {

    /// Edits kept; a client further behind transforms its own edits first and asks again.
    public static final int LIMIT = 512;

    /// One committed edit, as it was applied.
    public record Edit(long sequence, TextDelta delta) {}

    public static TextHistory startingAt(long sequence) {
        return new TextHistory(sequence, TreePVector.empty());
    }

    public boolean reaches(long baseSequence) {
        return baseSequence >= completeFrom;
    }

    /// The edits that someone who had seen `baseSequence` had not seen, oldest first.
    public List<TextDelta> since(long baseSequence) {
        return edits.stream().filter(e -> e.sequence() > baseSequence).map(Edit::delta).toList();
    }

    public TextHistory with(long sequence, TextDelta delta) {
        PVector<Edit> longer = edits.plus(new Edit(sequence, delta));
        return longer.size() <= LIMIT
                ? new TextHistory(completeFrom, longer)
                : new TextHistory(longer.getFirst().sequence(), longer.minus(0));
    }
}
