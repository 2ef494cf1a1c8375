package org.orrery.protocol.rest;

import java.util.Objects;

/// Body of `POST /collaboration/sessions/{session_id}/annotations/{annotation_id}/comments`.
public record PostComment(String body) {
    public PostComment {
        Objects.requireNonNull(body, "body is required");
    }
}
