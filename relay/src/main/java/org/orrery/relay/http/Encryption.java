package org.orrery.relay.http;

import io.vertx.ext.web.RoutingContext;

/// Whether a caller comes in as encrypted as the session's policy asks for. Callers on this machine always do.
final class Encryption {

    private Encryption() {}

    static boolean isMissing(Call call) {
        return call.session().policy().encryptionRequired() && !isPrivate(call.context());
    }

    /// Whether nobody between the caller and the relay can read along.
    static boolean isPrivate(RoutingContext context) {
        return Turnstile.isEncrypted(context) || Gate.isLocal(context.request());
    }
}
