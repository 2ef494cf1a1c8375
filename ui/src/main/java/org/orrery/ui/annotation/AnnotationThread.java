package org.orrery.ui.annotation;

import java.util.List;
import java.util.Optional;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;

/// A remark with its replies.
///
/// @param subject what it is about, in words
/// @param assignee who is to see to it
/// @param changeable whether I may attach it to something else
/// @param assignable whether I may say who is to see to it
public record AnnotationThread(
        EntityId id,
        UserId author,
        String body,
        long millis,
        String subject,
        Anchor anchor,
        List<Picture> pictures,
        Optional<UserId> assignee,
        boolean resolved,
        String colour,
        boolean editable,
        boolean changeable,
        boolean assignable,
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
        pictures = List.copyOf(pictures);
        replies = List.copyOf(replies);
    }

    /// Whether what it was about is gone.
    public boolean isDetached() {
        return anchor instanceof Anchor.Gone;
    }

    /// The row that it is about; -1 when it is about none of the data set that is shown.
    public int row() {
        return anchor instanceof Anchor.Row(int number) ? number : -1;
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
