package org.orrery.ui.start;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.net.Answer;
import org.orrery.net.RoomClient;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.text.Texts;

/// What is being tried, how far it is, and what went wrong. One attempt at a time; a cancelled one ends quietly whenever its
/// answer comes.
public final class Attempt {
    private final FxInbox inbox;
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<Notice.NextStep> nextSteps = FXCollections.observableArrayList();
    private final FxInbox.Slot<Double> reports;
    private int number;
    private Runnable giveUp = () -> {};

    Attempt(FxInbox inbox) {
        this.inbox = inbox;
        this.reports = inbox.slot((_, newer) -> newer, progress::set);
    }

    /// What is being done; empty when nothing is.
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// From 0 to 1, negative when nobody knows.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What can be done about the problem.
    public ObservableList<Notice.NextStep> nextSteps() {
        return nextSteps;
    }

    public void cancel() {
        number++;
        busy.set("");
        giveUp.run();
        giveUp = () -> {};
    }

    public void dismissProblem() {
        problem.set("");
        nextSteps.clear();
    }

    /// Begins something new, and gives its number.
    int begin(String what) {
        dismissProblem();
        goOn(what);
        giveUp = () -> {};
        return ++number;
    }

    /// The next part of the same attempt.
    void goOn(String what) {
        progress.set(-1);
        busy.set(what);
    }

    /// What ends the work that goes on, when the attempt is cancelled.
    void onCancel(Runnable action) {
        giveUp = action;
    }

    boolean isCurrent(int attempt) {
        return attempt == number;
    }

    /// Nothing is being done any more, though the attempt goes on.
    void rest() {
        busy.set("");
    }

    /// Tells how much is done; from any thread.
    void report(double fraction) {
        reports.offer(fraction);
    }

    void fail(String sentence, Notice.NextStep... steps) {
        busy.set("");
        problem.set(sentence);
        nextSteps.setAll(List.of(steps));
    }

    /// Goes on with a good answer; any other is for `otherwise` to explain.
    <T> void then(
            int attempt,
            CompletableFuture<Answer<T>> future,
            Consumer<T> next,
            Consumer<Answer<T>> otherwise) {
        var _ =
                future.thenAcceptAsync(
                        answer -> {
                            if (!isCurrent(attempt)) {
                                discard(answer);
                            } else if (answer instanceof Answer.Success<T>(T value)) {
                                next.accept(value);
                            } else {
                                otherwise.accept(answer);
                            }
                        },
                        inbox);
    }

    private static <T> void discard(Answer<T> answer) {
        if (answer.toOptional().orElse(null) instanceof RoomClient room) {
            room.close();
        }
    }

    static Notice.NextStep step(String key, Runnable action) {
        return new Notice.NextStep(key.replace('.', '-'), Texts.of(key), action);
    }
}
