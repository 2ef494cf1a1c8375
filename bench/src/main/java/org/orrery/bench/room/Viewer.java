package org.orrery.bench.room;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.orrery.analytics.job.Jobs;
import org.orrery.model.space.Pose;
import org.orrery.net.RelayClient;
import org.orrery.net.RoomClient;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.Viewport;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.ui.data.ChartModel;
import org.orrery.ui.data.ColumnFilter;
import org.orrery.ui.data.FilterModel;
import org.orrery.ui.data.SelectionModel;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.scene.ChartBench;
import org.orrery.ui.session.RoomModel;

/// A member who looks at the scene: the models and the renderer of the desktop program without its window. Made on the FX
/// thread, which looks for finished frames before each of its own, sixty times a second.
final class Viewer implements AutoCloseable {
    private static final Viewport PICTURE = new Viewport(1280, 720, 1);

    private final Jobs jobs = new Jobs(2, 16);
    private final SoftwareRenderer renderer = new SoftwareRenderer();
    private final Consumer<Seen> seen;
    private final RoomModel room;
    private final FilterModel filters;
    private final AnimationTimer timer = new Pulse();
    private SceneContent requested = SceneContent.EMPTY;
    private int rowsRequested;

    /// A frame was drawn.
    ///
    /// @param rows how many its chart shows
    record Seen(Viewer by, int rows, long nanos) {}

    /// @param seen is told of every finished frame, on the FX thread
    Viewer(RoomClient client, RelayClient relay, Consumer<Seen> seen) {
        this.seen = seen;
        FxInbox inbox = FxInbox.ofToolkit();
        room = new RoomModel(client, inbox, java.time.InstantSource.system());
        TableModel table = new TableModel(room, relay, jobs);
        ChartModel charts = new ChartModel(room);
        filters = new FilterModel(room, table);
        SelectionModel selection =
                new SelectionModel(room, table, new NoticeBoard(room.clock()), relay, jobs);
        ChartBench bench = new ChartBench(table, charts, filters, selection, jobs, inbox);
        bench.chartProperty().subscribe(this::draw);
        timer.start();
    }

    /// Filters for everybody.
    void filter(String column, double minimum, double maximum) {
        Platform.runLater(() -> {
            Optional<ColumnFilter> filter = filters.of(column);
            filter.ifPresent(found -> filters.setRange(found, minimum, maximum));
        });
    }

    /// Adds a filter that lets everything pass.
    void addFilter(String column) {
        Platform.runLater(() ->
                filters.unfiltered().stream()
                        .filter(each -> each.name().equals(column))
                        .findFirst()
                        .ifPresent(filters::add));
    }

    private void draw(Chart chart) {
        requested = chart.content();
        rowsRequested = requested.rows().drawn().cardinality();
        renderer.request(
                new RenderRequest(List.of(requested), Pose.HOME, PICTURE, SceneTheme.DARK));
    }

    private final class Pulse extends AnimationTimer {
        @Override
        public void handle(long now) {
            if (renderer.showNewest().isPresent() && !renderer.isPending()) {
                seen.accept(new Seen(Viewer.this, rowsRequested, System.nanoTime()));
            }
        }
    }

    @Override
    public void close() {
        timer.stop();
        renderer.close();
        jobs.close();
    }
}
