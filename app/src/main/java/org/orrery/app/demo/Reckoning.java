package org.orrery.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.orrery.analytics.data.DataSet;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.rest.SessionView;

/// Adds up what the rooms of a demonstration measured, and compares all documents with the relay's.
record Reckoning(List<MeasuredRoom> rooms, URI base) {

    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final long GLANCE_MILLIS = 100;

    DemoSummary summary(DataSet data, double seconds, List<DemoSummary.Window> windows)
            throws IOException {
        SessionView relay = agreed();
        Histogram roundTrips = new Histogram(3);
        rooms.forEach(room -> room.addRoundTripsTo(roundTrips));
        List<DemoSummary.Client> clients =
                rooms.stream()
                        .map(room ->
                                new DemoSummary.Client(
                                        room.user().value(),
                                        room.document().sequence(),
                                        room.document().stateHash()))
                        .toList();
        long divergent =
                clients.stream().filter(c -> !c.stateHash().equals(relay.stateHash())).count();
        return new DemoSummary(
                seconds,
                data.name(),
                data.rowCount(),
                relay.members().stream().map(SessionView.MemberView::username).toList(),
                rooms.stream().mapToLong(MeasuredRoom::submitted).sum(),
                rooms.stream().mapToLong(MeasuredRoom::committed).sum(),
                rooms.stream().mapToLong(MeasuredRoom::refused).sum(),
                rooms.stream().mapToLong(MeasuredRoom::received).sum(),
                new DemoSummary.RoundTrip(
                        roundTrips.getValueAtPercentile(50) / 1000.0,
                        roundTrips.getValueAtPercentile(99) / 1000.0,
                        roundTrips.getTotalCount()),
                rooms.stream().mapToDouble(MeasuredRoom::presenceHz).average().orElse(0),
                windows,
                relay.sequence(),
                new DemoSummary.Hashes(relay.stateHash(), clients),
                divergent + rooms.stream().mapToLong(room -> room.status().divergences()).sum());
    }

    /// Asks the relay for its state until everybody has come to the same sequence number, up to ten seconds; after that the
    /// difference is reported as it is.
    private SessionView agreed() throws IOException {
        long deadline = System.nanoTime() + QUIET.toNanos();
        while (true) {
            SessionView view = ask();
            boolean level =
                    rooms.stream()
                            .allMatch(room ->
                                    room.document().sequence() == view.sequence()
                                            && room.status().unsent() == 0);
            if (level || System.nanoTime() > deadline) {
                return view;
            }
            Hands.pause(GLANCE_MILLIS);
        }
    }

    private SessionView ask() throws IOException {
        URI address = base.resolve("/collaboration/sessions/" + rooms.getFirst().session());
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    client.send(
                            HttpRequest.newBuilder(address).timeout(QUIET).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return Mappers.json().readValue(answer.body(), SessionView.class);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
