package org.orrery.ui.data;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.orrery.analytics.summary.Histogram;

/// Bars of how rows are spread: all rows behind, those that pass in front.
public final class HistogramBars extends Pane {
    private static final double GAP = 1.5;
    private final Histogram all;
    private Histogram passing;

    private static final double HEIGHT = 44;

    HistogramBars(Histogram all) {
        this(all, HEIGHT);
    }

    public HistogramBars(Histogram all, double height) {
        this.all = all;
        this.passing = all;
        getStyleClass().add("histogram");
        setMinHeight(height);
        setPrefHeight(height);
        setMouseTransparent(true);
    }

    void show(Histogram newPassing) {
        passing = newPassing;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        int bins = all.counts().size();
        if (getChildren().size() != 2 * bins) {
            getChildren().clear();
            for (int i = 0; i < 2 * bins; i++) {
                Rectangle bar = new Rectangle();
                bar.setManaged(false);
                bar.getStyleClass().add(i < bins ? "histogram-all" : "histogram-passing");
                getChildren().add(bar);
            }
        }
        int most = Math.max(1, all.counts().stream().mapToInt(Integer::intValue).max().orElse(1));
        place(all.counts(), 0, most);
        place(passing.counts(), bins, most);
    }

    private void place(List<Integer> counts, int offset, int most) {
        double width = getWidth() / counts.size();
        for (int i = 0; i < counts.size(); i++) {
            double height =
                    counts.get(i) == 0 ? 0 : Math.max(1.5, getHeight() * counts.get(i) / most);
            Rectangle bar = (Rectangle) getChildren().get(offset + i);
            bar.setX(i * width + GAP / 2);
            bar.setWidth(Math.max(1, width - GAP));
            bar.setY(getHeight() - height);
            bar.setHeight(height);
        }
    }
}
