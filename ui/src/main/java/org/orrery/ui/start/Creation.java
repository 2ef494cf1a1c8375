package org.orrery.ui.start;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.analytics.engine.EngineFile;
import org.orrery.analytics.file.DataFiles;
import org.orrery.analytics.job.Submission;
import org.orrery.analytics.sample.SampleData;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.operation.Batch;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.download.Download;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.service.UiServices;
import org.orrery.ui.text.Texts;

/// Starts a session on data of my choice and enters it.
public final class Creation {
    /// Longest title.
    public static final int LONGEST = 100;

    private final UiServices services;
    private final FxInbox inbox;
    private final Profile profile;
    private final Attempt attempt;
    private final Relays relays;
    private final Arrivals arrivals;
    private final MeetingOptions options;
    private final StringProperty title = new SimpleStringProperty("");
    private final ObjectProperty<DataChoice> data =
            new SimpleObjectProperty<>(new DataChoice.Sample(SampleData.GAPMINDER));
    private final ObservableList<String> sheets = FXCollections.observableArrayList();
    private Optional<Path> looked = Optional.empty();

    Creation(
            UiServices services,
            FxInbox inbox,
            Profile profile,
            Attempt attempt,
            Relays relays,
            Arrivals arrivals) {
        this.services = services;
        this.inbox = inbox;
        this.profile = profile;
        this.attempt = attempt;
        this.relays = relays;
        this.arrivals = arrivals;
        this.options = new MeetingOptions(inbox, services.clock());
        data.subscribe((_, now) -> expect(now));
        data.subscribe((_, now) -> lookForSheets(now));
    }

    /// The sheets of the chosen workbook, when there is a choice; else empty.
    public ObservableList<String> sheets() {
        return sheets;
    }

    /// Has another sheet of the chosen workbook read.
    public void chooseSheet(String sheet) {
        if (data.get() instanceof DataChoice.File(Path path, String before)
                && !sheet.equals(before)) {
            data.set(new DataChoice.File(path, sheet));
        }
    }

    /// A workbook is opened in the pool to see what is in it.
    private void lookForSheets(DataChoice choice) {
        Optional<Path> file =
                choice instanceof DataChoice.File(Path path, String _)
                        ? Optional.of(path)
                        : Optional.empty();
        if (file.equals(looked)) {
            return;
        }
        looked = file;
        sheets.clear();
        if (file.isPresent()
                && services.jobs().submit("sheets", watch -> DataFiles.sheets(file.get(), watch))
                        instanceof Submission.Accepted<List<String>>(var job)) {
            var _ =
                    job.result()
                            .thenAcceptAsync(
                                    found -> {
                                        if (file.equals(looked) && found.size() > 1) {
                                            sheets.setAll(found);
                                        }
                                    },
                                    inbox);
        }
    }

    /// What reads files is made ready while the rest of the form is filled in.
    private void expect(DataChoice choice) {
        if (choice instanceof DataChoice.File || choice instanceof DataChoice.Web) {
            var _ =
                    services.jobs()
                            .submit(
                                    "warm up",
                                    _ -> {
                                        EngineFile.warmUp();
                                        return true;
                                    });
        }
    }

    public StringProperty titleProperty() {
        return title;
    }

    public ObjectProperty<DataChoice> dataProperty() {
        return data;
    }

    public MeetingOptions options() {
        return options;
    }

    /// Takes what was copied elsewhere, if it looks like a table.
    public void paste(String text) {
        if (Pasted.isTable(text)) {
            attempt.dismissProblem();
            data.set(new DataChoice.Pasted(text));
        } else {
            attempt.fail(Texts.of("start.paste.nothing"));
        }
    }

    /// Takes the address of a file in the web, if it is one.
    public void fetch(String written) {
        Optional<URI> address = address(written.strip());
        if (address.isPresent()) {
            attempt.dismissProblem();
            data.set(new DataChoice.Web(address.get()));
        } else {
            attempt.fail(Texts.of("web.address"));
        }
    }

