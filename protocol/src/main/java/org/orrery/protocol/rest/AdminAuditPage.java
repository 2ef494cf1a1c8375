package org.orrery.protocol.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of the record of administrative acts, the newest first.
///
/// @param before what the next page is asked for with; absent when this is the last one
public record AdminAuditPage(List<Event> events, @Nullable Long before) {
    public AdminAuditPage {
        events = List.copyOf(events);
    }

    /// An act in its place.
    ///
    /// @param time ISO 8601, UTC
    public record Event(
            long sequence,
            String time,
            String tenant,
            String actor,
            String action,
            String target,
            Map<String, String> detail) {
        public Event {
            detail = Map.copyOf(detail);
        }
    }
}
