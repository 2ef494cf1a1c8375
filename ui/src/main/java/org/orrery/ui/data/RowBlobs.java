package org.orrery.ui.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.orrery.analytics.data.RowNumbers;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.analytics.job.Task;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.ui.text.Texts;

/// Sets of rows that are too large for the document, kept at the relay by their hash. Completes on threads of its own; what goes wrong is an
/// exception with a sentence for people.
public final class RowBlobs {
    private final RelayClient relay;
    private final Jobs jobs;

    public RowBlobs(RelayClient relay, Jobs jobs) {
        this.relay = relay;
        this.jobs = jobs;
    }

    /// Stores rows.
    ///
    /// @return their address
    public CompletionStage<String> put(BitSet rows) {
        BitSet copy = (BitSet) rows.clone();
        return submit(
                        _ -> {
                            Path file = Files.createTempFile("orrery-", ".rows");
                            Files.write(file, RowNumbers.encode(copy));
                            return file;
                        })
                .thenCompose(file ->
                        relay.putBlob(file, RowNumbers.MEDIA_TYPE, _ -> {})
                                .whenComplete((_, _) -> delete(file)))
                .thenApply(RowBlobs::value);
    }

    /// Fetches rows.
    public CompletionStage<BitSet> get(String sha256, int rowCount) {
        return relay.getBlob(sha256, _ -> {})
                .thenApply(RowBlobs::value)
                .thenCompose(
                        file -> submit(_ -> RowNumbers.decode(Files.readAllBytes(file), rowCount)));
    }

    private <T> CompletableFuture<T> submit(Task<T> task) {
        return switch (jobs.submit(Texts.of("selection.job"), task)) {
            case Submission.Accepted<T>(var job) -> job.result();
            case Submission.Refused<T>(String reason, String nextStep) ->
                    CompletableFuture.failedFuture(new IOException(reason + " " + nextStep));
        };
    }

    private static <T> T value(Answer<T> answer) {
        return switch (answer) {
            case Answer.Success<T>(T value) -> value;
            case Answer.Refused<T>(var why) ->
                    throw new CompletionException(
                            new IOException(Texts.of("selection.refused", why.title())));
            case Answer.Unreachable<T> _ ->
                    throw new CompletionException(
                            new IOException(Texts.of("selection.unreachable")));
        };
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            file.toFile().deleteOnExit();
        }
    }
}
