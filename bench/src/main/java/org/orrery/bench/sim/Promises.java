package org.orrery.bench.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orrery.model.id.ClientId;
import org.orrery.model.operation.Entry;
import org.orrery.protocol.message.ServerMessage;

/// What the relay has told anybody, and which must therefore be in its log after every crash: nothing acknowledged is lost.
final class Promises {

    /// Names a submission.
    record Submission(ClientId client, long clientSequence) {}

    private final Map<Long, Submission> places = new HashMap<>();
    private long furthest;

    /// The relay sends `message`.
    void made(ServerMessage message) {
        switch (message) {
            case ServerMessage.Committed(Entry entry) ->
                    place(
                            entry.sequence(),
                            new Submission(entry.author().client(), entry.clientSequence()));
            case ServerMessage.Skipped(long sequence, ClientId client, long clientSequence) ->
                    place(sequence, new Submission(client, clientSequence));
            case ServerMessage.Checkpointed(long sequence, String _) -> reached(sequence);
            case ServerMessage.Welcomed welcomed -> reached(welcomed.sequence());
            case ServerMessage.Acknowledged acknowledged -> reached(acknowledged.sequence());
            case ServerMessage.Refused refused -> reached(refused.sequence());
            case ServerMessage.Ponged(long _, long sequence) -> reached(sequence);
            case ServerMessage.PresenceUpdated _,
                    ServerMessage.SignalReceived _,
                    ServerMessage.Waiting _,
                    ServerMessage.Admitted _,
                    ServerMessage.Failed _ -> {}
        }
    }

    /// The last entry that was told of.
    long furthest() {
        return furthest;
    }

    private void place(long sequence, Submission submission) {
        Submission before = places.putIfAbsent(sequence, submission);
        Violation.unless(
                before == null || before.equals(submission),
                "the relay has told of two entries with the number " + sequence);
        reached(sequence);
    }

    private void reached(long sequence) {
        furthest = Math.max(furthest, sequence);
    }

    /// A relay has started with this log.
    void keptBy(List<Entry> log) {
        Violation.unless(
                log.size() >= furthest,
                "entry " + furthest + " was told of, but the log ends with " + log.size());
        for (Entry entry : log) {
            Submission told = places.get(entry.sequence());
            Submission found = new Submission(entry.author().client(), entry.clientSequence());
            Violation.unless(
                    told == null || told.equals(found),
                    "entry " + entry.sequence() + " is not what was told of it");
        }
    }
}
