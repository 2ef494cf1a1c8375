package org.orrery.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import javafx.scene.AccessibleAttribute;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.scene3d.figure.Figure;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.twin.FigureModel;

/// The flat drawing of the chart in a real window.
@Tag("TW3")
final class TwinPageTest extends PageTest {
    private FigureModel figure() {
        return page().model().figure;
    }

    private void open() {
        enter("collaborator");
        FxToolkit.runOnFx(() -> page().requestFocus());
        press(KeyCode.F, false, true);
        waitFor("the drawing", () -> figure().figure().marks().size() == 448);
        waitFor("the keyboard there", () -> node("#figure").isFocused());
    }

    private Figure.Mark mark() {
        return FxToolkit.onFx(() -> figure().mark().orElseThrow());
    }

    @Test
    void theKeyOpensTheDrawingAndArrowsGoFromMarkToMark() {
        open();
        FxToolkit.runOnFx(() -> figure().goTo(0));
        Figure.Mark first = mark();

        press(KeyCode.RIGHT, false, false);
        press(KeyCode.RIGHT, false, false);
        assertThat(FxToolkit.onFx(() -> figure().atProperty().get())).isEqualTo(2);
        assertThat(mark().shape().x()).isGreaterThanOrEqualTo(first.shape().x());
        press(KeyCode.END, false, false);
        assertThat(FxToolkit.onFx(() -> figure().atProperty().get())).isEqualTo(447);
        press(KeyCode.HOME, false, false);
        double height = mark().shape().y();
        press(KeyCode.DOWN, false, false);
        assertThat(mark().shape().y()).isLessThan(height);
        press(KeyCode.UP, false, false);
        assertThat(mark().shape().y()).isGreaterThan(height - 0.5);
    }

    @Test
    void enterSelectsSpaceAddsAndTakesOut() {
        open();
        FxToolkit.runOnFx(() -> figure().goTo(3));
        BitSet third = mark().rowSet();

        press(KeyCode.ENTER, false, false);
        waitFor("selected", () -> page().model().selection.rows().equals(third));
        waitFor(
                "drawn so",
                () -> figure().mark().filter(m -> m.stand() == Figure.Stand.SELECTED).isPresent());
        press(KeyCode.RIGHT, false, false);
        press(KeyCode.SPACE, false, false);
        waitFor("two", () -> page().model().selection.rows().cardinality() == 2);
        press(KeyCode.SPACE, false, false);
        waitFor("one again", () -> page().model().selection.rows().equals(third));
    }

    @Test
    void aAnnotatesTheRowOfTheMark() {
        open();
        FxToolkit.runOnFx(() -> figure().goTo(5));
        int row = mark().rows()[0];

        press(KeyCode.A, false, false);

        waitFor("a draft", () -> page().model().annotations.draftProperty().get().isPresent());
        assertThat(page().model().annotations.draftProperty().get().orElseThrow().row())
                .isEqualTo(row);
    }

    @Test
    void whoDoesNotSeeIsToldOfTheMark() {
        open();
        FxToolkit.runOnFx(() -> figure().goTo(7));

        String told =
                FxToolkit.onFx(() ->
                        String.valueOf(
                                node("#figure")
                                        .queryAccessibleAttribute(AccessibleAttribute.TEXT)));

        assertThat(told).contains("Scatter chart", "448 marks", "Row " + (mark().rows()[0] + 1));
    }

    @Test
    void tableAndDrawingAreTabsOfOnePane() {
        open();

        click("#twin-table");
        waitFor("the table", () -> scene().lookup("#table") != null);
        assertThat(FxToolkit.onFx(() -> scene().lookup("#figure"))).isNull();
        click("#twin-figure");
        waitFor("the drawing", () -> scene().lookup("#figure") != null);
        click("#table-close");
        waitFor("closed", () -> scene().lookup("#twin-pane") == null);
    }
}
