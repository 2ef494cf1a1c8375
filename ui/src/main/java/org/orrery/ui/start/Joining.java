package org.orrery.ui.start;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.orrery.model.id.SessionId;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.Arrival;
import org.orrery.net.RelayClient;
import org.orrery.net.Waiting;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.SessionView;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.setting.UserSettings.RecentSession;
import org.orrery.ui.text.Texts;

/// The way into a session of others: look at it, knock, wait to be let in.
public final class Joining {
    private final FxInbox inbox;
    private final Profile profile;
    private final Attempt attempt;
    private final Relays relays;
    private final Arrivals arrivals;
    private final Invitations invitations = new Invitations();
    private final StringProperty link = new SimpleStringProperty("");
    private final StringProperty passcode = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper passcodeAsked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<JoinStage> stage =
            new ReadOnlyObjectWrapper<>(new JoinStage.Away());

    Joining(FxInbox inbox, Profile profile, Attempt attempt, Relays relays, Arrivals arrivals) {
        this.inbox = inbox;
        this.profile = profile;
        this.attempt = attempt;
        this.relays = relays;
        this.arrivals = arrivals;
    }

    public StringProperty linkProperty() {
        return link;
    }

    public StringProperty passcodeProperty() {
        return passcode;
    }

    /// Whether the session wants a passcode of me.
    public ReadOnlyBooleanProperty passcodeAskedProperty() {
        return passcodeAsked.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<JoinStage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// Looks at the session that the link field names.
    public void lookByLink() {
        Optional<InviteTarget> invite = InviteTarget.parse(link.get());
        if (invite.isPresent()) {
            look(invite.get());
            return;
        }
        Optional<JoinTarget> target = JoinTarget.parse(link.get());
        if (target.isEmpty()) {
            attempt.fail(
                    Texts.of(link.get().isBlank() ? "start.link.missing" : "start.link.wrong"));
            return;
        }
        look(target.get().relay().or(relays::chosen), target.get().session());
    }

    public void look(RecentSession session) {
        look(JoinTarget.relay(session.relay()), SessionId.parse(session.session()));
    }

    public void look(SessionView session) {
        look(relays.chosen(), session.sessionId());
    }

    /// Shows what an invite leads to, before it is used.
    private void look(InviteTarget invite) {
        if (!isNamed()) {
            return;
        }
        RelayClient client = relays.at(invite.relay());
        int mine = attempt.begin(Texts.of("start.busy.look"));
        attempt.then(
                mine,
                invitations.look(client, invite.code()),
                outlook -> show(client, outlook),
                answer -> arrivals.explain(answer, client, () -> look(invite)));
    }

    private boolean isNamed() {
        if (!profile.isNamed()) {
            attempt.fail(Texts.of("start.name.missing"));
        }
        return profile.isNamed();
    }

    /// Shows what joining means, before it is done.
    ///
    /// @param base of the relay; empty for the one that is chosen
    public void look(Optional<URI> base, SessionId session) {
        if (!isNamed()) {
            return;
        }
        Optional<Outlook> invited = base.flatMap(at -> invitations.of(at, session));
        if (invited.isPresent()) {
            show(relays.at(base.orElseThrow()), invited.get());
            return;
        }
        Runnable again = () -> look(base, session);
        int mine = attempt.begin(Texts.of("start.busy.look"));
        Consumer<RelayClient> lookThere =
                client -> {
                    attempt.goOn(Texts.of("start.busy.look"));
                    attempt.then(
                            mine,
                            client.view(session),
                            view -> show(client, Outlook.of(view)),
                            answer -> arrivals.explain(answer, client, again));
                };
        base.ifPresentOrElse(
                address -> lookThere.accept(relays.at(address)),
                () -> relays.withChosen(mine, again, lookThere));
    }

    private void show(RelayClient client, Outlook outlook) {
        attempt.rest();
        passcode.set("");
        passcodeAsked.set(outlook.passcodeRequired());
        stage.set(new JoinStage.Looking(client, outlook));
    }

    /// Knocks at the session that is shown, and enters it once let in.
    public void enter() {
        if (!(stage.get() instanceof JoinStage.Looking(RelayClient client, Outlook outlook))) {
            return;
        }
        int mine = attempt.begin(Texts.of("start.busy.join"));
        String word = passcode.get().isBlank() ? null : passcode.get().strip();
        Optional<Invitation> invitation = outlook.invitation();
        if (invitation.isEmpty()) {
            JoinSession request =
                    profile.introduction(client.base(), profile.roleProperty().get(), word);
            knock(mine, client, client, outlook, request);
            return;
        }
        attempt.then(
                mine,
                invitations.redeem(client, outlook, invitation.get()),
                pass ->
                        knock(
                                mine,
                                client,
                                pass.relay(),
                                outlook,
                                profile.introduction(pass.user(), askedRole(outlook), word)),
                answer -> refused(answer, client, outlook));
    }

    /// The role that I ask for.
    Role askedRole(Outlook outlook) {
        Role liked = profile.roleProperty().get();
        return outlook.invitation().map(invite -> invite.roleFor(liked)).orElse(liked);
    }

    /// @param client of the relay as I see it for this session
    private void knock(
            int mine, RelayClient relay, RelayClient client, Outlook outlook, JoinSession request) {
        attempt.then(
                mine,
                client.join(outlook.session(), request, arrival(mine, relay, outlook)),
                room -> {
                    stage.set(new JoinStage.Away());
                    passcode.set("");
                    arrivals.arrive(room, client);
                },
                answer -> refused(answer, relay, outlook));
    }

    /// Back to the page, from the card or from waiting.
    public void back() {
        if (stage.get() instanceof JoinStage.Outside outside) {
            outside.leave().run();
        }
        attempt.cancel();
        attempt.dismissProblem();
        stage.set(new JoinStage.Away());
    }

    private Arrival arrival(int mine, RelayClient client, Outlook outlook) {
        return new Arrival() {
            @Override
            public void waiting(Waiting waiting, Runnable leave) {
                inbox.execute(() -> {
                    if (attempt.isCurrent(mine)) {
                        attempt.rest();
                        stage.set(new JoinStage.Outside(client, outlook, waiting, leave));
                    } else {
                        leave.run();
                    }
                });
            }

            @Override
            public void admitted() {
                inbox.execute(() -> {
                    if (attempt.isCurrent(mine)) {
                        attempt.goOn(Texts.of("start.busy.join"));
                    }
                });
            }
        };
    }

    /// What concerns the card stays on it; who waited in vain is back on the page.
    private void refused(Answer<?> answer, RelayClient client, Outlook outlook) {
        boolean waited = stage.get() instanceof JoinStage.Outside;
        if (waited) {
            stage.set(new JoinStage.Away());
        }
        if (answer instanceof Answer.Refused<?>(var why) && Trouble.isAboutPasscode(why)) {
            passcodeAsked.set(true);
        }
        if (answer instanceof Answer.Refused<?>(var why) && why.code().equals("token_invalid")) {
            outlook.invitation().ifPresent(invite -> invitations.drop(client, invite));
        }
        Runnable retry =
                waited ? () -> look(Optional.of(client.base()), outlook.session()) : this::enter;
        arrivals.explain(answer, client, retry);
    }
}
