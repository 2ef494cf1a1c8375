package org.orrery.ui.inbox;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import javafx.application.Platform;

/// The one door to the FX thread: a thousand tasks, one wake-up. Tasks run in the order they came. What comes often goes
/// through a [Slot], which holds one value at a time, so that a slow FX thread cannot make the queue grow.
public final class FxInbox implements Executor {
    private final Executor toolkit;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /// Whether a wake-up is on its way.
    private final AtomicBoolean woken = new AtomicBoolean();

    /// @param toolkit runs what it is given later, on the FX thread
    public FxInbox(Executor toolkit) {
        this.toolkit = toolkit;
    }

    public static FxInbox ofToolkit() {
        return new FxInbox(Platform::runLater);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (woken.compareAndSet(false, true)) {
            toolkit.execute(this::drain);
        }
    }

    /// A slot whose values are handed to `receiver` on the FX thread.
    ///
    /// @param merge makes one of the value that waits and a newer one
    public <T> Slot<T> slot(BinaryOperator<T> merge, Consumer<T> receiver) {
        return new Slot<>(merge, receiver);
    }

    /// Tasks that come while others run wait for the next wake-up, so that drawing gets its turn.
    private void drain() {
        woken.set(false);
        int waiting = tasks.size();
        for (int i = 0; i < waiting; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            run(task);
        }
        if (!tasks.isEmpty() && woken.compareAndSet(false, true)) {
            toolkit.execute(this::drain);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // A task that fails must not take the others with it; the thread's own handler logs.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /// One value on its way to the FX thread.
    public final class Slot<T> {
        private final BinaryOperator<T> merge;
        private final Consumer<T> receiver;

        /// The value that waits; empty once it was taken.
        private final AtomicReference<java.util.Optional<T>> waiting =
                new AtomicReference<>(java.util.Optional.empty());

        private Slot(BinaryOperator<T> merge, Consumer<T> receiver) {
            this.merge = merge;
            this.receiver = receiver;
        }

        public void offer(T value) {
            Objects.requireNonNull(value);
            var before =
                    waiting.getAndUpdate(old ->
                            java.util.Optional.of(
                                    old.isPresent() ? merge.apply(old.get(), value) : value));
            if (before.isEmpty()) {
                execute(() -> waiting.getAndSet(java.util.Optional.empty()).ifPresent(receiver));
            }
        }
    }
}
