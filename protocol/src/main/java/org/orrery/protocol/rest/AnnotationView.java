package org.orrery.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;

/// An annotation with what was said about it.
///
/// @param createdAt ISO 8601, UTC
/// @param sequence of the log entry that made it
public record AnnotationView(
        EntityId annotationId,
        UserId userId,
        String body,
        List<Double> position,
        @Nullable String datasetSha256,
        @Nullable String rowKey,
        @Nullable String color,
        boolean resolved,
        String createdAt,
        long sequence,
        List<CommentView> comments) {
    public AnnotationView {
        position = List.copyOf(position);
        comments = List.copyOf(comments);
    }

    /// A comment on an annotation.
    public record CommentView(
            EntityId commentId,
            EntityId annotationId,
            UserId userId,
            String body,
            String createdAt,
            long sequence) {}
}
