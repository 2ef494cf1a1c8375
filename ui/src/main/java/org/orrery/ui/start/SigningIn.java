package org.orrery.ui.start;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.orrery.model.id.UserId;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.signin.OidcTokens;
import org.orrery.protocol.rest.Me;
import org.orrery.protocol.rest.Problem;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.protocol.rest.SignedIn;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.service.UiServices;
import org.orrery.ui.text.Texts;

/// Proving who I am to a relay that wants to know it. What is signed in lasts until the program ends.
public final class SigningIn {
    private final UiServices services;
    private final FxInbox inbox;
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<SignInStage> stage =
            new ReadOnlyObjectWrapper<>(new SignInStage.NotNeeded());
    private final Map<URI, Me> known = new HashMap<>();
    private final Map<URI, String> refresh = new HashMap<>();
    private Runnable afterwards = () -> {};

    SigningIn(UiServices services, FxInbox inbox) {
        this.services = services;
        this.inbox = inbox;
    }

    public StringProperty userProperty() {
        return user;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<SignInStage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// Whom a relay takes me for; empty when it knows nobody.
    Optional<UserId> userAt(URI relay) {
        return Optional.ofNullable(known.get(relay)).map(Me::userId);
    }

    /// Asks how a relay wants people to sign in, and shows it when it does.
    void look(RelayClient relay) {
        problem.set("");
        ask(
                relay.signIn().options(),
                options -> show(relay, options),
                _ -> stage.set(new SignInStage.NotNeeded()));
    }

    /// The relay does not know me, or not any more: tries to renew the sign-in, else asks for a new one; then goes on.
    void needed(RelayClient relay, Runnable retry) {
        known.remove(relay.base());
        afterwards = retry;
        String token = refresh.remove(relay.base());
        if (token == null) {
            look(relay);
            return;
        }
        ask(relay.signIn().renew(token), in -> signedIn(relay, in), _ -> look(relay));
    }

    /// With the name and the password that are typed.
    public void signIn() {
        if (!(stage.get() instanceof SignInStage.ByPassword(RelayClient relay))) {
            return;
        }
        if (user.get().isBlank() || password.get().isEmpty()) {
            problem.set(Texts.of("signin.missing"));
            return;
        }
        String secret = password.get();
        password.set("");
        problem.set("");
        ask(
                relay.signIn().signIn(user.get().strip(), secret),
                in -> signedIn(relay, in),
                this::explain);
    }

    /// In the browser of this computer.
    public void signInByBrowser() {
        if (stage.get() instanceof SignInStage.ByBrowser(RelayClient relay, var server, _)) {
            problem.set("");
            stage.set(new SignInStage.ByBrowser(relay, server, true));
            ask(
                    services.signInByBrowser(server),
                    tokens -> byBrowser(relay, tokens),
                    answer -> {
                        stage.set(new SignInStage.ByBrowser(relay, server, false));
                        explain(answer);
                    });
        }
    }

    public void signOut() {
        if (stage.get() instanceof SignInStage.Done(RelayClient relay, Me _)) {
            known.remove(relay.base());
            refresh.remove(relay.base());
            ask(relay.signIn().signOut(), _ -> look(relay), _ -> look(relay));
        }
    }

    private void show(RelayClient relay, SignInOptions options) {
        Me me = known.get(relay.base());
        SignInOptions.Oidc server = options.oidc();
        if (me != null) {
            stage.set(new SignInStage.Done(relay, me));
        } else if ("local".equals(options.mode())) {
            stage.set(new SignInStage.ByPassword(relay));
        } else if (server != null) {
            stage.set(new SignInStage.ByBrowser(relay, server, false));
        } else {
            stage.set(new SignInStage.NotNeeded());
        }
    }

    private void byBrowser(RelayClient relay, OidcTokens tokens) {
        relay.signIn().use(Optional.of(tokens.accessToken()));
        ask(
                relay.signIn().me(),
                me -> done(relay, me),
                answer -> {
                    look(relay);
                    explain(answer);
                });
    }

    private void signedIn(RelayClient relay, SignedIn in) {
        refresh.put(relay.base(), in.refreshToken());
        done(relay, in.me());
    }

    private void done(RelayClient relay, Me me) {
        known.put(relay.base(), me);
        stage.set(new SignInStage.Done(relay, me));
        Runnable next = afterwards;
        afterwards = () -> {};
        next.run();
    }

    private void explain(Answer<?> answer) {
        problem.set(
                answer instanceof Answer.Refused<?>(Problem why)
                        ? Texts.has("signin." + why.code())
                                ? Texts.of("signin." + why.code())
                                : Trouble.sentence(why)
                        : Texts.of("signin.unreachable"));
    }

    private <T> void ask(
            CompletableFuture<Answer<T>> future, Consumer<T> next, Consumer<Answer<?>> otherwise) {
        var _ =
                future.thenAcceptAsync(
                        answer -> {
                            if (answer instanceof Answer.Success<T>(T value)) {
                                next.accept(value);
                            } else {
                                otherwise.accept(answer);
                            }
                        },
                        inbox);
    }
}
