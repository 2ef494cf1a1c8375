package org.orrery.app.demo;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.orrery.protocol.codec.Mappers;

/// What a demonstration measured of itself; `summary.json`.
///
/// @param operationsSent batches submitted by all participants
/// @param operationsReceived batches of others that arrived, summed over all participants
/// @param operationRoundTripMs from submit to the durable acknowledgement, over all participants
/// @param presenceHz presence frames a second that a participant received, mean over all
/// @param stateHashes digest of the relay's document, and of every client's, at one sequence number
/// @param divergences clients whose digest differs, plus those that had differed meanwhile
public record DemoSummary(
        double seconds,
        String dataSet,
        int rows,
        List<String> participants,
        long operationsSent,
        long operationsCommitted,
        long operationsRefused,
        long operationsReceived,
        RoundTrip operationRoundTripMs,
        double presenceHz,
        List<Window> windows,
        long sequence,
        Hashes stateHashes,
        long divergences) {

    /// Percentiles in milliseconds, with how many they are of.
    public record RoundTrip(double p50, double p99, long samples) {}

    /// One desktop window.
    ///
    /// @param medianFramesPerSecond of the 3D scene, while something moved in it
    public record Window(String participant, String picture, double medianFramesPerSecond) {}

    public record Hashes(String relay, List<Client> clients) {}

    public record Client(String participant, long sequence, String stateHash) {}

    /// Whether every client holds what the relay holds.
    public boolean isConsistent() {
        return divergences == 0
                && stateHashes.clients().stream()
                        .allMatch(client -> client.stateHash().equals(stateHashes.relay()));
    }

    /// What happened, for a terminal.
    String sentence() {
        return String.format(
                Locale.ROOT,
                "%d participants, %d operations committed, round trip p50 %.1f ms and p99 %.1f ms,"
                        + " presence %.1f Hz, %d divergences.",
                participants.size(),
                operationsCommitted,
                operationRoundTripMs.p50(),
                operationRoundTripMs.p99(),
                presenceHz,
                divergences);
    }

    /// Writes it whole or not at all.
    public void write(Path file) throws IOException {
        ObjectWriter writer = Mappers.json().writerWithDefaultPrettyPrinter();
        Path folder = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(folder, "summary", ".json");
        Files.write(temporary, writer.writeValueAsBytes(this));
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
