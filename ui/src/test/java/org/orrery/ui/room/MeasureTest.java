package org.orrery.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RowPositions;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.scene.Tool;

final class MeasureTest extends PageTest {
    @Test
    @Tag("ME1")
    @Tag("ME2")
    void twoClicksMeasureInTheUnitsOfTheData() {
        SampleRoom room = enter("collaborator");
        FxToolkit.runOnFx(() -> page().requestFocus());
        press(KeyCode.DIGIT6, false, false);
        int[] rows = drawn();

        pick(rows[0]);
        assertThat(card()).contains("where it ends");
        pick(rows[1]);

        waitFor("the measure", () -> !room.client().document().ofKind(Kinds.MEASURE).isEmpty());
        Entity made = room.client().document().ofKind(Kinds.MEASURE).getFirst();
        assertThat(made.text("row_key_a", "")).isEqualTo(room.data().rowKey(rows[0]));
        double years = year(room, rows[1]) - year(room, rows[0]);
        waitFor(
                "its words",
                () -> card().contains("Year " + (years < 0 ? "−" : "+") + (long) Math.abs(years)));
        room.client().play(SampleRoom.BRAM, new Operation.Update(room.view(), "z", Value.Nil.NIL));
        waitFor("the other axes", () -> !card().contains("Year"));
    }

    @Test
    @Tag("ME3")
    void theTwoSelectedRowsAreMeasuredByKeyboardAndTheMeasureIsTakenAwayAndComesBack() {
        SampleRoom room = enter("collaborator");
        int[] rows = drawn();
        BitSet two = new BitSet();
        two.set(rows[0]);
        two.set(rows[1]);
        FxToolkit.runOnFx(() -> {
            page().model().selection.select(two, false);
            page().model().scene.toolProperty().set(Tool.MEASURE);
        });
        waitFor("the selection", () -> page().model().selection.rows().equals(two));
        click("#measure-selected");
        waitFor("the measure", () -> !room.client().document().ofKind(Kinds.MEASURE).isEmpty());
        var id = room.client().document().ofKind(Kinds.MEASURE).getFirst().id();
        waitFor("its row", () -> scene().lookup("#measure-remove-" + id) != null);

        click("#measure-remove-" + id);
        waitFor("gone", () -> room.client().document().ofKind(Kinds.MEASURE).isEmpty());
        FxToolkit.runOnFx(() -> page().model().undo());

        waitFor("back", () -> !room.client().document().ofKind(Kinds.MEASURE).isEmpty());
    }

    private String card() {
        return FxToolkit.onFx(() -> {
            StringBuilder words = new StringBuilder();
            node("#measure-card")
                    .lookupAll(".label")
                    .forEach(label ->
                            words.append(((javafx.scene.control.Labeled) label).getText())
                                    .append(' '));
            return words.toString();
        });
    }

    private void pick(int row) {
        FxToolkit.runOnFx(
                () -> page().model().scene.click(new PickTarget.RowPick(row, Vec3.ZERO), false));
    }

    /// Two rows of different years.
    private int[] drawn() {
        RowPositions rows = page().model().bench.chartProperty().get().content().rows();
        BitSet drawn = rows.drawn();
        int first = drawn.nextSetBit(0);
        return new int[] {first, drawn.nextSetBit(first + 1)};
    }

    private static double year(SampleRoom room, int row) {
        return room.data().columns().get(2).positionAt(row);
    }
}
