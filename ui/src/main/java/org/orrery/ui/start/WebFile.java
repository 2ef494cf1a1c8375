package org.orrery.ui.start;

import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.orrery.analytics.job.Progress;
import org.orrery.net.download.Download;
import org.orrery.net.download.Fetched;

/// Waits in the analytics pool for a file of the web.
final class WebFile {
    private static final long LOOK_MILLIS = 50;

    private WebFile() {}

    static Fetched fetch(URI address, Progress progress) {
        try (Download download = new Download(address, Download.Limits.DEFAULT, progress::report)) {
            while (!progress.cancelled()) {
                try {
                    return download.outcome().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // Not yet.
                }
            }
            return new Fetched.Unreachable("cancelled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fetched.Unreachable("interrupted");
        } catch (ExecutionException | CancellationException e) {
            return new Fetched.Unreachable(String.valueOf(e.getMessage()));
        }
    }
}
