package org.orrery.scene3d.chart;

import org.orrery.scene3d.SceneContent;

/// A finished chart.
///
/// @param summary one sentence that says what is shown, for screen readers
public record Chart(SceneContent content, Legend legend, String summary) {}
