package org.orrery.ui.twin;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.job.Job;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.figure.Figure;
import org.orrery.ui.annotation.AnnotationThread;
import org.orrery.ui.annotation.AnnotationsViewModel;
import org.orrery.ui.data.SelectionModel;
import org.orrery.ui.scene.ChartBench;
import org.orrery.ui.text.Texts;

/// The flat drawing of the chart in hand, and the mark that the keyboard is at.
public final class FigureModel {
    private static final int NONE = -1;

    /// How much farther a mark counts that lies aside of the direction one goes to.
    private static final double ASIDE = 2.5;

    private final ChartBench bench;
    private final SelectionModel selection;
    private final AnnotationsViewModel annotations;
    private final Jobs jobs;
    private final Executor inbox;
    private final ReadOnlyObjectWrapper<Figure> figure =
            new ReadOnlyObjectWrapper<>(Figure.NOTHING);
    private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(NONE);
    private final ReadOnlyObjectWrapper<BitSet> annotated =
            new ReadOnlyObjectWrapper<>(new BitSet());
    private @Nullable Job<Figure> job;
    private boolean shown;
    private boolean outdated = true;

    public FigureModel(
            ChartBench bench,
            SelectionModel selection,
            AnnotationsViewModel annotations,
            Jobs jobs,
            Executor inbox) {
        this.bench = bench;
        this.selection = selection;
        this.annotations = annotations;
        this.jobs = jobs;
        this.inbox = inbox;
        bench.chartProperty().subscribe((_, _) -> draw());
        annotations
                .threads()
                .addListener((ListChangeListener<AnnotationThread>) _ -> readAnnotations());
        readAnnotations();
    }

    public ReadOnlyObjectProperty<Figure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    public Figure figure() {
        return figure.get();
    }

    /// Number of the mark that the keyboard is at, in reading order; negative for none.
    public ReadOnlyIntegerProperty atProperty() {
        return at.getReadOnlyProperty();
    }

    /// Rows that have an annotation which is not resolved.
    public ReadOnlyObjectProperty<BitSet> annotatedProperty() {
        return annotated.getReadOnlyProperty();
    }

    public SceneTheme theme() {
        return bench.theme();
    }

    public Optional<Figure.Mark> mark() {
        int index = at.get();
        return index < 0 ? Optional.empty() : Optional.of(figure().marks().get(index));
    }

    /// What is drawn now, whether it is shown or not; to be called by any thread. Empty without a chart.
    public Optional<Supplier<Figure>> wanted() {
        return bench.flat();
    }

    /// A drawing that nobody sees is not made.
    public void setShown(boolean now) {
        shown = now;
        if (shown && outdated) {
            draw();
        }
    }

    private void draw() {
        outdated = true;
        Job<Figure> running = job;
        if (running != null) {
            running.cancel();
            job = null;
        }
        Optional<Supplier<Figure>> wanted = shown ? bench.flat() : Optional.empty();
        if (wanted.isEmpty()) {
            if (shown) {
                show(Figure.NOTHING);
            }
            return;
        }
        outdated = false;
        if (jobs.submit(Texts.of("twin.drawing"), _ -> wanted.get().get())
                instanceof Submission.Accepted<Figure>(var accepted)) {
            job = accepted;
            var _ =
                    accepted.result()
                            .thenAcceptAsync(
                                    drawn -> {
                                        if (job == accepted) {
                                            job = null;
                                            show(drawn);
                                        }
                                    },
                                    inbox);
        } else {
            outdated = true;
        }
    }

    /// The keyboard stays at the mark of the same rows.
    private void show(Figure now) {
        Optional<Figure.Mark> before = mark();
        at.set(NONE);
        figure.set(now);
        before.ifPresent(mark -> {
            for (int i = 0; i < now.marks().size(); i++) {
                if (java.util.Arrays.equals(now.marks().get(i).rows(), mark.rows())) {
                    at.set(i);
                    return;
                }
            }
        });
    }

    private void readAnnotations() {
        BitSet rows = new BitSet();
        for (AnnotationThread thread : annotations.threads()) {
            if (thread.row() >= 0 && !thread.resolved()) {
                rows.set(thread.row());
            }
        }
        annotated.set(rows);
    }

    public void goTo(int index) {
        int last = figure().marks().size() - 1;
        at.set(last < 0 ? NONE : Math.clamp(index, 0, last));
    }

    /// Goes on by some marks in reading order; from nowhere to the first.
    public void step(int marks) {
        goTo(at.get() < 0 ? 0 : at.get() + marks);
    }

    /// Goes to the nearest mark that lies above or below.
    ///
    /// @param aspect width of the plot in its heights
    public void goUp(boolean up, double aspect) {
        Optional<Figure.Mark> here = mark();
        if (here.isEmpty()) {
            goTo(0);
            return;
        }
        int best = NONE;
        double nearest = Double.POSITIVE_INFINITY;
        List<Figure.Mark> marks = figure().marks();
        for (int i = 0; i < marks.size(); i++) {
            double ahead = marks.get(i).shape().y() - here.get().shape().y();
            double along = up ? ahead : -ahead;
            double aside = ASIDE * aspect * (marks.get(i).shape().x() - here.get().shape().x());
            double distance = along * along + aside * aside;
            if (along > 1e-9 && distance < nearest) {
                nearest = distance;
                best = i;
            }
        }
        if (best >= 0) {
            at.set(best);
        }
    }

    /// Selects the rows of a mark for everybody.
    ///
    /// @param add to what is selected; rows that all are selected already are taken out again
    public void select(Figure.Mark mark, boolean add) {
        BitSet rows = mark.rowSet();
        if (rows.isEmpty()) {
            return;
        }
        BitSet left = (BitSet) rows.clone();
        left.andNot(selection.rows());
        if (add && left.isEmpty()) {
            BitSet without = (BitSet) selection.rows().clone();
            without.andNot(rows);
            selection.select(without, false);
        } else {
            selection.select(rows, add);
        }
    }

    /// Selects the rows of all marks in a part of the plot.
    public void selectWithin(Figure.Shape.Box part, boolean add) {
        BitSet rows = new BitSet();
        for (Figure.Mark mark : figure().marks()) {
            double x = mark.shape().x();
            double y = mark.shape().y();
            if (x >= part.left() && x <= part.right() && y >= part.bottom() && y <= part.top()) {
                rows.or(mark.rowSet());
            }
        }
        selection.select(rows, add);
    }

    /// Begins an annotation on the row of a mark, or on the first of its rows.
    public void annotate(Figure.Mark mark) {
        if (mark.rows().length > 0) {
            int row = mark.rows()[0];
            Vec3 place = bench.chartProperty().get().content().rows().of(row).orElse(Vec3.ZERO);
            annotations.begin(row, place);
        }
    }

    /// What a mark stands for, in words.
    public String words(Figure.Mark mark) {
        StringBuilder words = new StringBuilder();
        if (mark.rows().length == 1) {
            String subject = annotations.subject(mark.rows()[0]);
            words.append(subject.isEmpty() ? "" : subject + " · ");
        }
        words.append(mark.words().get());
        if (mark.stand() == Figure.Stand.SELECTED) {
            words.append(" · ").append(Texts.of("twin.selected"));
        }
        if (mark.has(annotated.get())) {
            words.append(" · ").append(Texts.of("twin.annotated"));
        }
        return words.toString();
    }
}
