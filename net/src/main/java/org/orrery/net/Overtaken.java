package org.orrery.net;

import org.orrery.model.document.Entity;
import org.orrery.model.id.UserId;
import org.orrery.model.value.Value;

/// A change of mine was replaced by somebody who had not seen it. The user can keep theirs, or restore mine by submitting
/// `mine` again.
///
/// @param entity as it was with my change
/// @param property what they set; empty when they deleted the entity
/// @param mine my value, [Value.Nil] when they deleted the entity
/// @param theirs their value, [Value.Nil] when they removed or deleted it
public record Overtaken(Entity entity, String property, Value mine, Value theirs, UserId by) {}
