package org.orrery.ui.start;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/// Proving who I am to a relay that wants to know it. What is signed in is kept over a restart of the program, until I sign
/// out.
public final class SigningIn {
    /// A relay that does not know me so soon after it has let me in will not know me better the next time.
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final UiServices services;
    private final FxInbox inbox;
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<SignInStage> stage =
            new ReadOnlyObjectWrapper<>(new SignInStage.NotNeeded());
    private final Map<URI, Me> known = new HashMap<>();
    private final Map<URI, Instant> signedInAt = new HashMap<>();
    private final Set<URI> inVain = new HashSet<>();
    private final Set<URI> renewing = new HashSet<>();
    private Optional<URI> shown = Optional.empty();
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

    /// Shows nothing any more: no relay is chosen.
    void lookAway() {
        shown = Optional.empty();
        problem.set("");
        stage.set(new SignInStage.NotNeeded());
    }

    /// Asks how a relay wants people to sign in, signs in again if that was done before, and shows how it stands.
    ///
    /// @param then what to do when that is clear, signed in or not
    void look(RelayClient relay, Runnable then) {
        shown = Optional.of(relay.base());
        problem.set("");
        ask(
                relay.signIn().options(),
                options -> settle(relay, options, then),
                _ -> {
                    show(relay, new SignInStage.NotNeeded());
                    then.run();
                });
    }

    /// The relay does not know me, or not any more: tries to renew the sign-in, else asks for a new one; then goes on. Whom it
    /// does not know in spite of a new sign-in has to sign in by hand.
    void needed(RelayClient relay, Runnable retry) {
        URI base = relay.base();
        boolean hopeless = isHopeless(base);
        known.remove(base);
        if (hopeless) {
            signedInAt.remove(base);
            services.tokens().forget(base);
            relay.signIn().use(Optional.empty());
        }
        afterwards = retry;
        look(
                relay,
                () -> {
                    if (hopeless) {
                        problem.set(Texts.of("signin.token_invalid"));
                    }
                });
    }

    /// Whether signing in has just been of no use twice. Once may be a question that was asked before it.
    private boolean isHopeless(URI base) {
        Instant at = signedInAt.get(base);
        boolean fresh = at != null && at.plus(FRESH).isAfter(services.clock().instant());
        if (!fresh) {
            inVain.remove(base);
            return false;
        }
        boolean second = !inVain.add(base);
        if (second) {
            inVain.remove(base);
        }
        return second;
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
                        show(relay, new SignInStage.ByBrowser(relay, server, false));
                        explain(answer);
                    });
        }
    }

    /// Here and at the relay; the program does not remember it either.
    public void signOut() {
        if (stage.get() instanceof SignInStage.Done(RelayClient relay, Me _)) {
            known.remove(relay.base());
            signedInAt.remove(relay.base());
            services.tokens().forget(relay.base());
            ask(relay.signIn().signOut(), _ -> look(relay, () -> {}), _ -> look(relay, () -> {}));
        }
    }

    private void settle(RelayClient relay, SignInOptions options, Runnable then) {
        Me me = known.get(relay.base());
        boolean open = "open".equals(options.mode());
        Optional<String> token =
                open || me != null ? Optional.empty() : services.tokens().find(relay.base());
        if (me != null && !open) {
            show(relay, new SignInStage.Done(relay, me));
            then.run();
        } else if (token.isPresent() && renewing.add(relay.base())) {
            renew(relay, options, token.get(), then);
        } else {
            show(relay, card(relay, options));
            then.run();
        }
    }

    private static SignInStage card(RelayClient relay, SignInOptions options) {
        SignInOptions.Oidc server = options.oidc();
        if ("local".equals(options.mode())) {
            return new SignInStage.ByPassword(relay);
        }
        return server == null
                ? new SignInStage.NotNeeded()
                : new SignInStage.ByBrowser(relay, server, false);
    }

    /// A token that is not taken is forgotten; one that could not be shown is kept for the next time.
    private void renew(RelayClient relay, SignInOptions options, String token, Runnable then) {
        Consumer<Answer<?>> failed =
                answer -> {
                    renewing.remove(relay.base());
                    if (answer instanceof Answer.Refused<?>) {
                        services.tokens().forget(relay.base());
                    }
                    show(relay, card(relay, options));
                    then.run();
                };
        Consumer<Me> renewed =
                me -> {
                    renewing.remove(relay.base());
                    done(relay, me);
                    then.run();
                };
        SignInOptions.Oidc server = options.oidc();
        if (server == null) {
            ask(
                    relay.signIn().renew(token),
                    in -> {
                        services.tokens().keep(relay.base(), in.refreshToken());
                        renewed.accept(in.me());
                    },
                    failed);
        } else {
            ask(
                    services.renewSignIn(server, token),
                    tokens -> show(relay, tokens, renewed, failed),
                    failed);
        }
    }

    /// Keeps what a company's server gave, and shows it to the relay.
    private void show(
            RelayClient relay, OidcTokens tokens, Consumer<Me> next, Consumer<Answer<?>> failed) {
        tokens.refreshToken().ifPresent(token -> services.tokens().keep(relay.base(), token));
        relay.signIn().use(Optional.of(tokens.accessToken()));
        ask(relay.signIn().me(), next, failed);
    }

    /// Unless another relay, or none, has been chosen meanwhile.
    private void show(RelayClient relay, SignInStage now) {
        if (shown.filter(relay.base()::equals).isPresent()) {
            stage.set(now);
        }
    }

    private void byBrowser(RelayClient relay, OidcTokens tokens) {
        show(
                relay,
                tokens,
                me -> done(relay, me),
                answer -> {
                    services.tokens().forget(relay.base());
                    look(relay, () -> explain(answer));
                });
    }

    private void signedIn(RelayClient relay, SignedIn in) {
        services.tokens().keep(relay.base(), in.refreshToken());
        done(relay, in.me());
    }

    private void done(RelayClient relay, Me me) {
        known.put(relay.base(), me);
        signedInAt.put(relay.base(), services.clock().instant());
        show(relay, new SignInStage.Done(relay, me));
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
