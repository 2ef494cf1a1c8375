package org.orrery.relay.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.relay.access.Revocations;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.identity.Identity;
import org.orrery.relay.identity.account.SignInOutcome.SignedIn;
import org.orrery.relay.identity.store.IdentityDatabase;
import org.orrery.relay.setting.IdentitySettings;
import org.orrery.relay.setting.IdentitySettings.PasswordSettings;
import org.orrery.relay.setting.RelaySettings;

class SignInsTest {

    private static final UserId ADA = new UserId("ada");
    private static final String PASSWORD = "correct horse battery";

    @TempDir Path folder;
    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private final List<Revocations.Revocation> revoked = new ArrayList<>();
    private IdentityDatabase database;
    private Accounts accounts;

    @BeforeEach
    void open() {
        database = Identity.database(folder);
        accounts = accounts(64);
        Account ada =
                new Account(ADA, TenantId.DEFAULT, "Ada", Role.COLLABORATOR, Standing.PERSON, now);
        assertThat(await(accounts.create(ada, PASSWORD))).isInstanceOf(AccountOutcome.Done.class);
    }

    @AfterEach
    void close() {
        accounts.close();
        database.close();
    }

    private Accounts accounts(int memoryKib) {
        IdentitySettings defaults = RelaySettings.defaults(folder).identity();
        Revocations revocations = new Revocations();
        revocations.listen(revoked::add);
        return new Accounts(
                database,
                new IdentitySettings(
                        defaults.signIn(),
                        defaults.tenants(),
                        defaults.accessTokenLifetime(),
                        defaults.refreshTokenLifetime(),
                        defaults.attempts(),
                        defaults.window(),
                        new PasswordSettings(memoryKib, 1, 1),
                        defaults.oidc()),
                new SecureRandom(),
                () -> now,
                revocations);
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private SignInOutcome signIn(String password) {
        return await(accounts.signIn("ada", password, "127.0.0.1"));
    }

    private boolean isGood(SignedIn signedIn) {
        return await(accounts.signIns().check(signedIn.accessToken())).isPresent();
    }

    @Test
    @Tag("ID4")
    void aRefreshTokenThatIsShownAgainEndsTheSignIn() {
        SignedIn first = (SignedIn) signIn(PASSWORD);
        SignedIn second = (SignedIn) await(accounts.signIns().renew(first.refreshToken()));
        now = now.plusSeconds(20);
        SignedIn lost = (SignedIn) await(accounts.signIns().renew(first.refreshToken()));
        assertThat(isGood(lost)).as("the answer may have been lost").isTrue();
        now = now.plusSeconds(11);
        assertThat(await(accounts.signIns().renew(first.refreshToken())))
                .isInstanceOf(SignInOutcome.Wrong.class);
        assertThat(isGood(first)).isFalse();
        assertThat(isGood(second)).isFalse();
        assertThat(isGood(lost)).isFalse();
        assertThat(await(accounts.signIns().renew(second.refreshToken())))
                .isInstanceOf(SignInOutcome.Wrong.class);
        assertThat(revoked).singleElement().matches(each -> each.user().equals(ADA));
    }

    @Test
    @Tag("ID2")
    void tokensExpire() {
        SignedIn signedIn = (SignedIn) signIn(PASSWORD);
        now = now.plus(Duration.ofMinutes(59));
        assertThat(isGood(signedIn)).isTrue();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(isGood(signedIn)).isFalse();
        now = now.plus(Duration.ofDays(30));
        assertThat(await(accounts.signIns().renew(signedIn.refreshToken())))
                .isInstanceOf(SignInOutcome.Wrong.class);
    }

    @Test
    @Tag("ID3")
    void whoHasWaitedMayTryAgain() {
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("guess number " + i)).isInstanceOf(SignInOutcome.Wrong.class);
        }
        assertThat(signIn(PASSWORD)).isInstanceOf(SignInOutcome.Throttled.class);
        now = now.plus(Duration.ofMinutes(15));
        assertThat(signIn(PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("ID10")
    void changedCostsHashThePasswordAnewAtTheNextSignIn() {
        assertThat(stored()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        accounts.close();
        accounts = accounts(128);
        assertThat(signIn("wrong password")).isInstanceOf(SignInOutcome.Wrong.class);
        assertThat(stored()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(signIn(PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(stored()).startsWith("$argon2id$v=19$m=128,t=1,p=1$");
        assertThat(signIn(PASSWORD)).isInstanceOf(SignedIn.class);
    }

    private String stored() {
        return await(
                database.run(connection -> AccountTable.password(connection, ADA).orElseThrow()));
    }
}