    private static Optional<URI> address(String written) {
        try {
            return Optional.of(new URI(written)).filter(Download::isAllowed);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// Asks the relay that is chosen what levels there are, starting the one inside the program when none is.
    public void openOptions() {
        if (!relays.relayProperty().get().isBlank()) {
            relays.chosen().ifPresent(base -> options.load(relays.at(base)));
            return;
        }
        var _ =
                services.startLocalRelay()
                        .thenAcceptAsync(
                                answer ->
                                        answer.toOptional()
                                                .ifPresent(base -> options.load(relays.at(base))),
                                inbox);
    }

    public void create() {
        Optional<String> objection =
                profile.isNamed()
                        ? options.objection()
                        : Optional.of(Texts.of("start.name.missing"));
        if (objection.isPresent()) {
            attempt.fail(objection.get());
            return;
        }
        String sessionTitle = wantedTitle();
        int mine = attempt.begin(Texts.of("start.busy.data"));
        relays.makeReady();
        Submission<Prepared.Outcome> reading =
                services.jobs()
                        .submit(
                                "prepare",
                                watch -> Prepared.prepare(data.get(), watch),
                                fraction -> attempt.report(0.5 * fraction));
        switch (reading) {
            case Submission.Accepted<Prepared.Outcome>(var job) -> {
                attempt.onCancel(job::cancel);
                var _ =
                        job.result()
                                .whenCompleteAsync(
                                        (outcome, failure) -> {
                                            if (attempt.isCurrent(mine)) {
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
                    attempt.fail(reason + " " + nextStep);
        }
    }

    private String wantedTitle() {
        String wanted = title.get().strip();
        String called = wanted.isEmpty() ? plainTitle(data.get()) : wanted;
        return called.substring(0, Math.min(called.length(), LONGEST));
    }

    private void prepared(int mine, String sessionTitle, Prepared.Outcome outcome, boolean failed) {
        if (failed) {
            attempt.fail(Texts.of("start.data.failed"));
            return;
        }
        switch (outcome) {
            case Prepared.Outcome.Useless(String sentence) -> attempt.fail(sentence);
            case Prepared.Outcome.Ready(Prepared ready) ->
                    relays.withChosen(
                            mine,
                            this::create,
                            client -> createAt(mine, client, sessionTitle, ready));
        }
    }

    private void createAt(int mine, RelayClient client, String sessionTitle, Prepared ready) {
        attempt.goOn(Texts.of("start.busy.create"));
        var request =
                new CreateSession(
                        "analytics_session",
                        sessionTitle,
                        profile.user(client.base()),
                        null,
                        null,
                        MeetingOptions.orNull(options.levels().complianceProperty()),
                        MeetingOptions.orNull(options.levels().securityProperty()),
                        options.lobbyProperty().get() ? SessionState.LOBBY.wireName() : null,
                        options.start().instant().map(Object::toString).orElse(null),
                        options.waitingRoomProperty().get() ? Boolean.TRUE : null);
        Consumer<Answer<?>> otherwise = answer -> arrivals.explain(answer, client, this::create);
        attempt.then(
                mine,
                client.create(request),
                created -> {
                    attempt.goOn(Texts.of("start.busy.upload"));
                    attempt.then(
                            mine,
                            client.putBlob(
                                    ready.file(),
                                    ready.mediaType(),
                                    fraction -> attempt.report(0.5 + 0.5 * fraction)),
                            _ -> enter(mine, client, created, ready),
                            otherwise::accept);
                },
                otherwise::accept);
    }

    private void enter(int mine, RelayClient client, Created created, Prepared ready) {
        attempt.goOn(Texts.of("start.busy.join"));
        attempt.then(
                mine,
                client.join(
                        created.sessionId(), profile.introduction(client.base(), Role.ADMIN, null)),
                room -> {
                    var _ =
                            room.submitWithoutUndo(
                                    shortLabel(Texts.of("step.dataset", ready.title())),
                                    ready.operations(room.ids()));
                    guard(mine, new Entrance(room, client, Optional.of(ready.atHand())));
                },
                answer -> arrivals.explain(answer, client, this::create));
    }

    /// Nobody gets to know of the session before its passcode is set.
    private void guard(int mine, Entrance entrance) {
        String passcode = options.passcodeProperty().get();
        if (passcode.isEmpty()) {
            arrivals.arrive(entrance);
            return;
        }
        attempt.then(
                mine,
                entrance.room().meeting().setPasscode(passcode),
                _ -> {
                    options.passcodeProperty().set("");
                    arrivals.arrive(entrance);
                },
                answer -> {
                    entrance.room().close();
                    arrivals.explain(answer, entrance.relay(), this::create);
                });
    }

    private static String plainTitle(DataChoice choice) {
        return switch (choice) {
            case DataChoice.Sample(SampleData sample) -> Texts.of("sample." + sample.id());
            case DataChoice.File _, DataChoice.Pasted _, DataChoice.Web _ -> choice.title();
        };
    }

    private static String shortLabel(String label) {
        return label.substring(0, Math.min(label.length(), Batch.MAX_LABEL));
    }
}
