package org.orrery.protocol.rest;

import org.orrery.model.id.UserId;

/// Answer to the erasure of a person.
///
/// @param sessions in which they had been
/// @param failed sessions that could not be opened; their texts are unreadable all the same
public record ErasedPerson(UserId userId, int sessions, int failed) {}
