package org.orrery.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.RelaySignIn;
import org.orrery.protocol.rest.Me;
import org.orrery.protocol.rest.Problem;
import org.orrery.protocol.rest.Redeemed;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.protocol.rest.SignedIn;

/// A relay that knows one person, Ada, by her password `correct horse`; open unless it is told otherwise.
public final class FakeSignIn implements RelaySignIn {
    public static final String PASSWORD = "correct horse";
    private final List<String> redeemed = new ArrayList<>();
    private SignInOptions options = new SignInOptions("open", null);
    private Optional<String> token = Optional.empty();

    public void offer(SignInOptions newOptions) {
        options = newOptions;
    }

    /// The relay does not take the token any more.
    public void expire() {
        token = Optional.empty();
    }

    public Optional<String> token() {
        return token;
    }

    public List<String> redeemed() {
        return redeemed;
    }

    @Override
    public CompletableFuture<Answer<SignInOptions>> options() {
        return CompletableFuture.completedFuture(new Answer.Success<>(options));
    }

    @Override
    public CompletableFuture<Answer<SignedIn>> signIn(String userId, String password) {
        return userId.equals("ada") && password.equals(PASSWORD)
                ? in()
                : refused(401, "sign_in_failed");
    }

    @Override
    public CompletableFuture<Answer<SignedIn>> renew(String refreshToken) {
        return refreshToken.equals("refresh") ? in() : refused(401, "sign_in_failed");
    }

    private CompletableFuture<Answer<SignedIn>> in() {
        token = Optional.of("access");
        return CompletableFuture.completedFuture(
                new Answer.Success<>(
                        new SignedIn("access", "2026-03-14T13:00:00Z", "refresh", ada())));
    }

    @Override
    public CompletableFuture<Answer<Me>> me() {
        return token.isPresent()
                ? CompletableFuture.completedFuture(new Answer.Success<>(ada()))
                : refused(401, "token_invalid");
    }

    @Override
    public CompletableFuture<Answer<Redeemed>> redeem(String code) {
        redeemed.add(code);
        if (!code.equals("welcome")) {
            return refused(403, "invite_invalid");
        }
        token = Optional.of("guest");
        return CompletableFuture.completedFuture(
                new Answer.Success<>(
                        new Redeemed(
                                SessionId.parse("018f2b6e-0000-7000-8000-000000000003"),
                                "Quarterly risk review",
                                new UserId("guest-1"),
                                Role.ANALYST,
                                "guest",
                                "2026-03-14T13:00:00Z")));
    }

    @Override
    public CompletableFuture<Answer<Boolean>> signOut() {
        token = Optional.empty();
        return CompletableFuture.completedFuture(new Answer.Success<>(true));
    }

    @Override
    public void use(Optional<String> accessToken) {
        token = accessToken;
    }

    private static Me ada() {
        return new Me(
                new UserId("ada"),
                "Ada Nowak",
                "default",
                List.of(Role.COLLABORATOR),
                List.of("person"),
                null);
    }

    private static <T> CompletableFuture<Answer<T>> refused(int status, String code) {
        return CompletableFuture.completedFuture(
                new Answer.Refused<>(Problem.of(status, code, "No", "")));
    }
}
