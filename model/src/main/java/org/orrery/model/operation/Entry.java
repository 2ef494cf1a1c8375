package org.orrery.model.operation;

/// One entry of a session's log: a batch in its place in the total order.
///
/// @param sequence its place, from 1 on without gaps
/// @param timeMillis the relay's time, in milliseconds since 1970
/// @param clientSequence the author's own count of submissions, from 1 on
public record Entry(
        long sequence, long timeMillis, Author author, long clientSequence, Batch batch) {}
