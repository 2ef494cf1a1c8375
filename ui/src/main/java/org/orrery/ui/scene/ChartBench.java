package org.orrery.ui.scene;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.model.id.EntityId;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.chart.Legend;
import org.orrery.scene3d.figure.Figure;
import org.orrery.ui.data.ChartModel;
import org.orrery.ui.data.FilterModel;
import org.orrery.ui.data.RoomChart;
import org.orrery.ui.data.SelectionModel;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.inbox.FxInbox;

/// Keeps the charts of the room up with data, axes, filters, selection and theme. They are built in the analytics pool, one at
/// a time and the one in hand first; what changes meanwhile is built next.
public final class ChartBench {
    private static final Chart NOTHING =
            new Chart(
                    SceneContent.EMPTY,
                    new Legend(new Legend.Colours.Single("", 0), Legend.SizeKey.NONE, List.of()),
                    "");
    private static final long AGAIN_MILLIS = 100;
    private final TableModel table;
    private final ChartModel model;
    private final FilterModel filters;
    private final SelectionModel selection;
    private final Jobs jobs;
    private final FxInbox inbox;
    private final ReadOnlyObjectWrapper<List<Drawn>> charts =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Chart> chart = new ReadOnlyObjectWrapper<>(NOTHING);
    private final Map<EntityId, Drawn> drawn = new HashMap<>();
    private final Set<EntityId> outdated = new HashSet<>();
    private Optional<DataSet> data = Optional.empty();
    private Optional<ChartTable> columns = Optional.empty();
    private SceneTheme theme = SceneTheme.DARK;
    private final NetworkBench networks;
    private boolean building;

    /// A chart with its picture, which stands at the chart's place in the room.
    public record Drawn(RoomChart chart, Chart picture) {}

    public ChartBench(
            TableModel table,
            ChartModel model,
            FilterModel filters,
            SelectionModel selection,
            Jobs jobs,
            FxInbox inbox) {
        this.table = table;
        this.model = model;
        this.filters = filters;
        this.selection = selection;
        this.jobs = jobs;
        this.inbox = inbox;
        this.networks = new NetworkBench(jobs, inbox, this::rebuildAll);
        table.dataSetProperty().subscribe((_, _) -> rebuildAll());
        filters.visibleProperty().subscribe((_, _) -> rebuildAll());
        selection.rowsProperty().subscribe((_, _) -> rebuildAll());
        model.charts().addListener((ListChangeListener<RoomChart>) _ -> rebuildChanged());
        model.activeProperty().subscribe((_, _) -> show());
        rebuildAll();
    }

    /// The chart in hand.
    public ReadOnlyObjectProperty<Chart> chartProperty() {
        return chart.getReadOnlyProperty();
    }

    /// All charts that are drawn by now, from left to right.
    public ReadOnlyObjectProperty<List<Drawn>> chartsProperty() {
        return charts.getReadOnlyProperty();
    }

    public SceneTheme theme() {
        return theme;
    }

    /// What lays out the networks that are shown.
    NetworkBench networks() {
        return networks;
    }

    public void setTheme(SceneTheme newTheme) {
        if (newTheme != theme) {
            theme = newTheme;
            rebuildAll();
        }
    }

    private void rebuildAll() {
        if (!table.dataSet().equals(data)) {
            data = table.dataSet();
            columns = Optional.empty();
            drawn.clear();
            show();
        }
        model.charts().forEach(each -> outdated.add(each.id()));
        next();
    }

    private void rebuildChanged() {
        Set<EntityId> present = new HashSet<>();
        for (RoomChart each : model.charts()) {
            present.add(each.id());
            Drawn before = drawn.get(each.id());
            if (before == null || !before.chart().equals(each)) {
                outdated.add(each.id());
            }
        }
        drawn.keySet().retainAll(present);
        outdated.retainAll(present);
        show();
        next();
    }

    private void next() {
        if (building || data.isEmpty()) {
            return;
        }
        networks.show(
                data.get(),
                model.charts().stream().map(RoomChart::encoding).toList(),
                model.encoding());
        Stream.concat(model.activeProperty().get().stream(), model.charts().stream())
                .filter(each -> outdated.contains(each.id()))
                .findFirst()
                .ifPresent(this::build);
    }

    /// The chart in hand as a flat drawing, which takes a while to make; empty while nothing is drawn. The supplier may be called by
    /// any thread.
    public Optional<Supplier<Figure>> flat() {
        return model.activeProperty()
                .get()
                .filter(_ -> data.isPresent())
                .flatMap(active -> Optional.ofNullable(drawn.get(active.id())))
                .map(now -> {
                    ChartOrder order = order(now.chart());
                    return () -> order.flat(now.picture());
                });
    }

    private ChartOrder order(RoomChart wanted) {
        BitSet standingOut = (BitSet) selection.rows().clone();
        standingOut.and(filters.visible());
        DataSet of = data.orElseThrow();
        return new ChartOrder(
                of,
                columns,
                wanted.encoding(),
                table.fits(),
                networks.network(of, wanted.encoding()),
                filters.visible(),
                standingOut,
                theme);
    }

    private void build(RoomChart wanted) {
        DataSet of = data.orElseThrow();
        ChartOrder order = order(wanted);
        switch (jobs.submit("chart", _ -> order.carryOut(wanted.offset()))) {
            case Submission.Accepted<ChartOrder.Done>(var job) -> {
                building = true;
                outdated.remove(wanted.id());
                var _ =
                        job.result()
                                .whenCompleteAsync(
                                        (done, failure) -> {
                                            building = false;
                                            if (failure == null && data.equals(Optional.of(of))) {
                                                columns = Optional.of(done.columns());
                                                keep(wanted, done.chart());
                                            }
                                            next();
                                        },
                                        inbox);
            }
            case Submission.Refused<ChartOrder.Done> _ ->
                    CompletableFuture.delayedExecutor(AGAIN_MILLIS, TimeUnit.MILLISECONDS, inbox)
                            .execute(this::next);
        }
    }

    /// What was built is shown even when it is out of date by now, lest a chart that changes all the time stands still.
    private void keep(RoomChart wanted, Chart picture) {
        for (RoomChart each : model.charts()) {
            if (each.id().equals(wanted.id())) {
                drawn.put(wanted.id(), new Drawn(wanted, picture));
                if (!each.equals(wanted)) {
                    outdated.add(wanted.id());
                }
                show();
            }
        }
    }

    private void show() {
        List<Drawn> now = new ArrayList<>();
        for (RoomChart each : model.charts()) {
            Drawn picture = drawn.get(each.id());
            if (picture != null) {
                now.add(picture);
            }
        }
        chart.set(
                model.activeProperty()
                        .get()
                        .flatMap(active -> Optional.ofNullable(drawn.get(active.id())))
                        .map(Drawn::picture)
                        .orElse(NOTHING));
        if (!now.equals(charts.get())) {
            charts.set(now);
        }
    }
}
