package org.orrery.ui.table;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableListBase;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Job;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.ui.data.DataTable;
import org.orrery.ui.data.FilterModel;
import org.orrery.ui.data.SelectionModel;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.text.Texts;

/// The visible rows as a table. What is selected here stands out in the scene for everybody, and the other way round. Enter or a click
/// selects the row alone, Space or a click with Shortcut adds it or takes it out.
public final class TablePane extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private final TableModel table;
    private final FilterModel filters;
    private final SelectionModel selection;
    private final Jobs jobs;
    private final FxInbox inbox;
    private final ShownRows rows = new ShownRows();
    private final DataTable view = new DataTable(Texts.of("table.none"));
    private Optional<Job<RowOrder>> sorting = Optional.empty();
    private Optional<DataSet> columnsOf = Optional.empty();
    private boolean outdated = true;

    public TablePane(
            TableModel table,
            FilterModel filters,
            SelectionModel selection,
            Jobs jobs,
            FxInbox inbox) {
        this.table = table;
        this.filters = filters;
        this.selection = selection;
        this.jobs = jobs;
        this.inbox = inbox;
        setId("table-pane");
        getStyleClass().add("table-pane");
        view.setId("table");
        view.setAccessibleText(Texts.of("table.name"));
        view.setItems(rows);
        view.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        view.setSortPolicy(_ -> {
            order();
            return true;
        });
        view.setRowFactory(_ -> row());
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(view, Priority.ALWAYS);
        getChildren().add(view);
        table.dataSetProperty().subscribe(this::showColumns);
        filters.visibleProperty().subscribe((_, _) -> order());
        selection
                .rowsProperty()
                .subscribe((_, _) -> {
                    if (isShown()) {
                        view.refresh();
                    }
                });
        sceneProperty()
                .subscribe((_, scene) -> {
                    if (scene != null && outdated) {
                        showColumns();
                    }
                });
    }

    /// A table that nobody sees does no work; it catches up when it is shown.
    private boolean isShown() {
        outdated |= getScene() == null;
        return getScene() != null;
    }

    /// Brings the keyboard here.
    public void focusTable() {
        view.requestFocus();
        if (view.getSelectionModel().isEmpty()) {
            view.getSelectionModel().selectFirst();
        }
    }

    private void showColumns() {
        if (!isShown()) {
            return;
        }
        outdated = false;
        Optional<DataSet> data = table.dataSet();
        if (data.equals(columnsOf)) {
            order();
            return;
        }
        columnsOf = data;
        view.getSortOrder().clear();
        view.getColumns().clear();
        data.ifPresent(set -> view.getColumns().setAll(DataTable.columns(set, true)));
        order();
    }

    private TableRow<Integer> row() {
        TableRow<Integer> row =
                new TableRow<>() {
                    @Override
                    protected void updateItem(Integer item, boolean empty) {
                        super.updateItem(item, empty);
                        boolean chosen = !empty && item != null && selection.rows().get(item);
                        pseudoClassStateChanged(CHOSEN, chosen);
                        setAccessibleText(chosen ? Texts.of("table.chosen", item + 1) : null);
                    }
                };
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                choose(row.getItem(), event.isShortcutDown());
            }
        });
        return row;
    }

    private void pressed(KeyEvent event) {
        Integer row = view.getSelectionModel().getSelectedItem();
        boolean adds = event.getCode() == KeyCode.SPACE;
        if (row != null && (adds || event.getCode() == KeyCode.ENTER)) {
            choose(row, adds);
            event.consume();
        }
    }

    private void choose(int row, boolean add) {
        BitSet one = new BitSet();
        one.set(row);
        selection.select(one, add);
    }

    /// Puts the visible rows into the order of the chosen columns; a million texts take a second, so not here.
    private void order() {
        if (!isShown()) {
            return;
        }
        sorting.ifPresent(Job::cancel);
        sorting = Optional.empty();
        List<RowOrder.Key> keys =
                view.getSortOrder().stream()
                        .filter(column -> column.getUserData() instanceof Column)
                        .map(column ->
                                new RowOrder.Key(
                                        (Column) column.getUserData(),
                                        column.getSortType() == TableColumn.SortType.ASCENDING))
                        .toList();
        BitSet rows =
                table.dataSet().isPresent() ? (BitSet) filters.visible().clone() : new BitSet();
        if (keys.isEmpty()) {
            show(RowOrder.of(rows, keys));
        } else if (jobs.submit(Texts.of("table.sorting"), _ -> RowOrder.of(rows, keys))
                instanceof Submission.Accepted<RowOrder>(var job)) {
            sorting = Optional.of(job);
            var _ = job.result().thenAcceptAsync(this::show, inbox);
        }
    }

    /// Stays at the row where it was, if that is still there.
    private void show(RowOrder order) {
        Integer at = view.getSelectionModel().getSelectedItem();
        rows.show(order);
        if (at != null) {
            int place = order.placeOf(at);
            if (place >= 0) {
                view.getSelectionModel().select(place);
            }
        }
    }

    /// One list for good: a table forgets its order when it gets another.
    private static final class ShownRows extends ObservableListBase<Integer> {
        private RowOrder order = RowOrder.of(new BitSet(), List.of());

        void show(RowOrder newer) {
            RowOrder older = order;
            beginChange();
            order = newer;
            nextReplace(0, newer.size(), older);
            endChange();
        }

        @Override
        public Integer get(int index) {
            return order.get(index);
        }

        @Override
        public int size() {
            return order.size();
        }
    }
}
