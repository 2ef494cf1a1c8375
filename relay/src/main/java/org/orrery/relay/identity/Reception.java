package org.orrery.relay.identity;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.orrery.model.id.SessionId;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.Identification;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.session.Tokens;

/// A relay that knows people: whoever shows a join token is that member of that session, whoever shows a token of a sign-in
/// is that person, and everybody else is nobody.
final class Reception implements Identification {

    /// Tokens of people, such as access tokens of accounts.
    interface PersonTokens {
        /// Whether a token has their form.
        boolean knows(String token);

        CompletionStage<Optional<Caller>> check(String token);
    }

    private final Tokens joinTokens;
    private final PersonTokens personTokens;
    private final Function<SessionId, Optional<TenantId>> tenants;
    private final TenantId firstTenant;

    /// @param tenants whose a session is, if there is such a session
    Reception(
            Tokens joinTokens,
            PersonTokens personTokens,
            Function<SessionId, Optional<TenantId>> tenants,
            TenantId firstTenant) {
        this.joinTokens = joinTokens;
        this.personTokens = personTokens;
        this.tenants = tenants;
        this.firstTenant = firstTenant;
    }

    @Override
    public CompletionStage<Optional<Caller>> identify(Credentials credentials) {
        if (credentials.bearer().isEmpty()) {
            return CompletableFuture.completedFuture(Optional.of(Caller.unknown(firstTenant)));
        }
        String token = credentials.bearer().get();
        return personTokens.knows(token)
                ? personTokens.check(token)
                : CompletableFuture.completedFuture(joinTokens.check(token).flatMap(this::member));
    }

    private Optional<Caller> member(Tokens.Grant grant) {
        return tenants.apply(grant.session())
                .map(tenant ->
                        new Caller(
                                tenant,
                                Optional.of(grant.user()),
                                Set.of(Standing.ANYONE),
                                Optional.of(grant.session()),
                                Optional.empty(),
                                grant.roles(),
                                grant.signIn()));
    }
}
