package org.orrery.relay.http;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/// How a caller reaches this relay: as the setting `public-url` says, or else as the request itself came.
final class Links {

    private static final String KEY = "links.base";

    private final Optional<URI> publicBase;

    Links(Optional<URI> publicBase) {
        this.publicBase = publicBase;
    }

    /// Notes it for the handlers after this one.
    void mark(RoutingContext context) {
        String own = context.request().scheme() + "://" + context.request().authority();
        var _ = context.put(KEY, publicBase.map(URI::toString).orElse(own));
        context.next();
    }

    /// Such as `https://relay.example.org`.
    static String http(RoutingContext context) {
        return Objects.<String>requireNonNull(context.get(KEY));
    }

    /// Such as `wss://relay.example.org`.
    static String socket(RoutingContext context) {
        return "ws" + http(context).substring("http".length());
    }
}
