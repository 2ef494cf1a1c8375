package org.orrery.testkit.display;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The JavaFX toolkit for tests: started once a JVM, reached from the test thread.
///
/// Nothing here sleeps. Waiting is done frame by frame on the FX thread, so a condition may read the scene graph.
public final class FxToolkit {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);
    private static boolean started;

    private FxToolkit() {}

    /// Starts the toolkit when it does not run yet, and keeps it when the last window closes.
    public static synchronized void start() {
        if (started) {
            return;
        }
        VirtualDisplay.failure()
                .ifPresent(why -> {
                    throw new IllegalStateException("this test needs a window, but " + why);
                });
        var up = new CompletableFuture<Void>();
        try {
            Platform.startup(() -> up.complete(null));
        } catch (IllegalStateException somebodyElseStartedIt) {
            Platform.runLater(() -> up.complete(null));
        }
        await(up, START_LIMIT, "the toolkit to start");
        Platform.setImplicitExit(false);
        started = true;
    }

    /// Runs `action` on the FX thread and hands back its result, or throws what it threw.
    public static <T> T onFx(Callable<T> action) {
        start();
        var result = new CompletableFuture<T>();
        if (Platform.isFxApplicationThread()) {
            complete(result, action);
        } else {
            Platform.runLater(() -> complete(result, action));
        }
        return await(result, CALL_LIMIT, "an action on the FX thread");
    }

    /// Runs `action` on the FX thread and waits until it is done.
    public static void runOnFx(Runnable action) {
        onFx(() -> {
            action.run();
            return true;
        });
    }

    /// Waits until `condition` holds. It is asked on the FX thread once a frame.
    public static void waitFor(BooleanSupplier condition, Duration limit) {
        waitFor("a condition", condition, limit);
    }

    /// Waits until `condition` holds; `what` names it in the failure. It is asked on the FX thread once a frame.
    public static void waitFor(String what, BooleanSupplier condition, Duration limit) {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("the FX thread cannot wait for its own frames");
        }
        var held = new CompletableFuture<Void>();
        var timer =
                onFx(() -> {
                    var each = new EachFrame(condition, held);
                    each.start();
                    return each;
                });
        try {
            await(held, limit, what);
        } finally {
            Platform.runLater(timer::stop);
        }
    }

    /// Waits until `count` more frames were laid out and drawn.
    public static void waitForFrames(int count) {
        var left = new int[] {count};
        waitFor(count + " frames", () -> left[0]-- <= 0, CALL_LIMIT);
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> action) {
        // Whatever the action throws belongs to the test that waits for it.
        try {
            result.complete(action.call());
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    private static <T> T await(CompletableFuture<T> result, Duration limit, String what) {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("waited " + limit.toMillis() + " ms for " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        } catch (ExecutionException e) {
            throw thrownBy(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static RuntimeException thrownBy(Throwable cause) {
        switch (cause) {
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalStateException("an action on the FX thread failed", cause);
        }
    }

    private static final class EachFrame extends AnimationTimer {
        private final BooleanSupplier condition;
        private final CompletableFuture<Void> held;

        EachFrame(BooleanSupplier condition, CompletableFuture<Void> held) {
            this.condition = condition;
            this.held = held;
        }

        @Override
        public void handle(long now) {
            try {
                if (condition.getAsBoolean()) {
                    stop();
                    held.complete(null);
                }
            } catch (Throwable e) {
                stop();
                held.completeExceptionally(e);
            }
        }
    }
}
