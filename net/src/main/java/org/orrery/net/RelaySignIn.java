package org.orrery.net;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.orrery.protocol.rest.InvitePreview;
import org.orrery.protocol.rest.Me;
import org.orrery.protocol.rest.Redeemed;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.protocol.rest.SignedIn;

/// The part of a relay that knows people.
public interface RelaySignIn {

    /// How people prove who they are: `open` (not at all), `local` or `oidc`.
    CompletableFuture<Answer<SignInOptions>> options();

    /// Signs in with a name and a password and uses the access token from now on.
    CompletableFuture<Answer<SignedIn>> signIn(String userId, String password);

    /// Exchanges the refresh token of a local sign-in and uses the new access token from now on.
    CompletableFuture<Answer<SignedIn>> renew(String refreshToken);

    /// Who the relay takes the holder of the present token for.
    CompletableFuture<Answer<Me>> me();

    /// What an invite leads to; takes no use of it.
    CompletableFuture<Answer<InvitePreview>> inspect(String code);

    /// Takes one use of an invite. The token that it gives is for [RelayClient#withToken(String)].
    CompletableFuture<Answer<Redeemed>> redeem(String code);

    /// Ends the sign-in at the relay and forgets the token.
    CompletableFuture<Answer<Boolean>> signOut();

    /// Shows this token with every request from now on, rooms that are joined included; empty to show none.
    void use(Optional<String> accessToken);
}
