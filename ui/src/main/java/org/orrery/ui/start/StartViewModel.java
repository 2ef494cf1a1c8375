package org.orrery.ui.start;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.CloseReason;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.service.UiServices;
import org.orrery.ui.text.Texts;

/// Who I am and which session I go to.
public final class StartViewModel {
    private final UiServices services;
    private final Profile profile;
    private final SigningIn signingIn;
    private final Attempt attempt;
    private final Relays relays;
    private final Creation creation;
    private final Joining joining;

    /// @param enter is given the room when it has been joined
    public StartViewModel(UiServices services, FxInbox inbox, Consumer<Entrance> enter) {
        this.services = services;
        signingIn = new SigningIn(services, inbox);
        profile = new Profile(services, signingIn);
        attempt = new Attempt(inbox);
        relays = new Relays(services, inbox, attempt, signingIn);
        Arrivals arrivals = new Arrivals(attempt, relays, signingIn, enter);
        creation = new Creation(services, inbox, profile, attempt, relays, arrivals);
        joining = new Joining(inbox, profile, attempt, relays, arrivals);
        arrivals.offerHere(creation::create);
    }

    public UiServices services() {
        return services;
    }

    public Profile profile() {
        return profile;
    }

    public SigningIn signingIn() {
        return signingIn;
    }

    public Attempt attempt() {
        return attempt;
    }

    public Relays relays() {
        return relays;
    }

    public Creation creation() {
        return creation;
    }

    public Joining joining() {
        return joining;
    }

    /// Says why I am out of a room that I was in, and how I may come back.
    public void putOut(CloseReason reason, URI relay, SessionId session) {
        String sentence = Texts.of("problem." + reason.name().toLowerCase(java.util.Locale.ROOT));
        if (reason == CloseReason.REMOVED || reason == CloseReason.DENIED) {
            attempt.fail(
                    sentence,
                    Attempt.step("start.again", () -> joining.look(Optional.of(relay), session)));
        } else {
            attempt.fail(sentence);
        }
    }
}
