package org.orrery.relay.http;

import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.AccountList;
import org.orrery.protocol.rest.AccountView;
import org.orrery.protocol.rest.CreateAccount;
import org.orrery.protocol.rest.TenantList;
import org.orrery.protocol.rest.UpdateAccount;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.identity.Identity;
import org.orrery.relay.identity.account.Account;
import org.orrery.relay.identity.account.AccountOutcome;
import org.orrery.relay.identity.account.Accounts;
import org.orrery.relay.session.Rooms;

/// `/collaboration/accounts` and `tenants`: looking after the people of a tenant; for operators, of all tenants.
final class AccountRoutes {

    private final Identity identity;
    private final Rooms rooms;

    AccountRoutes(Identity identity, Rooms rooms) {
        this.identity = identity;
        this.rooms = rooms;
    }

    List<Endpoint> endpoints() {
        String accounts = "/collaboration/accounts";
        return List.of(
                Endpoint.get("account_list", accounts, this::list),
                Endpoint.post("account_create", accounts, this::create).creating(),
                new Endpoint(
                        "account_update",
                        HttpMethod.PATCH,
                        accounts + "/:user",
                        true,
                        call -> withAccount(call, account -> update(call, account))),
                Endpoint.stream(
                        "account_delete",
                        HttpMethod.DELETE,
                        accounts + "/:user",
                        call -> withAccount(call, account -> delete(call, account))),
                Endpoint.get("tenant_list", "/collaboration/tenants", this::tenants));
    }

    private static boolean isOperator(Call call) {
        return call.caller().is(Standing.OPERATOR);
    }

    private Optional<Accounts> accounts(Call call) {
        if (identity.accounts().isEmpty()) {
            call.problem(Problems.noAccounts());
        }
        return identity.accounts();
    }

    /// The tenant that is asked for: one's own, or for operators any that there is.
    private Optional<TenantId> tenant(Call call, String asked) {
        TenantId own = call.caller().tenant();
        if (asked.isEmpty() || asked.equals(own.value())) {
            return Optional.of(own);
        }
        Optional<TenantId> other =
                identity.settings().tenants().stream()
                        .filter(each -> isOperator(call) && each.value().equals(asked))
                        .findFirst();
        if (other.isEmpty()) {
            call.problem(Problems.notFound("there is no such tenant"));
        }
        return other;
    }

    private void list(Call call) {
        Optional<Accounts> accounts = accounts(call);
        if (accounts.isEmpty()) {
            return;
        }
        OptionalInt limit = Paging.limit(call);
        OptionalInt offset = Paging.offset(call);
        if (limit.isEmpty() || offset.isEmpty()) {
            call.problem(Paging.problem());
            return;
        }
        String asked = call.context().request().getParam("tenant");
        tenant(call, asked == null ? "" : asked)
                .ifPresent(tenant ->
                        accounts.get()
                                .list(tenant, offset.getAsInt(), limit.getAsInt())
                                .thenCombine(
                                        accounts.get().count(tenant),
                                        (page, total) ->
                                                new AccountList(
                                                        page.stream()
                                                                .map(AccountRoutes::view)
                                                                .toList(),
                                                        total))
                                .whenComplete(call.then(page -> call.reply(200, page))));
    }

    private static AccountView view(Account account) {
        return new AccountView(
                account.user(),
                account.name(),
                account.tenant().value(),
                account.role(),
                account.standing().name().toLowerCase(Locale.ROOT),
                account.created().toString());
    }

    private void create(Call call) {
        Optional<CreateAccount> body = call.body(CreateAccount.class);
        if (body.isEmpty() || accounts(call).isEmpty()) {
            return;
        }
        CreateAccount request = body.get();
        try {
            Standing standing = standing(request.standing(), Standing.PERSON);
            if (mayNotGive(call, standing)) {
                call.problem(Problems.forbidden());
                return;
            }
            Optional<TenantId> tenant =
                    tenant(call, Objects.requireNonNullElse(request.tenant(), ""));
            if (tenant.isPresent()) {
                create(call, request, tenant.get(), standing);
            }
        } catch (IllegalArgumentException invalid) {
            call.problem(Problems.invalid(String.valueOf(invalid.getMessage())));
        }
    }

    private void create(Call call, CreateAccount request, TenantId tenant, Standing standing) {
        UserId user = Accounts.userId(request.userId(), tenant, identity.settings().tenants());
        Account account =
                new Account(
                        user,
                        tenant,
                        Objects.requireNonNullElse(request.name(), user.value()),
                        Objects.requireNonNullElse(request.role(), Role.COLLABORATOR),
                        standing,
                        Instant.now());
        identity.accounts()
                .orElseThrow()
                .create(account, request.password())
                .whenComplete(call.then(outcome -> answer(call, outcome, "account.created", 201)));
    }

