package org.orrery.app.desktop;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/// The FX toolkit as a program sees it that is more than its windows.
public final class Toolkit {

    private static final long STUCK_SECONDS = 30;

    private Toolkit() {}

    /// Starts the toolkit, which then lives until [#exit()].
    public static void start() {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(true));
        Platform.setImplicitExit(false);
        started.join();
    }

    /// Runs something on the FX thread and waits for its result, from any other thread.
    ///
    /// @throws IllegalStateException when it fails, or the FX thread is stuck
    public static <T> T call(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        try {
            return task.get(STUCK_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("failed on the FX thread", failure.getCause());
        } catch (TimeoutException stuck) {
            throw new IllegalStateException("the FX thread does not answer", stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /// Like [#call(Callable)], for what has no result.
    public static void run(Runnable action) {
        call(() -> {
            action.run();
            return true;
        });
    }

    public static void exit() {
        Platform.exit();
    }
}
