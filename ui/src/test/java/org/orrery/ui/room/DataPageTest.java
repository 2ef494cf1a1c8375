package org.orrery.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.csv.ColumnType.As;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.testkit.display.FxToolkit;

/// The page of the data set in a real window.
final class DataPageTest extends PageTest {
    private void open(String role) {
        enter(role);
        FxToolkit.runOnFx(() -> page().requestFocus());
        press(KeyCode.T, false, true);
        waitFor("the page", () -> scene().lookup("#data-page") != null);
    }

    private ListView<?> columns() {
        return (ListView<?>) node("#page-columns");
    }

    @Test
    void theKeyOpensThePageWithTheListOfColumnsFocused() {
        open("collaborator");

        assertThat(FxToolkit.onFx(() -> columns().isFocused())).isTrue();
        assertThat(FxToolkit.onFx(() -> columns().getItems().size()))
                .isEqualTo(page().model().table.dataSet().orElseThrow().columns().size());
        assertThat(FxToolkit.onFx(() -> ((TableView<?>) node("#page-rows")).getItems().size()))
                .isEqualTo(682);
        assertThat(FxToolkit.onFx(() -> ((TextField) node("#page-hash")).getText())).hasSize(64);
        waitFor(
                "summaries",
                () -> !scene().getRoot().lookupAll("#page-summary .column-value").isEmpty());

        press(KeyCode.ESCAPE, false, false);
        waitFor("closed", () -> scene().lookup("#data-page") == null);
    }

    @Test
    void everyControlHasAName() {
        open("collaborator");
        waitFor(
                "summaries",
                () -> !scene().getRoot().lookupAll("#page-summary .column-value").isEmpty());

        for (String id :
                Set.of("#page-columns", "#page-rows", "#page-hash", "#type-as", "#type-missing")) {
            Node node = node(id);
            assertThat(FxToolkit.onFx(node::getAccessibleText)).as(id).isNotBlank();
        }
    }

    @Test
    void aTypeIsChosenAndApplied() {
        open("collaborator");
        FxToolkit.runOnFx(() -> {
            int year =
                    page().model().dataPage.columns().stream()
                            .map(row -> row.column().name())
                            .toList()
                            .indexOf("Year");
            columns().getSelectionModel().select(year);
            @SuppressWarnings("unchecked")
            ComboBox<As> as = (ComboBox<As>) node("#type-as");
            as.setValue(As.CATEGORY);
        });

        click("#type-apply");

        waitFor(
                "another type",
                () ->
                        page().model().table.dataSet().orElseThrow().column("Year").orElseThrow()
                                instanceof CategoryColumn);
        assertThat(FxToolkit.onFx(() -> columns().getSelectionModel().getSelectedIndex()))
                .isGreaterThan(0);
    }

    @Test
    void anObserverLooksAndCannotDecide() {
        open("observer");

        assertThat(FxToolkit.onFx(() -> node("#type-apply").isDisabled())).isTrue();
    }
}
