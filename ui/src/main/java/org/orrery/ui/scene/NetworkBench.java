package org.orrery.ui.scene;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.graph.NetworkLayout;
import org.orrery.analytics.graph.NetworkOutcome;
import org.orrery.analytics.graph.Networks;
import org.orrery.analytics.job.Job;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.scene3d.chart.Network;
import org.orrery.ui.data.Encoding;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.text.Texts;

/// Lays out the network that is to be shown, in the analytics pool, and keeps it until other columns link it. Filters, selection and
/// theme move nothing. Confined to the FX thread.
final class NetworkBench {
    private final Jobs jobs;
    private final FxInbox inbox;
    private final Runnable changed;
    private final FxInbox.Slot<Double> reports;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Idle());
    private @Nullable Wanted wanted;
    private Optional<Network> network = Optional.empty();
    private Optional<Job<NetworkOutcome>> running = Optional.empty();

    /// How far it is.
    sealed interface State {
        /// There is nothing to do.
        record Idle() implements State {}

        /// @param fraction from 0 to 1
        record Running(double fraction) implements State {}

        /// Somebody here stopped it.
        record Stopped() implements State {}

        /// There is nothing to draw, with what to do about it.
        record Impossible(String sentence) implements State {}
    }

    /// Only these matter.
    private record Wanted(Optional<Column> from, Optional<Column> to, Optional<Column> weight) {}

    /// @param changed is told when there is another network
    NetworkBench(Jobs jobs, FxInbox inbox, Runnable changed) {
        this.jobs = jobs;
        this.inbox = inbox;
        this.changed = changed;
        reports =
                inbox.slot(
                        (_, newer) -> newer,
                        fraction -> {
                            if (running.isPresent()) {
                                state.set(new State.Running(fraction));
                            }
                        });
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The network that is wanted, once it is there.
    Optional<Network> network() {
        return network;
    }

    /// Begins to lay out what is to be shown, if it is another network.
    void show(DataSet data, Encoding encoding) {
        Optional<String> from = encoding.column(Encoding.Channel.FROM);
        Optional<String> to = encoding.column(Encoding.Channel.TO);
        if (encoding.kind() != Encoding.Kind.NETWORK) {
            if (running.isPresent() || !(state.get() instanceof State.Idle)) {
                forget(new State.Idle());
            }
        } else if (from.isEmpty() || to.isEmpty()) {
            forget(new State.Impossible(Texts.of("layout.columns")));
        } else {
            Wanted now =
                    new Wanted(
                            data.column(from.get()),
                            data.column(to.get()),
                            encoding.column(Encoding.Channel.SIZE).flatMap(data::column));
            if (!now.equals(wanted)) {
                forget(new State.Idle());
                wanted = now;
                begin(now);
            }
        }
    }

    private void forget(State now) {
        running.ifPresent(Job::cancel);
        running = Optional.empty();
        wanted = null;
        network = Optional.empty();
        state.set(now);
    }

    private void begin(Wanted now) {
        Submission<NetworkOutcome> submission =
                jobs.submit(
                        Texts.of("layout.running"),
                        progress -> Networks.layOut(now.from(), now.to(), now.weight(), progress),
                        reports::offer);
        switch (submission) {
            case Submission.Accepted<NetworkOutcome>(var job) -> {
                running = Optional.of(job);
                state.set(new State.Running(0));
                var _ =
                        job.result()
                                .whenCompleteAsync(
                                        (outcome, failure) -> finish(job, outcome, failure), inbox);
            }
            case Submission.Refused<NetworkOutcome>(String reason, String nextStep) ->
                    state.set(new State.Impossible(reason + " " + nextStep));
        }
    }

    private void finish(
            Job<NetworkOutcome> job,
            @Nullable NetworkOutcome outcome,
            @Nullable Throwable failure) {
        if (running.isEmpty() || running.get() != job) {
            return;
        }
        running = Optional.empty();
        switch (outcome) {
            case NetworkOutcome.Laid(NetworkLayout layout) -> {
                network = Optional.of(drawn(layout));
                state.set(new State.Idle());
                changed.run();
            }
            case NetworkOutcome.Impossible(String reason, String nextStep) ->
                    state.set(new State.Impossible(reason + " " + nextStep));
            case NetworkOutcome.Cancelled _ -> state.set(new State.Stopped());
            case null -> state.set(new State.Stopped());
        }
    }

    /// Leaves the network unlaid, here only.
    void cancel() {
        running.ifPresent(job -> {
            running = Optional.empty();
            job.cancel();
            state.set(new State.Stopped());
        });
    }

    void again() {
        if (wanted != null && running.isEmpty()) {
            begin(wanted);
        }
    }

    private static Network drawn(NetworkLayout layout) {
        float[] xyz = new float[layout.xyz().length];
        for (int i = 0; i < xyz.length; i++) {
            xyz[i] = (float) layout.xyz()[i];
        }
        return new Network(
                layout.graph().names(),
                layout.graph().from(),
                layout.graph().to(),
                xyz,
                layout.groups());
    }
}
