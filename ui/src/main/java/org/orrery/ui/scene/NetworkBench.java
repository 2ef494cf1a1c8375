package org.orrery.ui.scene;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

/// Lays out the networks that are to be shown, in the analytics pool, and keeps each while its columns are shown. Filters, selection and
/// theme move nothing. Confined to the FX thread.
final class NetworkBench {
    private final Jobs jobs;
    private final FxInbox inbox;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Idle());
    private final Map<Wanted, Work> works = new HashMap<>();
    private Optional<Work> inHand = Optional.empty();
    private boolean columnsLack;

    /// How far it is.
    sealed interface State {
        /// There is nothing to do.
        record Idle() implements State {}

        /// It is being laid out.
        ///
        /// @param fraction from 0 to 1
        record Running(double fraction) implements State {}

        /// Somebody here stopped it.
        record Stopped() implements State {}

        /// There is nothing to draw, with what to do about it.
        record Impossible(String sentence) implements State {}
    }

    /// Only these matter.
    private record Wanted(Optional<Column> from, Optional<Column> to, Optional<Column> weight) {}

    /// One network on its way.
    private final class Work {
        private final Wanted wanted;
        private final FxInbox.Slot<Double> reports;
        private State state = new State.Idle();
        private Optional<Network> network = Optional.empty();
        private Optional<Job<NetworkOutcome>> running = Optional.empty();

        Work(Wanted wanted) {
            this.wanted = wanted;
            reports =
                    inbox.slot(
                            (_, newer) -> newer,
                            fraction -> {
                                if (running.isPresent()) {
                                    become(new State.Running(fraction));
                                }
                            });
        }

        private void become(State now) {
            state = now;
            tell();
        }

        void begin() {
            Submission<NetworkOutcome> submission =
                    jobs.submit(
                            Texts.of("layout.running"),
                            progress ->
                                    Networks.layOut(
                                            wanted.from(), wanted.to(), wanted.weight(), progress),
                            reports::offer);
            switch (submission) {
                case Submission.Accepted<NetworkOutcome>(var job) -> {
                    running = Optional.of(job);
                    become(new State.Running(0));
                    var _ =
                            job.result()
                                    .whenCompleteAsync((outcome, _) -> finish(job, outcome), inbox);
                }
                case Submission.Refused<NetworkOutcome>(String reason, String nextStep) ->
                        become(new State.Impossible(reason + " " + nextStep));
            }
        }

        private void finish(Job<NetworkOutcome> job, @Nullable NetworkOutcome outcome) {
            if (running.filter(now -> now == job).isEmpty()) {
                return;
            }
            running = Optional.empty();
            switch (outcome) {
                case NetworkOutcome.Laid(NetworkLayout layout) -> {
                    network = Optional.of(drawn(layout));
                    become(new State.Idle());
                    changed.run();
                }
                case NetworkOutcome.Impossible(String reason, String nextStep) ->
                        become(new State.Impossible(reason + " " + nextStep));
                case NetworkOutcome.Cancelled _ -> become(new State.Stopped());
                case null -> become(new State.Stopped());
            }
        }

        void stop() {
            running.ifPresent(Job::cancel);
            running = Optional.empty();
        }
    }

    /// @param changed is told when there is another network
    NetworkBench(Jobs jobs, FxInbox inbox, Runnable changed) {
        this.jobs = jobs;
        this.inbox = inbox;
        this.changed = changed;
    }

    /// Of the chart in hand.
    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The network of a chart, once it is there.
    Optional<Network> network(DataSet data, Encoding encoding) {
        return wanted(data, encoding)
                .flatMap(wanted -> Optional.ofNullable(works.get(wanted)))
                .flatMap(work -> work.network);
    }

    /// Begins to lay out the networks among some charts that are not there yet, and forgets the others.
    ///
    /// @param active the chart in hand
    void show(DataSet data, List<Encoding> charts, Encoding active) {
        Set<Wanted> all = new LinkedHashSet<>();
        Stream.concat(Stream.of(active), charts.stream())
                .forEach(chart -> wanted(data, chart).ifPresent(all::add));
        works.entrySet()
                .removeIf(entry -> {
                    boolean gone = !all.contains(entry.getKey());
                    if (gone) {
                        entry.getValue().stop();
                    }
                    return gone;
                });
        for (Wanted each : all) {
            if (!works.containsKey(each)) {
                Work work = new Work(each);
                works.put(each, work);
                work.begin();
            }
        }
        Optional<Wanted> now = wanted(data, active);
        inHand = now.map(works::get);
        columnsLack = active.kind() == Encoding.Kind.NETWORK && now.isEmpty();
        tell();
    }

    private void tell() {
        state.set(
                columnsLack
                        ? new State.Impossible(Texts.of("layout.columns"))
                        : inHand.map(work -> work.state).orElse(new State.Idle()));
    }

    private static Optional<Wanted> wanted(DataSet data, Encoding encoding) {
        Optional<String> from = encoding.column(Encoding.Channel.FROM);
        Optional<String> to = encoding.column(Encoding.Channel.TO);
        return encoding.kind() != Encoding.Kind.NETWORK || from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Wanted(
                                data.column(from.get()),
                                data.column(to.get()),
                                encoding.column(Encoding.Channel.SIZE).flatMap(data::column)));
    }

    /// Leaves the network of the chart in hand unlaid, here only.
    void cancel() {
        inHand.filter(work -> work.running.isPresent())
                .ifPresent(work -> {
                    work.stop();
                    work.become(new State.Stopped());
                });
    }

    void again() {
        inHand.filter(work -> work.running.isEmpty()).ifPresent(Work::begin);
    }

    static Network drawn(NetworkLayout layout) {
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
