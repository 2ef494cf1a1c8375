package org.orrery.ui.start;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.analytics.job.Submission;
import org.orrery.analytics.sample.SampleData;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Batch;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.RoomClient;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.SessionList;
import org.orrery.protocol.rest.SessionView;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.service.UiServices;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.setting.UserSettings.RecentSession;
import org.orrery.ui.text.Texts;

/// Who I am and which session I go to. One attempt at a time; a cancelled one ends quietly whenever its answer comes.
public final class StartViewModel {
    /// Longest name and title.
    public static final int LONGEST = 100;

    private final UiServices services;
    private final FxInbox inbox;
    private final Consumer<Entrance> enter;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty colour = new SimpleStringProperty("");
    private final StringProperty model = new SimpleStringProperty("");
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.COLLABORATOR);
    private final StringProperty title = new SimpleStringProperty("");
    private final ObjectProperty<DataChoice> data =
            new SimpleObjectProperty<>(new DataChoice.Sample(SampleData.GAPMINDER));
    private final StringProperty link = new SimpleStringProperty("");
    private final StringProperty relay = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper liveProblem = new ReadOnlyStringWrapper("");
    private final ObservableList<Notice.NextStep> nextSteps = FXCollections.observableArrayList();
    private final ObservableList<RecentSession> recent = FXCollections.observableArrayList();
    private final ObservableList<SessionView> live = FXCollections.observableArrayList();
    private final FxInbox.Slot<Double> reports;
    private int attempt;

    /// @param enter is given the room when it has been joined
    public StartViewModel(UiServices services, FxInbox inbox, Consumer<Entrance> enter) {
        this.services = services;
        this.inbox = inbox;
        this.enter = enter;
        this.reports = inbox.slot((_, newer) -> newer, progress::set);
        UserSettings settings = services.settings().load();
        name.set(settings.name());
        colour.set(settings.colour());
        model.set(settings.model());
        role.set(Role.ofWireName(settings.role()).orElse(Role.COLLABORATOR));
        relay.set(Optional.ofNullable(settings.relay()).orElse(""));
        recent.setAll(settings.recent());
        name.subscribe((_, _) -> remember());
        colour.subscribe((_, _) -> remember());
        model.subscribe((_, _) -> remember());
        role.subscribe((_, _) -> remember());
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty colourProperty() {
        return colour;
    }

    public StringProperty modelProperty() {
        return model;
    }

    public ObjectProperty<Role> roleProperty() {
        return role;
    }

    public StringProperty titleProperty() {
        return title;
    }

    public ObjectProperty<DataChoice> dataProperty() {
        return data;
    }

    public StringProperty linkProperty() {
        return link;
    }

    /// Address of the relay to use; empty for the one inside the program.
    public StringProperty relayProperty() {
        return relay;
    }

    /// What is being done; empty when nothing is.
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// From 0 to 1, negative when nobody knows.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty liveProblemProperty() {
        return liveProblem.getReadOnlyProperty();
    }

    /// What can be done about the problem.
    public ObservableList<Notice.NextStep> nextSteps() {
        return nextSteps;
    }

    public ObservableList<RecentSession> recent() {
        return recent;
    }

    /// Sessions at the relay, when one is set.
    public ObservableList<SessionView> live() {
        return live;
    }

    /// Starts a session on the chosen data and enters it.
    public void create() {
        if (!isNamed()) {
            return;
        }
        String wanted = title.get().strip();
        String called = wanted.isEmpty() ? plainTitle(data.get()) : wanted;
        if (called.length() > LONGEST) {
            called = called.substring(0, LONGEST);
        }
        String sessionTitle = called;
        int mine = begin(Texts.of("start.busy.data"));
        Submission<Prepared.Outcome> reading =
                services.jobs()
                        .submit(
                                "prepare",
                                watch -> Prepared.prepare(data.get(), watch),
                                fraction -> reports.offer(0.5 * fraction));
        switch (reading) {
            case Submission.Accepted<Prepared.Outcome>(var job) -> {
                var _ =
                        job.result()
                                .whenCompleteAsync(
                                        (outcome, failure) -> {
                                            if (mine == attempt) {
                                                prepared(
                                                        mine,
                                                        sessionTitle,
                                                        outcome,
                                                        failure != null);
                                            }
                                        },
                                        inbox);
            }
            case Submission.Refused<Prepared.Outcome>(String reason, String nextStep) ->
                    fail(reason + " " + nextStep);
        }
    }

    /// Enters the session that the link field names.
    public void joinByLink() {
        if (!isNamed()) {
            return;
        }
        Optional<JoinTarget> target = JoinTarget.parse(link.get());
        if (target.isEmpty()) {
            fail(Texts.of(link.get().isBlank() ? "start.link.missing" : "start.link.wrong"));
            return;
        }
        Optional<URI> base = target.get().relay().or(() -> JoinTarget.relay(relay.get()));
        join(base, target.get().session());
    }

    public void join(RecentSession session) {
        join(JoinTarget.relay(session.relay()), SessionId.parse(session.session()));
    }

    public void join(SessionView session) {
        join(JoinTarget.relay(relay.get()), session.sessionId());
    }

    public void forget(RecentSession session) {
        services.settings().save(services.settings().load().without(session.session()));
        recent.remove(session);
    }

    /// Asks the relay for its sessions.
    public void refreshLive() {
        Optional<URI> base = JoinTarget.relay(relay.get());
        live.clear();
        liveProblem.set("");
        if (base.isEmpty()) {
            liveProblem.set(
                    Texts.of(relay.get().isBlank() ? "start.live.hint" : "start.relay.wrong"));
            return;
        }
        services.settings().save(services.settings().load().withRelay(base.get().toString()));
        var _ =
                services.relay(base.get())
                        .list()
                        .thenAcceptAsync(answer -> showLive(answer, base.get()), inbox);
    }

    public void cancel() {
        attempt++;
        busy.set("");
    }

    /// Takes the problem off the page.
    public void dismissProblem() {
        problem.set("");
        nextSteps.clear();
    }

    private void showLive(Answer<SessionList> answer, URI base) {
        switch (answer) {
            case Answer.Success<SessionList>(SessionList list) -> {
                live.setAll(list.sessions());
                liveProblem.set(list.sessions().isEmpty() ? Texts.of("start.live.none") : "");
            }
            case Answer.Refused<SessionList>(var why) -> liveProblem.set(why.title());
            case Answer.Unreachable<SessionList> _ ->
                    liveProblem.set(Texts.of("start.live.unreachable", base));
        }
    }

    private void prepared(int mine, String sessionTitle, Prepared.Outcome outcome, boolean failed) {
        if (failed) {
            fail(Texts.of("start.data.failed"));
            return;
        }
        switch (outcome) {
            case Prepared.Outcome.Useless(String sentence) -> fail(sentence);
            case Prepared.Outcome.Ready(Prepared ready) ->
                    withRelay(mine, client -> createAt(mine, client, sessionTitle, ready));
        }
    }

    private void createAt(int mine, RelayClient client, String sessionTitle, Prepared ready) {
        busy.set(Texts.of("start.busy.create"));
        UserId user = user();
        var request =
                new CreateSession("analytics_session", sessionTitle, user, null, null, null, null);
        then(
                mine,
                client.create(request),
                this::create,
                created -> {
                    busy.set(Texts.of("start.busy.upload"));
                    CompletableFuture<Answer<String>> upload =
                            client.putBlob(
                                    ready.file(),
                                    "text/csv",
                                    fraction -> reports.offer(0.5 + 0.5 * fraction));
                    then(mine, upload, this::create, _ -> enter(mine, client, created, ready));
                });
    }

    private void enter(int mine, RelayClient client, Created created, Prepared ready) {
        busy.set(Texts.of("start.busy.join"));
        progress.set(-1);
        then(
                mine,
                client.join(created.sessionId(), person(Role.ADMIN)),
                this::create,
                room -> {
                    var _ =
                            room.submitWithoutUndo(
                                    shortLabel(Texts.of("step.dataset", ready.title())),
                                    ready.operations(room.ids()));
                    arrive(room, client);
                });
    }

    private void join(Optional<URI> base, SessionId session) {
        if (!isNamed()) {
            return;
        }
        int mine = begin(Texts.of("start.busy.join"));
        Consumer<RelayClient> enterThere =
                client ->
                        then(
                                mine,
                                client.join(session, person(role.get())),
                                () -> join(base, session),
                                room -> arrive(room, client));
        base.ifPresentOrElse(
                address -> enterThere.accept(services.relay(address)),
                () -> withRelay(mine, enterThere));
    }

    /// Goes on with the relay that was chosen, which is the one inside the program when none was.
    private void withRelay(int mine, Consumer<RelayClient> next) {
        if (!relay.get().isBlank()) {
            JoinTarget.relay(relay.get())
                    .ifPresentOrElse(
                            base -> next.accept(services.relay(base)),
                            () -> fail(Texts.of("start.relay.wrong")));
            return;
        }
        busy.set(Texts.of("start.busy.relay"));
        then(
                mine,
                services.startLocalRelay(),
                this::create,
                base -> next.accept(services.relay(base)));
    }

    private void arrive(RoomClient room, RelayClient client) {
        String sessionTitle =
                Optional.ofNullable(room.document().entity(room.session().entity()))
                        .map(entity -> entity.text("title", ""))
                        .orElse("");
        UserSettings settings =
                services.settings()
                        .load()
                        .visited(
                                new RecentSession(
                                        client.base().toString(),
                                        room.session().toString(),
                                        sessionTitle,
                                        services.clock().instant()));
        services.settings().save(settings);
        recent.setAll(settings.recent());
        busy.set("");
        dismissProblem();
        enter.accept(new Entrance(room, client));
    }

    /// Goes on with a good answer, and explains any other.
    private <T> void then(
            int mine, CompletableFuture<Answer<T>> future, Runnable retry, Consumer<T> next) {
        var _ =
                future.thenAcceptAsync(
                        answer -> {
                            if (mine != attempt) {
                                discard(answer);
                                return;
                            }
                            switch (answer) {
                                case Answer.Success<T>(T value) -> next.accept(value);
                                case Answer.Refused<T>(var why) ->
                                        fail(
                                                sentence(why.code(), why.title(), why.detail()),
                                                step("start.retry", retry));
                                case Answer.Unreachable<T> _ -> unreachable(retry);
                            }
                        },
                        inbox);
    }

    private static <T> void discard(Answer<T> answer) {
        if (answer.toOptional().orElse(null) instanceof RoomClient room) {
            room.close();
        }
    }

    private void unreachable(Runnable retry) {
        if (relay.get().isBlank()) {
            fail(Texts.of("start.unreachable.local"), step("start.retry", retry));
            return;
        }
        fail(
                Texts.of("start.unreachable", relay.get()),
                step("start.retry", retry),
                step(
                        "start.local",
                        () -> {
                            relay.set("");
                            create();
                        }));
    }

    private static String sentence(String code, String title, String detail) {
        String key = "problem." + code;
        return Texts.has(key) ? Texts.of(key) : title + (detail.isBlank() ? "" : ". " + detail);
    }

    private static String plainTitle(DataChoice choice) {
        return switch (choice) {
            case DataChoice.Sample(SampleData sample) -> Texts.of("sample." + sample.id());
            case DataChoice.File _ -> choice.title();
        };
    }

    private static String shortLabel(String label) {
        return label.substring(0, Math.min(label.length(), Batch.MAX_LABEL));
    }

    private boolean isNamed() {
        if (name.get().isBlank()) {
            fail(Texts.of("start.name.missing"));
            return false;
        }
        return true;
    }

    private int begin(String what) {
        dismissProblem();
        progress.set(-1);
        busy.set(what);
        return ++attempt;
    }

    private void fail(String sentence, Notice.NextStep... steps) {
        busy.set("");
        problem.set(sentence);
        nextSteps.setAll(List.of(steps));
    }

    private static Notice.NextStep step(String key, Runnable action) {
        return new Notice.NextStep(key.replace('.', '-'), Texts.of(key), action);
    }

    private UserId user() {
        return new UserId(services.settings().load().userId());
    }

    private JoinSession person(Role asked) {
        return new JoinSession(
                user(),
                name.get().strip(),
                asked,
                new JoinSession.AvatarConfig(model.get(), colour.get(), 1.0),
                false);
    }

    private void remember() {
        services.settings()
                .save(
                        services.settings()
                                .load()
                                .withPerson(
                                        name.get().strip(),
                                        colour.get(),
                                        model.get(),
                                        role.get().wireName()));
    }
}
