package org.orrery.ui.fake;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.orrery.analytics.job.Jobs;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.signin.OidcTokens;
import org.orrery.protocol.rest.Problem;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.ui.service.TokenStore;
import org.orrery.ui.service.UiServices;
import org.orrery.ui.setting.SettingsStore;
import org.orrery.ui.setting.UserSettings;

/// A program around the window that has one relay and keeps its settings in memory.
public final class FakeServices implements UiServices, AutoCloseable {
    public static final URI RELAY = URI.create("http://127.0.0.1:8000");
    private final SettingsStore settings;
    private final Jobs jobs = new Jobs(1, 50);
    private final FakeRelayClient relay = new FakeRelayClient(RELAY);
    private final TokenStore tokens = TokenStore.inMemory();
    private Instant now;
    private CompletableFuture<Answer<URI>> localRelay =
            CompletableFuture.completedFuture(new Answer.Success<>(RELAY));

    private final List<URI> opened = new ArrayList<>();

    public FakeServices(UserSettings settings, Instant now) {
        this.settings = SettingsStore.inMemory(settings);
        this.now = now;
    }

    public FakeRelayClient relay() {
        return relay;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void answerLocalRelay(CompletableFuture<Answer<URI>> answer) {
        localRelay = answer;
    }

    @Override
    public RelayClient relay(URI base) {
        return relay;
    }

    @Override
    public CompletableFuture<Answer<URI>> startLocalRelay() {
        return localRelay;
    }

    @Override
    public CompletableFuture<Answer<OidcTokens>> signInByBrowser(SignInOptions.Oidc server) {
        return CompletableFuture.completedFuture(
                new Answer.Success<>(
                        new OidcTokens("access", now.plusSeconds(600), Optional.of("refresh"))));
    }

    /// Takes the refresh token `refresh` and gives it again.
    @Override
    public CompletableFuture<Answer<OidcTokens>> renewSignIn(
            SignInOptions.Oidc server, String refreshToken) {
        return CompletableFuture.completedFuture(
                refreshToken.equals("refresh")
                        ? new Answer.Success<>(
                                new OidcTokens(
                                        "access", now.plusSeconds(600), Optional.of("refresh")))
                        : new Answer.Refused<>(Problem.of(400, "invalid_grant", "No", "")));
    }

    @Override
    public void openInBrowser(URI page) {
        opened.add(page);
    }

    /// Pages that were opened in the browser.
    public List<URI> opened() {
        return opened;
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
        return () -> now;
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public void close() {
        jobs.close();
    }
}
