package org.orrery.ui.start;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.RoomClient;
import org.orrery.protocol.rest.SessionList;
import org.orrery.protocol.rest.SessionView;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.service.UiServices;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.setting.UserSettings.RecentSession;
import org.orrery.ui.text.Texts;

/// Which relay is used, what is live there, and where I was lately.
public final class Relays {
    private final UiServices services;
    private final FxInbox inbox;
    private final Attempt attempt;
    private final SigningIn signingIn;
    private final StringProperty relay = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<RecentSession> recent = FXCollections.observableArrayList();
    private final ObservableList<SessionView> live = FXCollections.observableArrayList();

    Relays(UiServices services, FxInbox inbox, Attempt attempt, SigningIn signingIn) {
        this.signingIn = signingIn;
        this.services = services;
        this.inbox = inbox;
        this.attempt = attempt;
        UserSettings settings = services.settings().load();
        relay.set(Optional.ofNullable(settings.relay()).orElse(""));
        recent.setAll(settings.recent());
        relay.subscribe((_, now) -> {
            if (now.isBlank()) {
                signingIn.lookAway();
            }
        });
    }

    /// Address of the relay to use; empty for the one inside the program.
    public StringProperty relayProperty() {
        return relay;
    }

    /// Why the list of what is live is empty.
    public ReadOnlyStringProperty liveProblemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ObservableList<RecentSession> recent() {
        return recent;
    }

    /// Sessions at the relay, when one is set.
    public ObservableList<SessionView> live() {
        return live;
    }

    public void forget(RecentSession session) {
        services.settings().save(services.settings().load().without(session.session()));
        recent.remove(session);
    }

    /// Asks the relay for its sessions.
    public void refresh() {
        Optional<URI> base = chosen();
        live.clear();
        problem.set("");
        if (base.isEmpty()) {
            signingIn.lookAway();
            problem.set(Texts.of(relay.get().isBlank() ? "start.live.hint" : "start.relay.wrong"));
            return;
        }
        services.settings().save(services.settings().load().withRelay(base.get().toString()));
        signingIn.look(at(base.get()), () -> list(base.get()));
    }

    private void list(URI base) {
        var _ =
                at(base).list()
                        .thenAcceptAsync(
                                answer -> {
                                    if (chosen().filter(base::equals).isPresent()) {
                                        show(answer, base);
                                    }
                                },
                                inbox);
    }

    /// The relay of the address that is set, if it is one.
    Optional<URI> chosen() {
        return JoinTarget.relay(relay.get());
    }

    RelayClient at(URI base) {
        return services.relay(base);
    }

    /// Starts the relay inside the program, if that is the one that will be needed, while something else is done.
    void makeReady() {
        if (relay.get().isBlank()) {
            var _ = services.startLocalRelay();
        }
    }

    /// Goes on with the relay that was chosen, which is the one inside the program when none was.
    void withChosen(int mine, Runnable retry, Consumer<RelayClient> next) {
        if (!relay.get().isBlank()) {
            chosen().ifPresentOrElse(
                            base -> next.accept(at(base)),
                            () -> attempt.fail(Texts.of("start.relay.wrong")));
            return;
        }
        attempt.goOn(Texts.of("start.busy.relay"));
        attempt.then(
                mine,
                services.startLocalRelay(),
                base -> next.accept(at(base)),
                _ ->
                        attempt.fail(
                                Texts.of("start.unreachable.local"),
                                Attempt.step("start.retry", retry)));
    }

    /// Remembers that I was there.
    void visited(RoomClient room, URI base) {
        String title =
                Optional.ofNullable(room.document().entity(room.session().entity()))
                        .map(entity -> entity.text("title", ""))
                        .orElse("");
        UserSettings settings =
                services.settings()
                        .load()
                        .visited(
                                new RecentSession(
                                        base.toString(),
                                        room.session().toString(),
                                        title,
                                        services.clock().instant()));
        services.settings().save(settings);
        recent.setAll(settings.recent());
    }

    private void show(Answer<SessionList> answer, URI base) {
        switch (answer) {
            case Answer.Success<SessionList>(SessionList list) -> {
                live.setAll(
                        list.sessions().stream()
                                .filter(each -> !Standing.isOver(each.state()))
                                .toList());
                problem.set(live.isEmpty() ? Texts.of("start.live.none") : "");
            }
            case Answer.Refused<SessionList>(var why) when why.code().equals("token_invalid") -> {
                problem.set(Texts.of("signin.needed"));
                signingIn.needed(at(base), this::refresh);
            }
            case Answer.Refused<SessionList>(var why) -> problem.set(Trouble.sentence(why));
            case Answer.Unreachable<SessionList> _ ->
                    problem.set(Texts.of("start.live.unreachable", base));
        }
    }
}
