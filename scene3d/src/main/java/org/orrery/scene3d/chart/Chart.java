package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.SceneContent;

/// A finished chart.
///
/// @param summary one sentence that says what is shown, for screen readers
/// @param findings what stands out in it, in sentences
/// @param axes where values stand in it
public record Chart(
        SceneContent content,
        Legend legend,
        String summary,
        List<String> findings,
        ChartAxes axes) {
    public Chart {
        findings = List.copyOf(findings);
    }

    public Chart(SceneContent content, Legend legend, String summary) {
        this(content, legend, summary, List.of(), ChartAxes.NONE);
    }

    /// The same with another picture.
    public Chart with(SceneContent other) {
        return new Chart(other, legend, summary, findings, axes);
    }

    /// The same elsewhere.
    public Chart movedBy(Vec3 offset) {
        return new Chart(content.movedBy(offset), legend, summary, findings, axes.movedBy(offset));
    }

    Chart finding(List<String> sentences) {
        return new Chart(content, legend, summary, sentences, axes);
    }

    Chart with(ChartAxes known) {
        return new Chart(content, legend, summary, findings, known);
    }

    /// All of it in words: what is shown, what stands out, what is left out.
    public String caption() {
        List<String> sentences = new ArrayList<>();
        sentences.add(summary);
        sentences.addAll(findings);
        sentences.addAll(legend.notes());
        return String.join(" ", sentences).strip();
    }
}
