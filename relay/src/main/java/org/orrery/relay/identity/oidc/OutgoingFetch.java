package org.orrery.relay.identity.oidc;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import org.orrery.relay.outgoing.OutgoingAnswer;
import org.orrery.relay.outgoing.OutgoingRequests;

/// Fetches by the relay's guarded requests, which go inwards only where the settings say so.
///
/// @param requests never complete exceptionally, and in time
public record OutgoingFetch(OutgoingRequests requests) implements Fetch {

    private static final int OK = 200;

    @Override
    public String get(URI address) throws IOException {
        try {
            return switch (requests.get(address).toCompletableFuture().join()) {
                case OutgoingAnswer.Answered answer when answer.status() == OK -> answer.body();
                case OutgoingAnswer.Answered answer ->
                        throw new IOException(address + " answered " + answer.status());
                case OutgoingAnswer.Refused(String reason) ->
                        throw new IOException(address + ": " + reason + " (see outgoing-allowed)");
                case OutgoingAnswer.Failed(String reason) ->
                        throw new IOException(address + ": " + reason);
            };
        } catch (CompletionException failure) {
            throw new IOException(address + " cannot be asked", failure);
        }
    }
}
