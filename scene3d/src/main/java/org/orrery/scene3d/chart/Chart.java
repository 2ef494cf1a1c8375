package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.SceneContent;

/// A finished chart.
///
/// @param summary one sentence that says what is shown, for screen readers
/// @param words what stands out in it
/// @param axes where values stand in it
public record Chart(
        SceneContent content, Legend legend, String summary, Words words, ChartAxes axes) {

    public Chart(SceneContent content, Legend legend, String summary) {
        this(content, legend, summary, Words.NONE, ChartAxes.NONE);
    }

    /// The same with another picture.
    public Chart with(SceneContent other) {
        return new Chart(other, legend, summary, words, axes);
    }

    /// The same elsewhere.
    public Chart movedBy(Vec3 offset) {
        return new Chart(content.movedBy(offset), legend, summary, words, axes.movedBy(offset));
    }

    Chart saying(Words other) {
        return new Chart(content, legend, summary, other, axes);
    }

    Chart with(ChartAxes known) {
        return new Chart(content, legend, summary, words, known);
    }

    /// What stands out in it, in sentences; found when it is asked for.
    public List<String> findings() {
        return words.sentences();
    }

    /// All of it in words: what is shown, what stands out as far as that is known, what is left out.
    public String caption() {
        List<String> sentences = new ArrayList<>();
        sentences.add(summary);
        sentences.addAll(words.known());
        sentences.addAll(legend.notes());
        return String.join(" ", sentences).strip();
    }
}
