package org.orrery.protocol.rest;

import java.util.List;

/// Answer to `GET /collaboration/sessions`.
public record SessionList(List<SessionView> sessions, int total) {
    public SessionList {
        sessions = List.copyOf(sessions);
    }
}
