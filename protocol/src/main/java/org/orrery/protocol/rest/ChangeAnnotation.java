package org.orrery.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Body of `PATCH /collaboration/sessions/{session_id}/annotations/{annotation_id}`; what is absent stays.
public record ChangeAnnotation(
        @Nullable String body,
        @Nullable Boolean resolved,
        @Nullable List<Double> position,
        @Nullable String color) {}
