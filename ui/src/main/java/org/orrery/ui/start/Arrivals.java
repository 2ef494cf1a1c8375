package org.orrery.ui.start;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.RoomClient;
import org.orrery.protocol.rest.Problem;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.text.Texts;

/// How attempts to get into a room end: in it, or with a sentence and a next step.
final class Arrivals {
    private final Attempt attempt;
    private final Relays relays;
    private final SigningIn signingIn;
    private final Consumer<Entrance> enter;
    private Runnable createHere = () -> {};

    Arrivals(Attempt attempt, Relays relays, SigningIn signingIn, Consumer<Entrance> enter) {
        this.signingIn = signingIn;
        this.attempt = attempt;
        this.relays = relays;
        this.enter = enter;
    }

    /// What to do when a relay elsewhere does not answer.
    void offerHere(Runnable create) {
        createHere = create;
    }

    void arrive(RoomClient room, RelayClient client) {
        arrive(new Entrance(room, client));
    }

    void arrive(Entrance entrance) {
        relays.visited(entrance.room(), entrance.relay().base());
        attempt.rest();
        attempt.dismissProblem();
        enter.accept(entrance);
    }

    /// Says why it did not work, and offers what may help.
    void explain(Answer<?> answer, RelayClient client, Runnable retry) {
        switch (answer) {
            case Answer.Success<?> _ -> attempt.rest();
            case Answer.Refused<?>(Problem why) when why.code().equals("token_invalid") -> {
                attempt.fail(Texts.of("signin.needed"));
                signingIn.needed(client, retry);
            }
            case Answer.Refused<?>(Problem why) ->
                    attempt.fail(Trouble.sentence(why), steps(why, retry));
            case Answer.Unreachable<?> _ -> unreachable(client, retry);
        }
    }

    private static Notice.NextStep[] steps(Problem why, Runnable retry) {
        List<Notice.NextStep> steps = new ArrayList<>();
        if (!Trouble.isFinal(why) && !Trouble.isAboutPasscode(why)) {
            steps.add(Attempt.step("start.retry", retry));
        }
        return steps.toArray(Notice.NextStep[]::new);
    }

    private void unreachable(RelayClient client, Runnable retry) {
        if (relays.relayProperty().get().isBlank()) {
            attempt.fail(Texts.of("start.unreachable.local"), Attempt.step("start.retry", retry));
            return;
        }
        attempt.fail(
                Texts.of("start.unreachable", client.base()),
                Attempt.step("start.retry", retry),
                Attempt.step(
                        "start.local",
                        () -> {
                            relays.relayProperty().set("");
                            createHere.run();
                        }));
    }
}
