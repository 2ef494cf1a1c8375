package org.orrery.relay.identity.oidc;

import java.io.IOException;
import java.net.URI;

/// Brings a small JSON document from an address that the relay's operator has named. May wait; called on no event loop.
@FunctionalInterface
public interface Fetch {

    /// The document's text.
    ///
    /// @throws IOException when it is not there, is too large, or takes too long
    String get(URI address) throws IOException;
}
