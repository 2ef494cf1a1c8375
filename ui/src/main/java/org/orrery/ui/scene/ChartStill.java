package org.orrery.ui.scene;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import org.orrery.analytics.analysis.AnalysisOutcome;
import org.orrery.analytics.analysis.AnalysisRequest;
import org.orrery.analytics.analysis.Analyst;
import org.orrery.analytics.analysis.Fit;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.graph.NetworkOutcome;
import org.orrery.analytics.graph.Networks;
import org.orrery.analytics.job.Progress;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.SceneRenderer;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.chart.Network;
import org.orrery.scene3d.view.SceneView;
import org.orrery.ui.data.Encoding;
import org.orrery.ui.data.Encoding.Channel;
import org.orrery.ui.theme.Theme;

/// A chart with its legend as a room shows it, without a room: for pictures.
public final class ChartStill extends StackPane implements AutoCloseable {
    private final SceneView view;

    /// @param pose where it is seen from
    public ChartStill(SceneRenderer renderer, Chart chart, Theme theme, Pose pose) {
        view = new SceneView(renderer, System::nanoTime);
        getStyleClass().add("scene-pane");
        LegendCard legend = new LegendCard(_ -> {});
        legend.show(chart, false);
        StackPane.setAlignment(legend, Pos.TOP_RIGHT);
        StackPane.setMargin(legend, new Insets(14));
        getChildren().addAll(view, legend);
        view.themeProperty().set(sceneTheme(theme));
        view.contentProperty().set(chart.content());
        view.jumpTo(pose);
    }

    /// Builds what everybody would see; may take seconds.
    ///
    /// @param regression whose sheet is shown
    public static Chart build(
            DataSet data, Encoding encoding, Optional<AnalysisRequest> regression, Theme theme) {
        Map<String, Fit> fits =
                regression
                        .flatMap(request ->
                                fit(data, request).map(fit -> Map.of(request.title(), fit)))
                        .orElse(Map.of());
        BitSet all = new BitSet();
        all.set(0, data.rowCount());
        return new ChartOrder(
                        data,
                        Optional.empty(),
                        encoding,
                        fits,
                        network(data, encoding),
                        all,
                        new BitSet(),
                        sceneTheme(theme))
                .carryOut(Vec3.ZERO)
                .chart();
    }

    private static Optional<Fit> fit(DataSet data, AnalysisRequest request) {
        return Analyst.run(data, request, Progress.NONE) instanceof AnalysisOutcome.Found found
                ? found.finding().fit()
                : Optional.empty();
    }

    private static Optional<Network> network(DataSet data, Encoding encoding) {
        if (encoding.kind() != Encoding.Kind.NETWORK) {
            return Optional.empty();
        }
        List<Optional<org.orrery.analytics.data.Column>> columns =
                List.of(Channel.FROM, Channel.TO, Channel.SIZE).stream()
                        .map(channel -> encoding.column(channel).flatMap(data::column))
                        .toList();
        return Networks.layOut(columns.get(0), columns.get(1), columns.get(2), Progress.NONE)
                        instanceof NetworkOutcome.Laid laid
                ? Optional.of(NetworkBench.drawn(laid.layout()))
                : Optional.empty();
    }

    private static SceneTheme sceneTheme(Theme theme) {
        return theme.isDark() ? SceneTheme.DARK : SceneTheme.LIGHT;
    }

    /// Whether the picture is finished.
    public boolean isAtRest() {
        return view.isAtRest();
    }

    @Override
    public void close() {
        view.close();
    }
}
