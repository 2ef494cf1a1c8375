package org.orrery.relay.http;

/// Whether a caller comes in as encrypted as the session's policy asks for. Callers on this machine always do.
final class Encryption {

    private Encryption() {}

    static boolean isMissing(Call call) {
        var request = call.context().request();
        return isMissing(
                call.session().policy().encryptionRequired(),
                request.isSSL() || Links.http(call.context()).startsWith("https:"),
                Gate.isLocal(request));
    }

    static boolean isMissing(boolean required, boolean encrypted, boolean local) {
        return required && !encrypted && !local;
    }
}
