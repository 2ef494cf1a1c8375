package org.orrery.protocol.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a session's log, the oldest first.
///
/// @param entries each as in an export: session, time, and the entry as on the wire
/// @param since what the next page is asked for with; absent when this is the last one
public record AuditPage(List<ObjectNode> entries, @Nullable Long since) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
