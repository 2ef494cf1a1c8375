package org.orrery.net.replica;

import java.util.Map;
import org.orrery.model.operation.Batch;

/// A submission that the relay has not settled, as it is kept on disk.
///
/// @param timeMillis when it was submitted, by the relay's clock as far as known
/// @param textsBefore the texts that it edits, as the user saw them just before
public record Unsent(
        long clientSequence, Batch batch, long timeMillis, Map<TextKey, String> textsBefore) {

    public Unsent {
        textsBefore = Map.copyOf(textsBefore);
    }
}
