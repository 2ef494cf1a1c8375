package org.orrery.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Entity;
import org.orrery.model.schema.Kinds;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.data.RoomViews;
import org.orrery.ui.fake.SampleRoom;

/// The query sheet in a real window.
final class QueryPageTest extends PageTest {
    private static final String BY_REGION =
            "SELECT Region, Year, avg(\"Life expectancy (years)\") AS \"Mean life (years)\""
                    + " FROM data GROUP BY Region, Year ORDER BY Region, Year";

    private SampleRoom open(String role) {
        SampleRoom room = enter(role);
        FxToolkit.runOnFx(() -> page().requestFocus());
        press(KeyCode.E, true, false);
        FxToolkit.waitFor("the sheet", () -> scene().lookup("#query-sheet") != null, LIMIT);
        return room;
    }

    private void run(String query) {
        FxToolkit.runOnFx(() -> {
            TextArea editor = (TextArea) node("#query-text");
            editor.requestFocus();
            editor.setText(query);
        });
        press(KeyCode.ENTER, true, false);
        waitFor("the end", () -> page().model().query.busyProperty().get().isEmpty());
    }

    private String text(String selector) {
        return FxToolkit.onFx(() -> ((Label) node(selector)).getText());
    }

    @Test
    void theKeyOpensTheSheetWithTheCursorInTheQuery() {
        open("collaborator");

        assertThat(FxToolkit.onFx(() -> node("#query-text").isFocused())).isTrue();
        assertThat(FxToolkit.onFx(() -> ((ListView<?>) node("#query-columns")).getItems().size()))
                .isEqualTo(page().model().table.dataSet().orElseThrow().columns().size());
        assertThat(
                        FxToolkit.onFx(() ->
                                ((ListView<?>) node("#query-columns"))
                                        .getItems()
                                        .contains("\"Life expectancy (years)\"")))
                .isTrue();
    }

    @Test
    void aQueryGivesRowsInTheTable() {
        open("collaborator");

        run(BY_REGION);

        TableView<?> table = (TableView<?>) node("#query-preview");
        assertThat(FxToolkit.onFx(() -> table.getColumns().size())).isEqualTo(3);
        assertThat(FxToolkit.onFx(() -> table.getItems().size())).isGreaterThan(50);
        assertThat(FxToolkit.onFx(() -> table.getColumns().getFirst().getCellData(0)))
                .isEqualTo("America");
        assertThat(text("#query-count")).contains("rows");
        assertThat(text("#query-problem")).isEmpty();
    }

    @Test
    void aWrongQueryIsExplainedAndTheCursorIsPutThere() {
        open("collaborator");

        run("SELECT Region,\n  Yaer\nFROM data");

        assertThat(text("#query-problem")).contains("Line 2, column 3", "Yaer");
        TextArea editor = (TextArea) node("#query-text");
        assertThat(FxToolkit.onFx(editor::getCaretPosition)).isEqualTo(17);
        run("SELECT 1 AS one");
        assertThat(text("#query-problem")).isEmpty();
    }

    @Test
    void aColumnIsInsertedByItsName() {
        open("collaborator");
        FxToolkit.runOnFx(() -> {
            ((TextArea) node("#query-text")).setText("SELECT ");
            ((TextArea) node("#query-text")).end();
            ListView<?> columns = (ListView<?>) node("#query-columns");
            columns.requestFocus();
            columns.getSelectionModel().select(columns.getItems().indexOf("Year"));
        });

        press(KeyCode.ENTER, false, false);

        assertThat(FxToolkit.onFx(() -> ((TextArea) node("#query-text")).getText()))
                .isEqualTo("SELECT Year");
    }

    @Tag("DF10")
    @Test
    void anAnswerIsShownToEverybodyAndUndoneInOneStep() {
        SampleRoom room = open("collaborator");
        run(BY_REGION);

        click("#query-show");

        waitFor(
                "the answer in the room",
                () ->
                        page().model()
                                .table
                                .dataSet()
                                .filter(d -> d.columns().size() == 3)
                                .isPresent());
        Entity dataset = room.client().document().ofKind(Kinds.DATASET).getLast();
        assertThat(dataset.text("media_type", "")).isEqualTo("application/vnd.apache.parquet");
        assertThat(dataset.text("source", "")).startsWith("SELECT Region, Year");
        assertThat(services.relay().mediaTypes()).containsExactly("application/vnd.apache.parquet");
        assertThat(page().model().table.dataSet().orElseThrow().sha256())
                .isEqualTo(dataset.text("sha256", ""));
        waitFor("the sheet to be gone", () -> scene().lookup("#query-sheet") == null);

        FxToolkit.runOnFx(() -> page().requestFocus());
        press(KeyCode.Z, true, false);

        waitFor(
                "what was shown before",
                () ->
                        RoomViews.first(room.client().document())
                                .filter(view -> view.id().equals(room.view()))
                                .isPresent());
        waitFor(
                "the data of before",
                () -> page().model().table.dataSet().filter(d -> d.rowCount() == 682).isPresent());
        assertThat(room.client().document().ofKind(Kinds.DATASET)).hasSize(1);
    }

    @Test
    void anObserverAsksButShowsNothing() {
        open("observer");

        run("SELECT count(*) AS n FROM data");

        assertThat(text("#query-count")).contains("1 row");
        assertThat(FxToolkit.onFx(() -> node("#query-show").isDisabled())).isTrue();
        assertThat(
                        Objects.toString(
                                FxToolkit.onFx(
                                        () -> node("#query-show").getParent().getAccessibleHelp())))
                .contains("Observer");
    }

    @Test
    void aLongQueryIsCancelled() {
        open("collaborator");
        FxToolkit.runOnFx(() -> {
            ((TextArea) node("#query-text"))
                    .setText(
                            "SELECT count(*) FROM range(1000000) a, range(1000000) b"
                                    + " WHERE a.range * b.range % 7 = 3");
            page().model().query.run();
        });
        waitFor("the cancel button", () -> node("#query-cancel").isVisible());

        click("#query-cancel");

        assertThat(FxToolkit.onFx(() -> page().model().query.busyProperty().get())).isEmpty();
        run("SELECT 1 AS one");
        assertThat(text("#query-count")).contains("1 row");
    }

    @Test
    void closingTheSheetKeepsTheQueryAndItsAnswer() {
        open("collaborator");
        run("SELECT 42 AS answer");

        click("#query-close");
        FxToolkit.runOnFx(() -> page().requestFocus());
        press(KeyCode.E, true, false);

        assertThat(FxToolkit.onFx(() -> ((TextArea) node("#query-text")).getText()))
                .isEqualTo("SELECT 42 AS answer");
        assertThat(FxToolkit.onFx(() -> ((TableView<?>) node("#query-preview")).getItems().size()))
                .isOne();
    }

    @Test
    void aMillionRowsAreShownByTheFewThatAreSeen() {
        open("collaborator");

        run("SELECT range AS n, range * 2 AS twice FROM range(1000000)");

        TableView<?> table = (TableView<?>) node("#query-preview");
        assertThat(FxToolkit.onFx(() -> table.getItems().size())).isEqualTo(1_000_000);
        FxToolkit.runOnFx(() -> table.scrollTo(999_999));
        FxToolkit.waitForFrames(3);
        assertThat(FxToolkit.onFx(() -> table.lookupAll(".table-row-cell").size())).isLessThan(60);
    }
}
