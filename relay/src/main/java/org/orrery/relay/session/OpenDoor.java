package org.orrery.relay.session;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.Identification;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;

/// A relay that does not know people (`sign-in = open`): whoever shows a join token is that member, everybody else on this
/// machine is whoever they say they are.
public final class OpenDoor implements Identification {

    private static final Caller LOCAL =
            new Caller(
                    TenantId.DEFAULT,
                    Optional.empty(),
                    Set.of(
                            Standing.ANYONE,
                            Standing.PERSON,
                            Standing.TENANT_ADMIN,
                            Standing.OPERATOR),
                    Optional.empty());

    private final Tokens tokens;

    public OpenDoor(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public CompletionStage<Optional<Caller>> identify(Credentials credentials) {
        return CompletableFuture.completedFuture(
                credentials
                        .bearer()
                        .map(this::member)
                        .orElseGet(() -> Optional.of(stranger(credentials.local()))));
    }

    private Optional<Caller> member(String token) {
        return tokens.check(token)
                .map(grant ->
                        new Caller(
                                TenantId.DEFAULT,
                                Optional.of(grant.user()),
                                Set.of(Standing.ANYONE),
                                Optional.of(grant.session()),
                                Optional.empty(),
                                grant.roles(),
                                grant.signIn()));
    }

    /// From other machines a relay that was told to bind openly lets people in, but nobody looks after it from there.
    private static Caller stranger(boolean local) {
        return local
                ? LOCAL
                : new Caller(
                        TenantId.DEFAULT,
                        Optional.empty(),
                        Set.of(Standing.ANYONE, Standing.PERSON),
                        Optional.empty());
    }
}
