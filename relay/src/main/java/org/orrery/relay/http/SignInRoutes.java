package org.orrery.relay.http;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.Me;
import org.orrery.protocol.rest.PasswordChange;
import org.orrery.protocol.rest.SignIn;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.protocol.rest.SignedIn;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.Revocations.Revocation;
import org.orrery.relay.access.Standing;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.identity.Identity;
import org.orrery.relay.identity.account.AccountOutcome;
import org.orrery.relay.identity.account.Accounts;
import org.orrery.relay.identity.account.SignInOutcome;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.setting.OidcSettings;

/// `/collaboration/sign-in`, `sign-out` and `me`: proving who one is.
final class SignInRoutes {

    private final Identity identity;
    private final RelayMeter meter;

    SignInRoutes(Identity identity, RelayMeter meter) {
        this.identity = identity;
        this.meter = meter;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("sign_in_options", "/collaboration/sign-in", this::options),
                Endpoint.post("sign_in", "/collaboration/sign-in", this::signIn),
                Endpoint.post("sign_out", "/collaboration/sign-out", this::signOut),
                Endpoint.get(
                        "me_read", "/collaboration/me", call -> call.reply(200, me(call.caller()))),
                new Endpoint(
                        "password_change",
                        HttpMethod.PUT,
                        "/collaboration/me/password",
                        true,
                        this::changePassword));
    }

    private void options(Call call) {
        String mode = identity.settings().signIn().wireName();
        OidcSettings oidc = identity.settings().oidc();
        call.reply(
                200,
                new SignInOptions(
                        mode,
                        identity.people().isEmpty()
                                ? null
                                : new SignInOptions.Oidc(
                                        oidc.issuer(),
                                        oidc.clientId(),
                                        oidc.scopes(),
                                        oidc.resource().isEmpty() ? null : oidc.resource())));
    }

    static Me me(Caller caller) {
        return new Me(
                caller.user().orElse(null),
                caller.name().orElse(null),
                caller.tenant().value(),
                Arrays.stream(Role.values()).filter(caller.roles()::contains).toList(),
                Arrays.stream(Standing.values())
                        .filter(caller::is)
                        .map(standing -> standing.name().toLowerCase(Locale.ROOT))
                        .toList(),
                caller.session().orElse(null));
    }

    private void signIn(Call call) {
        Optional<SignIn> request = call.body(SignIn.class);
        if (request.isEmpty()) {
            return;
        }
        if (identity.accounts().isEmpty()) {
            call.problem(Problems.noAccounts());
            return;
        }
        Accounts accounts = identity.accounts().get();
        String name = request.get().userId();
        String password = request.get().password();
        String refresh = request.get().refreshToken();
        if (refresh != null) {
            accounts.signIns()
                    .renew(refresh)
                    .whenComplete(
                            call.then(outcome -> {
                                Acts.didNothingMore(call);
                                answer(call, outcome, "renewed");
                            }));
        } else if (name != null && password != null) {
            accounts.signIn(name, password, Turnstile.place(call.context()))
                    .whenComplete(call.then(outcome -> signedIn(call, outcome, name)));
        } else {
            call.problem(Problems.malformed("user_id and password, or refresh_token, are needed"));
        }
    }

    /// Attempts are recorded, but for those that are not even looked at.
    private void signedIn(Call call, SignInOutcome outcome, String name) {
        Map<String, String> from = Map.of("address", Turnstile.address(call.context()));
        switch (outcome) {
            case SignInOutcome.SignedIn(var account, _, _, _) -> {
                String user = account.user().value();
                String tenant = account.tenant().value();
                Acts.did(call, new AdminAudit.Act(tenant, user, "sign_in.done", user, from));
                answer(call, outcome, "signed_in");
            }
            case SignInOutcome.Wrong _ ->
                    tenant(name)
                            .whenComplete(
                                    call.then(known -> {
                                        Acts.did(call, failure(name, known, from));
                                        answer(call, outcome, "signed_in");
                                    }));
            case SignInOutcome.Throttled _ -> answer(call, outcome, "signed_in");
        }
    }

    private void answer(Call call, SignInOutcome outcome, String success) {
        switch (outcome) {
            case SignInOutcome.SignedIn(
                            var account,
                            String access,
                            var expires,
                            String refresh) -> {
                meter.signedIn(success);
                call.reply(
                        200,
                        new SignedIn(access, expires.toString(), refresh, me(account.caller(""))));
            }
            case SignInOutcome.Wrong _ -> {
                meter.signedIn("failed");
                call.problem(Problems.signInFailed());
            }
            case SignInOutcome.Throttled(var pause) -> {
                meter.signedIn("throttled");
                var _ =
                        call.context()
                                .response()
                                .putHeader("Retry-After", String.valueOf(pause.toSeconds() + 1));
                call.problem(Problems.tooManyAttempts());
            }
        }
    }

    /// Whose account it is that somebody could not sign in to.
    private CompletionStage<Optional<String>> tenant(String name) {
        String id = name.strip().toLowerCase(Locale.ROOT);
        return UserId.isValid(id)
                ? identity.accounts()
                        .orElseThrow()
                        .find(new UserId(id))
                        .thenApply(found -> found.map(account -> account.tenant().value()))
                : CompletableFuture.completedFuture(Optional.empty());
    }

    /// A name that nobody has is not recorded: it may be a password that was typed into the wrong field.
    private static AdminAudit.Act failure(
            String name, Optional<String> tenant, Map<String, String> from) {
        String id = name.strip().toLowerCase(Locale.ROOT);
        return new AdminAudit.Act(
                tenant.orElse(""),
                ":unknown",
                "sign_in.failed",
                tenant.isPresent() ? id : ":unknown",
                from);
    }

    private void signOut(Call call) {
        Caller caller = call.caller();
        UserId user = caller.user().orElse(null);
        if (user == null) {
            Acts.didNothingMore(call);
            call.reply(200, Map.of());
            return;
        }
        CompletionStage<Void> done;
        if (identity.people().isPresent() && caller.session().isEmpty()) {
            String token = Gate.token(call.context()).orElse("");
            done = identity.people().get().signOut(user, token);
        } else if (identity.accounts().isPresent() && caller.signIn().isPresent()) {
            done = identity.accounts().get().signIns().end(user, caller.signIn().get());
        } else {
            identity.revocations().revoke(new Revocation(user, caller.signIn()));
            done = CompletableFuture.completedFuture(null);
        }
        done.thenApply(_ -> Map.of())
                .whenComplete(
                        call.then(answer -> {
                            Acts.did(call, "sign_in.ended", user.value(), Map.of());
                            call.reply(200, answer);
                        }));
    }

    private void changePassword(Call call) {
        Optional<PasswordChange> request = call.body(PasswordChange.class);
        if (request.isEmpty()) {
            return;
        }
        UserId user = call.caller().user().orElse(null);
        if (identity.accounts().isEmpty() || user == null) {
            call.problem(Problems.noAccounts());
            return;
        }
        try {
            identity.accounts()
                    .get()
                    .changePassword(user, request.get().oldPassword(), request.get().newPassword())
                    .whenComplete(call.then(outcome -> changed(call, user, outcome)));
        } catch (IllegalArgumentException invalid) {
            call.problem(Problems.invalid(String.valueOf(invalid.getMessage())));
        }
    }

    private void changed(Call call, UserId user, AccountOutcome outcome) {
        if (outcome instanceof AccountOutcome.Done) {
            Acts.did(call, "password.changed", user.value(), Map.of());
            call.reply(200, Map.of());
        } else {
            call.problem(Problems.signInFailed());
        }
    }
}
