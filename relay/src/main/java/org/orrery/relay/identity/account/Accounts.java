package org.orrery.relay.identity.account;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.orrery.model.id.UserId;
import org.orrery.relay.access.Revocations;
import org.orrery.relay.access.Revocations.Revocation;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.identity.store.IdentityDatabase;
import org.orrery.relay.identity.store.Secret;
import org.orrery.relay.setting.IdentitySettings;
import org.orrery.relay.setting.IdentitySettings.PasswordSettings;

/// The accounts of a relay with `sign-in = local`. Passwords are hashed on threads of their own, few and with a short queue:
/// each hash takes tens of megabytes for tens of milliseconds.
public final class Accounts implements AutoCloseable {

    private static final int HASHERS = 2;
    private static final int WAITING_HASHES = 64;

    private final IdentityDatabase database;
    private final PasswordSettings costs;
    private final SecureRandom random;
    private final Revocations revocations;
    private final SignIns signIns;
    private final SignInThrottle throttle;

    /// What a password is compared with when nobody has the name, so that it takes as long.
    private final String nobodysPassword;

    private final ExecutorService hashing =
            new ThreadPoolExecutor(
                    HASHERS,
                    HASHERS,
                    10,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING_HASHES),
                    Thread.ofPlatform().name("relay-passwords-", 0).daemon().factory());

    public Accounts(
            IdentityDatabase database,
            IdentitySettings settings,
            SecureRandom random,
            InstantSource clock,
            Revocations revocations) {
        this.database = database;
        this.costs = settings.passwords();
        this.random = random;
        this.revocations = revocations;
        this.signIns =
                new SignIns(
                        database,
                        random,
                        clock,
                        revocations,
                        settings.accessTokenLifetime(),
                        settings.refreshTokenLifetime());
        this.throttle = new SignInThrottle(settings.attempts(), settings.window(), clock);
        this.nobodysPassword = PasswordHash.of(Secret.next(random, 128), costs, random);
    }

    public SignIns signIns() {
        return signIns;
    }

    /// The id of a name in a tenant: lower case, and in every tenant but the first of the relay with the tenant after it, so
    /// that no two tenants ever mean the same id by different people.
    ///
    /// @throws IllegalArgumentException in words for people
    public static UserId userId(String name, TenantId tenant, List<TenantId> tenants) {
        String id = name.strip().toLowerCase(Locale.ROOT);
        String suffix = "@" + tenant;
        boolean first = tenant.equals(tenants.getFirst());
        boolean anothers =
                tenants.stream()
                        .skip(1)
                        .anyMatch(each -> !each.equals(tenant) && id.endsWith("@" + each));
        if (anothers) {
            throw new IllegalArgumentException("the name ends like those of another tenant");
        }
        return new UserId(first || id.endsWith(suffix) ? id : id + suffix);
    }

    /// Makes an account.
    ///
    /// @throws IllegalArgumentException when the password cannot be taken
    public CompletionStage<AccountOutcome> create(Account account, String password) {
        PasswordHash.check(password);
        return hashing(() -> PasswordHash.of(password, costs, random))
                .thenCompose(hash ->
                        database.run(connection ->
                                AccountTable.insert(connection, account, hash)
                                        ? new AccountOutcome.Done(account)
                                        : new AccountOutcome.Exists()));
    }

    public CompletionStage<Optional<Account>> find(UserId user) {
        return database.run(connection -> AccountTable.find(connection, user));
    }

    public CompletionStage<List<Account>> list(TenantId tenant, int offset, int limit) {
        return database.run(connection -> AccountTable.list(connection, tenant, offset, limit));
    }

    public CompletionStage<Integer> count(TenantId tenant) {
        return database.run(connection -> AccountTable.count(connection, tenant));
    }

    /// Changes an account; its sign-ins end, so that what it may do now holds at once.
    public CompletionStage<AccountOutcome> update(UserId user, UnaryOperator<Account> change) {
        return database.<AccountOutcome>run(
                        connection -> {
                            Optional<Account> present = AccountTable.find(connection, user);
                            if (present.isEmpty()) {
                                return new AccountOutcome.NotFound();
                            }
                            Account changed = change.apply(present.get());
                            AccountTable.update(connection, changed);
                            TokenTable.endAll(connection, user);
                            return new AccountOutcome.Done(changed);
                        })
                .thenApply(outcome -> told(user, outcome));
    }

    public CompletionStage<AccountOutcome> remove(UserId user) {
        return database.<AccountOutcome>run(
                        connection -> {
                            Optional<Account> present = AccountTable.find(connection, user);
                            return present.isPresent() && AccountTable.delete(connection, user)
                                    ? new AccountOutcome.Done(present.get())
                                    : new AccountOutcome.NotFound();
                        })
                .thenApply(outcome -> told(user, outcome));
    }

    /// Sets a password anew, for somebody who has forgotten it; all sign-ins end.
    ///
    /// @throws IllegalArgumentException when the password cannot be taken
    public CompletionStage<AccountOutcome> setPassword(UserId user, String password) {
        PasswordHash.check(password);
        return hashing(() -> PasswordHash.of(password, costs, random))
                .thenCompose(hash ->
                        database.<AccountOutcome>run(connection -> {
                            Optional<Account> present = AccountTable.find(connection, user);
                            if (present.isEmpty()) {
                                return new AccountOutcome.NotFound();
                            }
                            AccountTable.password(connection, user, hash);
                            TokenTable.endAll(connection, user);
                            return new AccountOutcome.Done(present.get());
                        }))
                .thenApply(outcome -> told(user, outcome));
    }

    /// Changes one's own password; all sign-ins end, the one it is asked with too.
    ///
    /// @throws IllegalArgumentException when the new password cannot be taken
    public CompletionStage<AccountOutcome> changePassword(
            UserId user, String old, String password) {
        PasswordHash.check(password);
        return stored(user)
                .thenCompose(stored -> hashing(() -> PasswordHash.matches(old, stored)))
                .thenCompose(right ->
                        right
                                ? setPassword(user, password)
                                : CompletableFuture.completedFuture(
                                        new AccountOutcome.WrongPassword()));
    }

    private CompletionStage<String> stored(UserId user) {
        return database.run(
                connection -> AccountTable.password(connection, user).orElse(nobodysPassword));
    }

    private AccountOutcome told(UserId user, AccountOutcome outcome) {
        if (outcome instanceof AccountOutcome.Done) {
            revocations.revoke(new Revocation(user, Optional.empty()));
        }
        return outcome;
    }

    /// Signs in by name and password. Whether the name, the password or both are wrong shows neither in the answer nor in
    /// the time that it takes.
    ///
    /// @param name as it was typed
    /// @param address of the machine that asks
    public CompletionStage<SignInOutcome> signIn(String name, String password, String address) {
        String typed = name.strip().toLowerCase(Locale.ROOT);
        String id = UserId.isValid(typed) ? typed : "nobody";
        var wait = throttle.begin(id, address);
        if (wait.isPresent()) {
            return CompletableFuture.completedFuture(new SignInOutcome.Throttled(wait.get()));
        }
        UserId user = new UserId(id);
        return stored(user)
                .thenCompose(stored ->
                        hashing(() -> PasswordHash.matches(password, stored))
                                .thenCompose(
                                        right -> right ? enter(user, password, stored) : wrong()))
                .thenApply(outcome -> {
                    if (outcome instanceof SignInOutcome.SignedIn) {
                        throttle.succeeded(id, address);
                    }
                    return outcome;
                });
    }

    private static CompletionStage<SignInOutcome> wrong() {
        return CompletableFuture.completedFuture(new SignInOutcome.Wrong());
    }

    /// Hashes the password anew when the costs have changed since.
    private CompletionStage<SignInOutcome> enter(UserId user, String password, String stored) {
        CompletionStage<Boolean> kept =
                PasswordHash.isOutdated(stored, costs)
                        ? hashing(() -> PasswordHash.of(password, costs, random))
                                .thenCompose(hash ->
                                        database.run(connection -> {
                                            AccountTable.password(connection, user, hash);
                                            return true;
                                        }))
                        : CompletableFuture.completedFuture(true);
        return kept.thenCompose(_ -> find(user))
                .thenCompose(
                        account -> account.isPresent() ? signIns.begin(account.get()) : wrong());
    }

    private <T> CompletionStage<T> hashing(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, hashing);
        } catch (RejectedExecutionException busy) {
            return CompletableFuture.failedFuture(busy);
        }
    }

    @Override
    public void close() {
        hashing.shutdownNow();
    }
}
