package org.orrery.relay.identity.account;

import java.time.Duration;
import java.time.Instant;

/// What came of an attempt to sign in.
public sealed interface SignInOutcome {

    /// The tokens as their owner gets them; the relay keeps their hashes.
    record SignedIn(Account account, String accessToken, Instant expiresAt, String refreshToken)
            implements SignInOutcome {}

    /// Name and password, or the token, do not fit; nobody is told which of them.
    record Wrong() implements SignInOutcome {}

    /// Too many attempts have failed.
    record Throttled(Duration pause) implements SignInOutcome {}
}
