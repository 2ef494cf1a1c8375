package org.orrery.app.desktop;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.orrery.analytics.job.Jobs;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.signin.OidcSignIn;
import org.orrery.net.signin.OidcTokens;
import org.orrery.net.trust.Trust;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.ui.service.TokenStore;
import org.orrery.ui.service.UiServices;
import org.orrery.ui.setting.SettingsStore;

/// What the window needs of this machine: clients of relays, one for each address; the relay inside the program; settings; a
/// pool for long work.
public final class DesktopServices implements UiServices, AutoCloseable {

    private static final int JOB_THREADS = 2;
    private static final Duration BROWSER_PATIENCE = Duration.ofMinutes(5);
    private static final int JOB_QUEUE = 16;

    private final Map<URI, RelayClient> clients = new ConcurrentHashMap<>();
    private final Function<URI, RelayClient> connect;
    private final LocalRelay localRelay;
    private final SettingsStore settings;
    private final TokenStore tokens;
    private final OidcSignIn oidc;
    private final Jobs jobs = new Jobs(JOB_THREADS, JOB_QUEUE);

    /// Services on top of what is given, which stays the caller's to close.
    ///
    /// @param connect makes the client of a relay; the services close what it makes
    /// @param tokens where sign-ins are kept
    /// @param trust how far servers are believed at which people sign in
    public DesktopServices(
            Function<URI, RelayClient> connect,
            LocalRelay localRelay,
            SettingsStore settings,
            TokenStore tokens,
            Trust trust) {
        this.connect = connect;
        this.localRelay = localRelay;
        this.settings = settings;
        this.tokens = tokens;
        this.oidc =
                OidcSignIn.trusting(
                        trust, SystemBrowser::open, InstantSource.system(), BROWSER_PATIENCE);
    }

    /// Services that keep no sign-ins and trust what Java trusts.
    public DesktopServices(
            Function<URI, RelayClient> connect, LocalRelay localRelay, SettingsStore settings) {
        this(connect, localRelay, settings, TokenStore.inMemory(), Trust.standard());
    }

    @Override
    public RelayClient relay(URI base) {
        return clients.computeIfAbsent(base, connect);
    }

    @Override
    public CompletableFuture<Answer<URI>> startLocalRelay() {
        return localRelay.start();
    }

    @Override
    public CompletableFuture<Answer<OidcTokens>> signInByBrowser(SignInOptions.Oidc server) {
        return oidc.signIn(server);
    }

    @Override
    public CompletableFuture<Answer<OidcTokens>> renewSignIn(
            SignInOptions.Oidc server, String refreshToken) {
        return oidc.renew(server, refreshToken);
    }

    @Override
    public void openInBrowser(URI page) {
        SystemBrowser.open(page);
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public SettingsStore settings() {
        return settings;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public String version() {
        return Version.CURRENT;
    }

    @Override
    public void close() {
        clients.values().forEach(RelayClient::close);
        jobs.close();
    }
}
