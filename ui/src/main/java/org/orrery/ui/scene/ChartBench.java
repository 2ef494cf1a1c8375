package org.orrery.ui.scene;

import java.util.BitSet;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.chart.ChartBuilder;
import org.orrery.scene3d.chart.ChartSpec;
import org.orrery.scene3d.chart.ChartType;
import org.orrery.scene3d.chart.Legend;
import org.orrery.ui.data.ChartModel;
import org.orrery.ui.data.Encoding;
import org.orrery.ui.data.FilterModel;
import org.orrery.ui.data.SelectionModel;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.inbox.FxInbox;

/// Keeps the chart up with data, axes, filters, selection and theme. Charts are built in the analytics pool, one at a time;
/// what changes meanwhile goes into the next one.
public final class ChartBench {
    private static final Chart NOTHING =
            new Chart(
                    SceneContent.EMPTY,
                    new Legend(
                            new Legend.Colours.Single("", 0),
                            Legend.SizeKey.NONE,
                            java.util.List.of()),
                    "");
    private final TableModel table;
    private final ChartModel encoding;
    private final FilterModel filters;
    private final SelectionModel selection;
    private final Jobs jobs;
    private final FxInbox inbox;
    private final ReadOnlyObjectWrapper<Chart> chart = new ReadOnlyObjectWrapper<>(NOTHING);
    private Optional<DataSet> converted = Optional.empty();
    private Optional<ChartTable> columns = Optional.empty();
    private SceneTheme theme = SceneTheme.DARK;
    private final NetworkBench networks;
    private boolean building;
    private boolean outdated;

    public ChartBench(
            TableModel table,
            ChartModel encoding,
            FilterModel filters,
            SelectionModel selection,
            Jobs jobs,
            FxInbox inbox) {
        this.table = table;
        this.encoding = encoding;
        this.filters = filters;
        this.selection = selection;
        this.jobs = jobs;
        this.inbox = inbox;
        this.networks = new NetworkBench(jobs, inbox, this::rebuild);
        table.dataSetProperty().subscribe((_, _) -> rebuild());
        encoding.encodingProperty().subscribe((_, _) -> rebuild());
        filters.visibleProperty().subscribe((_, _) -> rebuild());
        selection.rowsProperty().subscribe((_, _) -> rebuild());
        rebuild();
    }

    public ReadOnlyObjectProperty<Chart> chartProperty() {
        return chart.getReadOnlyProperty();
    }

    /// What lays out a network while one is shown.
    NetworkBench networks() {
        return networks;
    }

    public void setTheme(SceneTheme newTheme) {
        if (newTheme != theme) {
            theme = newTheme;
            rebuild();
        }
    }

    private void rebuild() {
        if (building) {
            outdated = true;
            return;
        }
        Optional<DataSet> data = table.dataSet();
        if (data.isEmpty()) {
            chart.set(NOTHING);
            return;
        }
        if (!data.equals(converted)) {
            converted = data;
            columns = data.map(ChartTable::of);
        }
        networks.show(data.get(), encoding.encoding());
        ChartTable source = columns.orElseThrow();
        ChartSpec spec = spec(source, data.get());
        switch (jobs.submit("chart", _ -> ChartBuilder.build(source.data(), spec))) {
            case Submission.Accepted<Chart>(var job) -> {
                building = true;
                var _ =
                        job.result()
                                .whenCompleteAsync(
                                        (built, failure) -> {
                                            building = false;
                                            if (failure == null) {
                                                chart.set(built);
                                            }
                                            if (outdated) {
                                                outdated = false;
                                                rebuild();
                                            }
                                        },
                                        inbox);
            }
            case Submission.Refused<Chart> _ -> outdated = true;
        }
    }

    private ChartSpec spec(ChartTable source, DataSet data) {
        Encoding now = encoding.encoding();
        BitSet standingOut = (BitSet) selection.rows().clone();
        standingOut.and(filters.visible());
        return new ChartSpec(
                switch (now.kind()) {
                    case SCATTER -> ChartType.SCATTER;
                    case BAR -> ChartType.BAR;
                    case SURFACE -> ChartType.SURFACE;
                    case LINE -> ChartType.LINE;
                    case HISTOGRAM -> ChartType.HISTOGRAM;
                    case PARALLEL -> ChartType.PARALLEL;
                    case GLOBE -> ChartType.GLOBE;
                    case NETWORK -> ChartType.NETWORK;
                },
                source.encoding(now),
                ChartSpec.BarHeight.MEAN,
                new ChartSpec.Scales(
                        now.isLogarithmic(Encoding.Channel.X, data),
                        now.isLogarithmic(Encoding.Channel.Y, data),
                        now.isLogarithmic(Encoding.Channel.Z, data)),
                source.extras(now, table.fits()).withNetwork(networks.network()),
                filters.visible(),
                standingOut,
                theme);
    }
}
