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
import org.orrery.protocol.rest.InvitePreview;
import org.orrery.protocol.rest.Me;
import org.orrery.protocol.rest.PolicyView;
import org.orrery.protocol.rest.Problem;
import org.orrery.protocol.rest.Redeemed;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.protocol.rest.SignedIn;

/// A relay that knows one person, Ada, by her password `correct horse`; open unless it is told otherwise.
public final class FakeSignIn implements RelaySignIn {
    public static final String PASSWORD = "correct horse";

    /// An invite that may be used once.
    public static final String CODE = "Zm9vYmFyYmF6cXV4MTIzNA";

    private static final SessionId SESSION =
            SessionId.parse("018f2b6e-0000-7000-8000-000000000003");
    private final List<String> redeemed = new ArrayList<>();
    private SignInOptions options = new SignInOptions("open", null);
    private Optional<String> token = Optional.empty();
    private int renewals;

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

    public int renewals() {
        return renewals;
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
        renewals++;
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
    public CompletableFuture<Answer<InvitePreview>> inspect(String code) {
        return code.equals(CODE) && redeemed.isEmpty()
                ? CompletableFuture.completedFuture(
                        new Answer.Success<>(
                                new InvitePreview(
                                        SESSION,
                                        "Quarterly risk review",
                                        Role.ANALYST,
                                        "2026-03-21T12:00:00Z",
                                        "live",
                                        null,
                                        false,
                                        false,
                                        false,
                                        "sox_compliant",
                                        "financial_grade",
                                        new PolicyView(2_555L, false, false, true, true))))
                : refused(403, "invite_invalid");
    }

    @Override
    public CompletableFuture<Answer<Redeemed>> redeem(String code) {
        if (!code.equals(CODE) || !redeemed.isEmpty()) {
            return refused(403, "invite_invalid");
        }
        redeemed.add(code);
        return CompletableFuture.completedFuture(
                new Answer.Success<>(
                        new Redeemed(
                                SESSION,
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
