package org.orrery.relay.log.file;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.orrery.relay.log.ChainObserver;
import org.orrery.relay.seal.Sealing;

/// What a file log needs besides its disk.
///
/// @param sealing what becomes of personal texts
/// @param observer is told how far each chain is durable
/// @param pause when storage that failed is looked at again
public record LogSetup(LogLimits limits, Sealing sealing, ChainObserver observer, Pause pause) {

    /// Runs something later.
    public interface Pause {
        void after(Duration delay, Runnable task);

        static Pause real() {
            return (delay, task) ->
                    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                            .execute(task);
        }

        /// Looks at nothing again.
        static Pause never() {
            return (_, _) -> {};
        }
    }

    /// Texts as they are, and storage that failed stays so.
    public static LogSetup plain(LogLimits limits) {
        return new LogSetup(limits, Sealing.none(), ChainObserver.none(), Pause.never());
    }

    /// Like [#plain(LogLimits)], and comes back after failures.
    public static LogSetup recovering(LogLimits limits) {
        return new LogSetup(limits, Sealing.none(), ChainObserver.none(), Pause.real());
    }
}
