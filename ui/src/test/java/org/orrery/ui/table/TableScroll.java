package org.orrery.ui.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.summary.ColumnSummary;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.data.DataTable;

/// Measures a table of a million rows and eight columns: how long a frame takes while it is scrolled, how long its rows take to be put in
/// order, and how long its columns take to be summarised. Run by hand.
public final class TableScroll {
    private static final int ROWS = 1_000_000;
    private static final int FRAMES = 400;

    private TableScroll() {}

    public static void main(String[] arguments) throws Exception {
        DataSet data = data();
        BitSet every = new BitSet();
        every.set(0, ROWS);
        tell("rows in the order of the data", () -> RowOrder.of(every, List.of()));
        RowOrder.Key number = new RowOrder.Key(data.columns().getFirst(), true);
        tell("rows in the order of a number", () -> RowOrder.of(every, List.of(number)));
        for (int round = 0; round < 2; round++) {
            tell(
                    "summaries of eight columns",
                    () -> data.columns().forEach(column -> ColumnSummary.of(column, every, 32)));
        }
        double[] millis = scroll(data);
        Arrays.sort(millis);
        System.err.printf(
                "scrolling, milliseconds a frame: median %.1f, p95 %.1f, longest %.1f%n",
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length - 1]);
        System.exit(0);
    }

    private static void tell(String what, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        System.err.printf("%s: %.0f ms%n", what, (System.nanoTime() - begin) / 1e6);
    }

    private static double[] scroll(DataSet data) throws Exception {
        CompletableFuture<double[]> done = new CompletableFuture<>();
        FxToolkit.runOnFx(() -> {
            DataTable table = new DataTable("", true);
            Stage stage = new Stage();
            stage.setScene(new Scene(table, 1100, 600));
            table.show(data);
            stage.show();
            double[] millis = new double[FRAMES];
            new AnimationTimer() {
                private long last;
                private int frame = -20;

                @Override
                public void handle(long now) {
                    if (frame >= 0) {
                        millis[frame] = (System.nanoTime() - last) / 1e6;
                    }
                    last = System.nanoTime();
                    if (++frame == FRAMES) {
                        stop();
                        done.complete(millis);
                    } else {
                        table.scrollTo(Math.floorMod(frame * 37, ROWS));
                    }
                }
            }.start();
        });
        return done.get();
    }

    private static DataSet data() {
        Random random = new Random(3);
        Column[] columns = new Column[8];
        for (int c = 0; c < columns.length; c++) {
            if (c < 6) {
                double[] values =
                        random.doubles(ROWS).map(v -> Math.round(v * 1e5) / 1e2).toArray();
                columns[c] = new NumberColumn(ColumnName.parse("number " + c), values);
            } else {
                int[] codes = random.ints(ROWS, 0, 5).toArray();
                columns[c] =
                        new CategoryColumn(
                                ColumnName.parse("kind " + c),
                                codes,
                                List.of("a", "b", "c", "d", "e"));
            }
        }
        return new DataSet("million", "0".repeat(64), List.of(columns));
    }
}
