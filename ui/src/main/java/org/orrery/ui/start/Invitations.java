package org.orrery.ui.start;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;

/// Invites that I look at and come in by. One that I have redeemed lets me come back until the program ends, though it may be
/// used up at the relay. Safe on any thread.
final class Invitations {
    /// What a redeemed invite has given me.
    ///
    /// @param relay as I see it with the token of the invite
    /// @param user whom I join as
    record Pass(RelayClient relay, UserId user) {}

    private record Key(URI relay, String code) {}

    private record Used(Outlook outlook, Pass pass) {}

    private final Map<Key, Used> used = new ConcurrentHashMap<>();

    /// What the invite leads to; takes no use of it.
    CompletableFuture<Answer<Outlook>> look(RelayClient relay, String code) {
        Key key = new Key(relay.base(), code);
        return relay.signIn()
                .inspect(code)
                .thenApply(answer -> {
                    Used before = used.get(key);
                    return before != null && answer instanceof Answer.Refused<?>
                            ? new Answer.Success<>(before.outlook())
                            : answer.map(preview -> Outlook.of(preview, code));
                });
    }

    /// What I know of a session that I have been in by an invite.
    Optional<Outlook> of(URI relay, SessionId session) {
        return used.entrySet().stream()
                .filter(each -> each.getKey().relay().equals(relay))
                .map(each -> each.getValue().outlook())
                .filter(outlook -> outlook.session().equals(session))
                .findFirst();
    }

    /// Takes a use of the invite, the first time.
    CompletableFuture<Answer<Pass>> redeem(
            RelayClient relay, Outlook outlook, Invitation invitation) {
        Key key = new Key(relay.base(), invitation.code());
        Used before = used.get(key);
        if (before != null) {
            return CompletableFuture.completedFuture(new Answer.Success<>(before.pass()));
        }
        return relay.signIn()
                .redeem(invitation.code())
                .thenApply(answer ->
                        answer.map(redeemed -> {
                            Pass pass =
                                    new Pass(relay.withToken(redeemed.token()), redeemed.userId());
                            used.put(key, new Used(outlook, pass));
                            return pass;
                        }));
    }

    /// The token that it gave is not taken any more.
    void drop(RelayClient relay, Invitation invitation) {
        used.remove(new Key(relay.base(), invitation.code()));
    }
}
