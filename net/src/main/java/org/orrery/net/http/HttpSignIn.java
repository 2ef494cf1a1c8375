package org.orrery.net.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.orrery.net.Answer;
import org.orrery.net.RelaySignIn;
import org.orrery.protocol.rest.InvitePreview;
import org.orrery.protocol.rest.Me;
import org.orrery.protocol.rest.RedeemInvite;
import org.orrery.protocol.rest.Redeemed;
import org.orrery.protocol.rest.SignIn;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.protocol.rest.SignedIn;

/// The sign-in of a relay over HTTP; its token goes with all requests of the same client.
final class HttpSignIn implements RelaySignIn {

    private static final String SIGN_IN = "/collaboration/sign-in";
    private static final String INVITES = "/collaboration/invites";

    private final Requests requests;

    HttpSignIn(Requests requests) {
        this.requests = requests;
    }

    @Override
    public CompletableFuture<Answer<SignInOptions>> options() {
        return requests.get(SIGN_IN, SignInOptions.class);
    }

    @Override
    public CompletableFuture<Answer<SignedIn>> signIn(String userId, String password) {
        return enter(SignIn.with(userId, password));
    }

    @Override
    public CompletableFuture<Answer<SignedIn>> renew(String refreshToken) {
        return enter(SignIn.again(refreshToken));
    }

    /// The token before is not shown: it may have expired, and then nothing would be heard at all.
    private CompletableFuture<Answer<SignedIn>> enter(SignIn request) {
        use(Optional.empty());
        return requests.post(SIGN_IN, request, SignedIn.class)
                .thenApply(answer -> {
                    answer.toOptional().ifPresent(in -> use(Optional.of(in.accessToken())));
                    return answer;
                });
    }

    @Override
    public CompletableFuture<Answer<Me>> me() {
        return requests.get("/collaboration/me", Me.class);
    }

    @Override
    public CompletableFuture<Answer<InvitePreview>> inspect(String code) {
        return requests.post(INVITES + "/inspect", new RedeemInvite(code), InvitePreview.class);
    }

    @Override
    public CompletableFuture<Answer<Redeemed>> redeem(String code) {
        return requests.post(INVITES + "/redeem", new RedeemInvite(code), Redeemed.class);
    }

    @Override
    public CompletableFuture<Answer<Boolean>> signOut() {
        return requests.post("/collaboration/sign-out", Map.of(), JsonNode.class)
                .thenApply(answer -> {
                    use(Optional.empty());
                    return answer.map(_ -> true);
                });
    }

    @Override
    public void use(Optional<String> accessToken) {
        requests.authorize(accessToken);
    }
}
