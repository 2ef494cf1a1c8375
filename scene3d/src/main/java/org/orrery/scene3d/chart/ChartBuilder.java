package org.orrery.scene3d.chart;

/// Makes charts of tables. Any thread; nothing is kept.
public final class ChartBuilder {
    /// Of more rows a chart is told of only when somebody asks: it is to be seen in the next frame.
    private static final int TOLD_AT_ONCE = 50_000;

    private ChartBuilder() {}

    public static Chart build(ChartData data, ChartSpec spec) {
        Words words = new Words(() -> new Findings(data, spec).sentences());
        if (data.rows() <= TOLD_AT_ONCE) {
            var _ = words.sentences();
        }
        return draw(data, spec).saying(words).with(ChartAxes.of(data, spec));
    }

    private static Chart draw(ChartData data, ChartSpec spec) {
        return switch (spec.type()) {
            case SCATTER -> new ScatterChart(data, spec).build();
            case BAR -> new BarChart(data, spec).build();
            case LINE -> new LineChart(data, spec).build();
            case HISTOGRAM -> new HistogramChart(data, spec).build();
            case PARALLEL -> new ParallelChart(data, spec).build();
            case GLOBE -> new GlobeChart(data, spec).build();
            case NETWORK -> new NetworkChart(data, spec).build();
            case MAP -> new MapChart(data, spec).build();
            case SURFACE -> new SurfaceChart(data, spec).build();
        };
    }
}
