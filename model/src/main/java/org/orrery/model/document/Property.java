package org.orrery.model.document;

import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.text.TextHistory;
import org.orrery.model.value.Value;

/// One property of an entity, with who set it last and at which sequence number.
///
/// @param history of a collaborative text, its recent edits; `null` when it has not been edited yet, and for other properties
public record Property(Value value, long setAt, UserId setBy, @Nullable TextHistory history) {}
