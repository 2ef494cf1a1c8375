package org.orrery.scene3d.chart;

/// Makes charts of tables. Any thread; nothing is kept.
public final class ChartBuilder {
    private ChartBuilder() {}

    public static Chart build(ChartData data, ChartSpec spec) {
        return picture(data, spec).with(ChartAxes.of(data, spec));
    }

    private static Chart picture(ChartData data, ChartSpec spec) {
        return switch (spec.type()) {
            case SCATTER -> new ScatterChart(data, spec).build();
            case BAR -> new BarChart(data, spec).build();
            case LINE -> new LineChart(data, spec).build();
            case HISTOGRAM -> new HistogramChart(data, spec).build();
            case PARALLEL -> new ParallelChart(data, spec).build();
            case GLOBE -> new GlobeChart(data, spec).build();
            case SURFACE -> new SurfaceChart(data, spec).build();
        };
    }
}
