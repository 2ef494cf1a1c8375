package org.orrery.protocol.rest;

import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;

/// An account as the HTTP surface shows it.
///
/// @param createdAt ISO 8601, UTC
public record AccountView(
        UserId userId, String name, String tenant, Role role, String standing, String createdAt) {}
