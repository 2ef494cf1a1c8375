package org.orrery.model.document;

import org.orrery.model.id.UserId;

/// What remains of a deleted entity: enough to know whose deletion it was, so that nobody brings it back unasked.
public record Tombstone(String kind, UserId owner, UserId deletedBy, long deletedAt) {}
