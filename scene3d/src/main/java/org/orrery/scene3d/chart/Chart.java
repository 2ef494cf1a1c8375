package org.orrery.scene3d.chart;

import org.orrery.scene3d.SceneContent;

/// A finished chart.
///
/// @param summary one sentence that says what is shown, for screen readers
/// @param axes where values stand in it
public record Chart(SceneContent content, Legend legend, String summary, ChartAxes axes) {
    /// A chart of which nothing is known but its picture.
    public Chart(SceneContent content, Legend legend, String summary) {
        this(content, legend, summary, ChartAxes.NONE);
    }

    Chart with(ChartAxes known) {
        return new Chart(content, legend, summary, known);
    }
}
