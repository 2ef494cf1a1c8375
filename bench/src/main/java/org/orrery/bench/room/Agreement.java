package org.orrery.bench.room;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.orrery.model.document.Document;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.RoomClient;
import org.orrery.protocol.rest.SessionView;

/// Whether everybody is back, has nothing unsent, and has the relay's document.
///
/// @param documents of the members, then that of one who came anew
/// @param broken what does not agree, in words; empty when all does
public record Agreement(List<Document> documents, List<String> broken) {

    private static final long POLL_MILLIS = 20;

    /// Waits until all agree, but not for ever; then says what does not.
    public static Agreement await(Party party, Duration patience)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && !unsettled(party.rooms()).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        try (RoomClient auditor = party.auditor()) {
            List<RoomClient> all = new ArrayList<>(party.rooms());
            all.add(auditor);
            List<String> broken = broken(all, party.view());
            while (!broken.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                broken = broken(all, party.view());
            }
            return new Agreement(all.stream().map(RoomClient::document).toList(), broken);
        }
    }

    private static List<String> broken(List<RoomClient> all, SessionView relay) {
        List<String> broken = unsettled(all);
        for (RoomClient room : all) {
            Document document = room.document();
            if (document.sequence() != relay.sequence()
                    || !document.stateHash().equals(relay.stateHash())) {
                broken.add(
                        "%s is at %d with %s, the relay at %d with %s"
                                .formatted(
                                        room.user(),
                                        document.sequence(),
                                        document.stateHash(),
                                        relay.sequence(),
                                        relay.stateHash()));
            }
        }
        return broken;
    }

    private static List<String> unsettled(List<RoomClient> rooms) {
        List<String> broken = new ArrayList<>();
        for (RoomClient room : rooms) {
            ConnectionStatus status = room.status();
            if (status.ladder() != ConnectionStatus.Ladder.CONNECTED || status.unsent() > 0) {
                broken.add(
                        "%s is %s with %d unsent"
                                .formatted(room.user(), status.ladder(), status.unsent()));
            }
            if (status.divergences() > 0) {
                broken.add("%s diverged %d times".formatted(room.user(), status.divergences()));
            }
        }
        return broken;
    }
}
