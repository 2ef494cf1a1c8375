package org.orrery.scene3d.chart;

/// Makes charts of tables. Any thread; nothing is kept.
public final class ChartBuilder {
    private ChartBuilder() {}

    public static Chart build(ChartData data, ChartSpec spec) {
        return draw(data, spec)
                .finding(new Findings(data, spec).sentences())
                .with(ChartAxes.of(data, spec));
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
