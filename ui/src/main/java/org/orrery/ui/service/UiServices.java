package org.orrery.ui.service;

import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.orrery.analytics.job.Jobs;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.signin.OidcTokens;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.ui.setting.SettingsStore;

/// What the window asks of the program around it. Methods are called on the FX thread and return at once.
public interface UiServices {
    /// A client of the relay at `base`, such as `http://127.0.0.1:8000`. The caller does not close it; asked again for the
    /// same base, the program may hand out the same client.
    RelayClient relay(URI base);

    /// Starts the relay inside this program, or says where it listens when it runs already.
    CompletableFuture<Answer<URI>> startLocalRelay();

    /// Signs in at an OpenID Connect server in the browser of this computer.
    CompletableFuture<Answer<OidcTokens>> signInByBrowser(SignInOptions.Oidc server);

    /// Signs in there again with the refresh token of the last time, without the browser.
    CompletableFuture<Answer<OidcTokens>> renewSignIn(
            SignInOptions.Oidc server, String refreshToken);

    /// Shows a page in the browser of this computer.
    void openInBrowser(URI page);

    TokenStore tokens();

    SettingsStore settings();

    /// The analytics pool.
    Jobs jobs();

    InstantSource clock();

    String version();
}
