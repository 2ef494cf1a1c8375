package org.orrery.model.document;

/// How far a client's submissions have been taken into the log; what makes a repeated submission recognisable.
///
/// @param clientSequence the last submission settled, committed or refused
/// @param sequence where in the log that was
public record ClientMark(long clientSequence, long sequence) {}
