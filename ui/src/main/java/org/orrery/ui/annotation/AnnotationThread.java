package org.orrery.ui.annotation;

import java.util.List;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.space.Vec3;

/// A remark with its replies.
///
/// @param subject what it is about, in words: a row of the data, or a place
/// @param row of the data set that is shown, -1 when it is about none of its rows
/// @param placed whether it has a place in the scene: what is about the result of an analysis has none
/// @param position where its pin stands when the row is not drawn
public record AnnotationThread(
        EntityId id,
        UserId author,
        String body,
        long millis,
        String subject,
        int row,
        boolean placed,
        Vec3 position,
        boolean resolved,
        String colour,
        boolean editable,
        boolean resolvable,
        boolean deletable,
        List<Reply> replies) {

    /// One comment of the thread.
    public record Reply(
            EntityId id,
            UserId author,
            String body,
            long millis,
            boolean editable,
            boolean deletable) {}

    public AnnotationThread {
        replies = List.copyOf(replies);
    }

    /// Whether any of its texts contains the words.
    boolean matches(String query) {
        String wanted = query.strip().toLowerCase(java.util.Locale.ROOT);
        String all =
                body
                        + "\n"
                        + subject
                        + "\n"
                        + String.join("\n", replies.stream().map(Reply::body).toList());
        return wanted.isEmpty() || all.toLowerCase(java.util.Locale.ROOT).contains(wanted);
    }
}