    private void answer(Call call, AccountOutcome outcome, String action, int status) {
        switch (outcome) {
            case AccountOutcome.Done(Account account) -> {
                Map<String, String> detail =
                        Map.of(
                                "role", account.role().wireName(),
                                "standing", view(account).standing());
                Acts.did(
                        call,
                        new AdminAudit.Act(
                                account.tenant().value(),
                                Acts.actor(call),
                                action,
                                account.user().value(),
                                detail));
                call.reply(status, view(account));
            }
            case AccountOutcome.Exists _ -> call.problem(Problems.accountExists());
            case AccountOutcome.NotFound _, AccountOutcome.WrongPassword _ ->
                    call.problem(Problems.accountNotFound());
        }
    }

    private static Standing standing(@Nullable String name, Standing otherwise) {
        if (name == null) {
            return otherwise;
        }
        try {
            return Standing.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "the standing is person, tenant_admin or operator", unknown);
        }
    }

    private static boolean mayNotGive(Call call, Standing standing) {
        return standing == Standing.OPERATOR && !isOperator(call);
    }

    /// The account in question, if the caller looks after it.
    private void withAccount(Call call, Consumer<Account> then) {
        Optional<Accounts> accounts = accounts(call);
        String id = call.context().pathParam("user");
        if (accounts.isEmpty()) {
            return;
        }
        CompletionStage<Optional<Account>> found =
                id != null && UserId.isValid(id)
                        ? accounts.get().find(new UserId(id))
                        : CompletableFuture.completedFuture(Optional.empty());
        found.whenComplete(
                call.then(account ->
                        account.filter(each ->
                                        isOperator(call)
                                                || each.tenant().equals(call.caller().tenant()))
                                .ifPresentOrElse(
                                        each -> {
                                            if (mayNotGive(call, each.standing())) {
                                                call.problem(Problems.forbidden());
                                            } else {
                                                then.accept(each);
                                            }
                                        },
                                        () -> call.problem(Problems.accountNotFound()))));
    }

    private void update(Call call, Account account) {
        Optional<UpdateAccount> body = call.body(UpdateAccount.class);
        if (body.isEmpty()) {
            return;
        }
        UpdateAccount request = body.get();
        try {
            Account wanted =
                    new Account(
                            account.user(),
                            account.tenant(),
                            Objects.requireNonNullElse(request.name(), account.name()),
                            Objects.requireNonNullElse(request.role(), account.role()),
                            standing(request.standing(), account.standing()),
                            account.created());
            if (mayNotGive(call, wanted.standing())) {
                call.problem(Problems.forbidden());
                return;
            }
            Accounts accounts = identity.accounts().orElseThrow();
            String password = request.password();
            CompletionStage<AccountOutcome> first =
                    password == null
                            ? CompletableFuture.completedFuture(new AccountOutcome.Done(account))
                            : accounts.setPassword(account.user(), password);
            first.thenCompose(_ -> accounts.update(account.user(), _ -> wanted))
                    .whenComplete(
                            call.then(outcome -> answer(call, outcome, "account.changed", 200)));
        } catch (IllegalArgumentException invalid) {
            call.problem(Problems.invalid(String.valueOf(invalid.getMessage())));
        }
    }

    private void delete(Call call, Account account) {
        identity.accounts()
                .orElseThrow()
                .remove(account.user())
                .whenComplete(call.then(outcome -> answer(call, outcome, "account.removed", 200)));
    }

    private void tenants(Call call) {
        List<TenantId> shown =
                isOperator(call) ? identity.settings().tenants() : List.of(call.caller().tenant());
        List<CompletableFuture<TenantList.TenantView>> views = new ArrayList<>();
        for (TenantId tenant : shown) {
            CompletionStage<Integer> accounts =
                    identity.accounts()
                            .map(each -> each.count(tenant))
                            .orElseGet(() -> CompletableFuture.completedFuture(0));
            views.add(
                    accounts.thenApply(count ->
                                    new TenantList.TenantView(
                                            tenant.value(), rooms.sessions(tenant), count))
                            .toCompletableFuture());
        }
        var _ =
                CompletableFuture.allOf(views.toArray(CompletableFuture<?>[]::new))
                        .thenApply(_ ->
                                new TenantList(
                                        views.stream().map(CompletableFuture::join).toList()))
                        .whenComplete(call.then(list -> call.reply(200, list)));
    }
}
