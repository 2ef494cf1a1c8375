package org.orrery.net.http;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.net.Answer;
import org.orrery.net.MeetingClient;
import org.orrery.protocol.rest.PassHost;
import org.orrery.protocol.rest.SessionView;
import org.orrery.protocol.rest.SetPasscode;

/// A session's meeting over HTTP, with the member's own token.
///
/// @param path of the session
/// @param token the newest join token
record HttpMeeting(Requests requests, String path, Supplier<String> token)
        implements MeetingClient {

    @Override
    public CompletableFuture<Answer<SessionView>> take(Step step) {
        return ask("POST", "/" + step.name().toLowerCase(Locale.ROOT), null);
    }

    @Override
    public CompletableFuture<Answer<SessionView>> passHost(UserId user) {
        return ask("POST", "/host", new PassHost(user));
    }

    @Override
    public CompletableFuture<Answer<SessionView>> setPasscode(String passcode) {
        return ask("PUT", "/passcode", new SetPasscode(passcode));
    }

    @Override
    public CompletableFuture<Answer<SessionView>> clearPasscode() {
        return ask("DELETE", "/passcode", null);
    }

    private CompletableFuture<Answer<SessionView>> ask(
            String method, String tail, @Nullable Object body) {
        return requests.as(token.get(), method, path + tail, body, SessionView.class);
    }
}
