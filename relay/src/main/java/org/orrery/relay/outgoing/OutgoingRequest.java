package org.orrery.relay.outgoing;

import java.net.URI;
import java.util.Map;

/// A request to somebody else.
public record OutgoingRequest(String method, URI uri, Map<String, String> headers, String body) {

    public OutgoingRequest {
        headers = Map.copyOf(headers);
    }

    public static OutgoingRequest get(URI uri) {
        return new OutgoingRequest("GET", uri, Map.of("Accept", "application/json"), "");
    }

    public static OutgoingRequest post(URI uri, String contentType, String body) {
        return new OutgoingRequest(
                "POST",
                uri,
                Map.of("Accept", "application/json", "Content-Type", contentType),
                body);
    }

    boolean mayBeRedirected() {
        return method.equals("GET");
    }

    /// To another address; what was meant for the first host only is left out on the way to another.
    OutgoingRequest to(URI next) {
        boolean same =
                next.getScheme().equalsIgnoreCase(uri.getScheme())
                        && String.valueOf(next.getRawAuthority())
                                .equalsIgnoreCase(String.valueOf(uri.getRawAuthority()));
        return new OutgoingRequest(
                method, next, same ? headers : Map.of("Accept", "application/json"), body);
    }
}
