package org.orrery.ui.start;

import org.orrery.net.RelayClient;
import org.orrery.protocol.rest.Me;
import org.orrery.protocol.rest.SignInOptions;

/// How the relay that is chosen wants to know who I am.
public sealed interface SignInStage {
    /// It does not.
    record NotNeeded() implements SignInStage {}

    record ByPassword(RelayClient relay) implements SignInStage {}

    /// At the relay's identity provider.
    ///
    /// @param open whether the browser was opened for it and has not come back
    record ByBrowser(RelayClient relay, SignInOptions.Oidc server, boolean open)
            implements SignInStage {}

    record Done(RelayClient relay, Me me) implements SignInStage {}
}
