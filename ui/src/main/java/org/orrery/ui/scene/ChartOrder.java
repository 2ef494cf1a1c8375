package org.orrery.ui.scene;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.orrery.analytics.analysis.Fit;
import org.orrery.analytics.data.DataSet;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.chart.ChartBuilder;
import org.orrery.scene3d.chart.ChartSpec;
import org.orrery.scene3d.chart.ChartType;
import org.orrery.scene3d.chart.FlatChart;
import org.orrery.scene3d.chart.Network;
import org.orrery.scene3d.figure.Figure;
import org.orrery.ui.data.Encoding;

/// A chart that is to be built, as things were when it was asked for. Any thread.
///
/// @param columns the data in the form charts are made from, if it was converted before
record ChartOrder(
        DataSet data,
        Optional<ChartTable> columns,
        Encoding encoding,
        Map<String, Fit> fits,
        Optional<Network> network,
        BitSet visible,
        BitSet selected,
        SceneTheme theme) {
    /// @param columns to be kept for the next order
    record Done(ChartTable columns, Chart chart) {}

    /// @param offset where the chart is to stand
    Done carryOut(Vec3 offset) {
        ChartTable table = columns.orElseGet(() -> ChartTable.of(data));
        Chart chart = ChartBuilder.build(table.data(), spec(table));
        return new Done(table, chart.movedBy(offset));
    }

    /// The chart as a flat drawing.
    ///
    /// @param chart the same in space
    Figure flat(Chart chart) {
        ChartTable table = columns.orElseGet(() -> ChartTable.of(data));
        return FlatChart.of(table.data(), spec(table), chart);
    }

    private ChartSpec spec(ChartTable table) {
        return new ChartSpec(
                switch (encoding.kind()) {
                    case SCATTER -> ChartType.SCATTER;
                    case BAR -> ChartType.BAR;
                    case SURFACE -> ChartType.SURFACE;
                    case LINE -> ChartType.LINE;
                    case HISTOGRAM -> ChartType.HISTOGRAM;
                    case PARALLEL -> ChartType.PARALLEL;
                    case GLOBE -> ChartType.GLOBE;
                    case NETWORK -> ChartType.NETWORK;
                    case MAP -> ChartType.MAP;
                },
                table.encoding(encoding),
                ChartSpec.BarHeight.MEAN,
                new ChartSpec.Scales(
                        encoding.isLogarithmic(Encoding.Channel.X, data),
                        encoding.isLogarithmic(Encoding.Channel.Y, data),
                        encoding.isLogarithmic(Encoding.Channel.Z, data)),
                table.extras(encoding, fits).withNetwork(network),
                visible,
                selected,
                theme);
    }
}
