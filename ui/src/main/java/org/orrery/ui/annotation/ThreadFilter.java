package org.orrery.ui.annotation;

import java.util.Locale;
import org.orrery.model.id.UserId;
import org.orrery.ui.text.Texts;

/// Which threads the list shows.
enum ThreadFilter {
    OPEN,
    MINE,
    ASSIGNED,
    DETACHED,
    RESOLVED,
    ALL;

    boolean passes(AnnotationThread thread, UserId me) {
        return switch (this) {
            case OPEN -> !thread.resolved();
            case MINE -> !thread.resolved() && thread.author().equals(me);
            case ASSIGNED -> !thread.resolved() && thread.assignee().filter(me::equals).isPresent();
            case DETACHED -> thread.isDetached();
            case RESOLVED -> thread.resolved();
            case ALL -> true;
        };
    }

    /// As the list offers it.
    String title() {
        return Texts.of("annotation.filter." + name().toLowerCase(Locale.ROOT));
    }
}
