package org.orrery.net.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.net.Answer;
import org.orrery.net.MeetingClient;
import org.orrery.protocol.rest.CreateInvite;
import org.orrery.protocol.rest.InviteList;
import org.orrery.protocol.rest.InviteView;
import org.orrery.protocol.rest.PassHost;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.protocol.rest.SessionView;
import org.orrery.protocol.rest.SetPasscode;
import org.orrery.protocol.rest.UpdateSession;

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

    @Override
    public CompletableFuture<Answer<SessionView>> update(UpdateSession change) {
        return ask("PATCH", "", change);
    }

    @Override
    public CompletableFuture<Answer<PolicyList>> policies() {
        return requests.get("/collaboration/policies", PolicyList.class);
    }

    @Override
    public CompletableFuture<Answer<InviteView>> invite(CreateInvite wanted) {
        return ask("POST", "/invites", wanted, InviteView.class);
    }

    @Override
    public CompletableFuture<Answer<InviteList>> invites() {
        return ask("GET", "/invites", null, InviteList.class);
    }

    @Override
    public CompletableFuture<Answer<Boolean>> revokeInvite(String inviteId) {
        return ask("DELETE", "/invites/" + inviteId, null, JsonNode.class)
                .thenApply(answer -> answer.map(_ -> true));
    }

    private CompletableFuture<Answer<SessionView>> ask(
            String method, String tail, @Nullable Object body) {
        return ask(method, tail, body, SessionView.class);
    }

    private <T> CompletableFuture<Answer<T>> ask(
            String method, String tail, @Nullable Object body, Class<T> type) {
        return requests.as(token.get(), method, path + tail, body, type);
    }
}
