package org.orrery.ui.notice;

import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the user was told, newest first, and which of it is on the screen as a toast. A text that is on the screen already
/// is not said twice.
public final class NoticeBoard {
    private static final int REMEMBERED = 100;
    private static final int TOASTS = 4;
    private final InstantSource clock;
    private final ObservableList<Notice> history = FXCollections.observableArrayList();
    private final ObservableList<Notice> toasts = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private long count;

    public NoticeBoard(InstantSource clock) {
        this.clock = clock;
    }

    public ObservableList<Notice> history() {
        return history;
    }

    public ObservableList<Notice> toasts() {
        return toasts;
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    public void markRead() {
        unread.set(0);
    }

    public void info(String text, Notice.NextStep... steps) {
        post(Notice.Tone.INFO, text, steps);
    }

    public void success(String text, Notice.NextStep... steps) {
        post(Notice.Tone.SUCCESS, text, steps);
    }

    public void warning(String text, Notice.NextStep... steps) {
        post(Notice.Tone.WARNING, text, steps);
    }

    public void error(String text, Notice.NextStep... steps) {
        post(Notice.Tone.ERROR, text, steps);
    }

    public void post(Notice.Tone tone, String text, Notice.NextStep... steps) {
        if (toasts.stream().anyMatch(shown -> shown.text().equals(text))) {
            return;
        }
        Notice notice = new Notice(++count, tone, text, clock.instant(), List.of(steps));
        history.addFirst(notice);
        if (history.size() > REMEMBERED) {
            history.removeLast();
        }
        toasts.add(notice);
        if (toasts.size() > TOASTS) {
            toasts.removeFirst();
        }
        unread.set(unread.get() + 1);
    }

    /// Asks for a decision; the caller takes it off the screen when it is taken elsewhere.
    public Notice ask(String text, Notice.NextStep... steps) {
        post(Notice.Tone.INFO, text, steps);
        return history.getFirst();
    }

    /// Takes a toast off the screen; it stays in the history.
    public void dismiss(Notice notice) {
        toasts.remove(notice);
    }
}
