package org.orrery.ui.query;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.orrery.analytics.engine.QueryOutcome;
import org.orrery.ui.control.Explained;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.data.DataTable;
import org.orrery.ui.text.Texts;

/// Where a query is written and its answer looked at.
public final class QuerySheet extends VBox {
    private final QueryModel model;
    private final TextArea editor = new TextArea();
    private final Label problem = Panels.wrapped("", "problem");
    private final Label notes = Panels.wrapped("", "hint");
    private final Label count = Panels.label("", "query-count");
    private final DataTable preview = new DataTable(Texts.of("query.placeholder"));

    /// @param close takes the sheet off the screen
    public QuerySheet(QueryModel model, Runnable close) {
        super(10);
        this.model = model;
        setId("query-sheet");
        getStyleClass().addAll("sheet", "query-sheet");
        problem.setId("query-problem");
        notes.setId("query-notes");
        count.setId("query-count");
        preview.setId("query-preview");
        preview.setAccessibleText(Texts.of("query.answer"));
        VBox.setVgrow(preview, Priority.ALWAYS);
        HBox head =
                Panels.row(
                        Panels.label(Texts.of("query.title"), "sheet-title"),
                        Panels.spacer(),
                        Icons.button(
                                MaterialDesignC.CLOSE, "query-x", Texts.of("sheet.close"), close));
        getChildren()
                .addAll(
                        head,
                        Panels.wrapped(Texts.of("query.hint"), "hint"),
                        entry(),
                        problem,
                        controls(),
                        notes,
                        preview,
                        foot(close));
        model.problemProperty().subscribe(this::showProblem);
        model.answerProperty().subscribe(this::showAnswer);
    }

    private HBox entry() {
        editor.setId("query-text");
        editor.setAccessibleText(Texts.of("query.text"));
        editor.textProperty().bindBidirectional(model.textProperty());
        editor.setPrefRowCount(6);
        editor.getStyleClass().add("query-text");
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        HBox.setHgrow(editor, Priority.ALWAYS);
        ListView<String> columns = new ListView<>(model.columns());
        columns.setId("query-columns");
        columns.setAccessibleText(Texts.of("query.columns"));
        columns.getStyleClass().addAll("query-columns", "dense");
        columns.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                insert(columns.getSelectionModel().getSelectedItem());
            }
        });
        columns.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                insert(columns.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        Label title = Panels.label(Texts.of("query.columns"), "field-label");
        title.setLabelFor(columns);
        VBox names = new VBox(4, title, columns);
        VBox.setVgrow(columns, Priority.ALWAYS);
        HBox entry = new HBox(10, editor, names);
        entry.getStyleClass().add("query-entry");
        return entry;
    }

    private HBox controls() {
        Button run = new Button(Texts.of("query.run"), Icons.icon(MaterialDesignP.PLAY));
        run.setId("query-run");
        run.getStyleClass().add("accent");
        run.setTooltip(Icons.tooltip(Texts.of("query.run.key")));
        run.setOnAction(_ -> model.run());
        Button cancel = new Button(Texts.of("start.cancel"));
        cancel.setId("query-cancel");
        cancel.setOnAction(_ -> model.cancel());
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.progressProperty());
        bar.setAccessibleText(Texts.of("query.running"));
        bar.setPrefWidth(180);
        Label doing = Panels.label("", "muted");
        doing.textProperty().bind(model.busyProperty());
        for (Node node : new Node[] {cancel, bar, doing}) {
            node.visibleProperty().bind(model.busyProperty().isNotEmpty());
            node.managedProperty().bind(node.visibleProperty());
        }
        count.visibleProperty().bind(model.busyProperty().isEmpty());
        count.managedProperty().bind(count.visibleProperty());
        return Panels.row(run, cancel, bar, doing, Panels.spacer(), count);
    }

    private HBox foot(Runnable close) {
        Button done = new Button(Texts.of("sheet.close"));
        done.setId("query-close");
        done.setOnAction(_ -> close.run());
        Button show = new Button(Texts.of("query.show"));
        show.setId("query-show");
        show.getStyleClass().add("accent");
        show.setOnAction(_ -> model.show());
        return Panels.row(Panels.spacer(), done, new Explained(show, model.showObjection()));
    }

    /// Tab goes on, as everywhere; Ctrl and Enter run the query.
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.run();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
            var _ =
                    editor.requestFocusTraversal(
                            event.isShiftDown()
                                    ? TraversalDirection.PREVIOUS
                                    : TraversalDirection.NEXT);
            event.consume();
        }
    }

    private void insert(String column) {
        if (column != null) {
            editor.replaceSelection(column);
            editor.requestFocus();
        }
    }

    private void showProblem(Optional<QueryOutcome.Rejected> rejected) {
        String sentence =
                rejected.map(
                                it -> {
                                    String place =
                                            it.line() > 0 && it.column() > 0
                                                    ? Texts.of(
                                                                    "query.place",
                                                                    it.line(),
                                                                    it.column())
                                                            + " "
                                                    : "";
                                    return (place + it.reason() + " " + it.nextStep()).strip();
                                })
                        .orElse("");
        problem.setText(sentence);
        problem.setVisible(!sentence.isEmpty());
        problem.setManaged(!sentence.isEmpty());
        rejected.ifPresent(it -> goTo(it.line(), it.column()));
    }

    /// Puts the caret where the query is wrong.
    private void goTo(int line, int column) {
        if (line <= 0 || column <= 0) {
            return;
        }
        String text = editor.getText();
        int at = 0;
        for (int i = 1; i < line && at >= 0; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        editor.positionCaret(Math.min(text.length(), at + column - 1));
    }

    private void showAnswer(Optional<QueryOutcome.Answered> answer) {
        String told =
                String.join(
                        " ", answer.map(QueryOutcome.Answered::notes).orElse(java.util.List.of()));
        notes.setText(told);
        notes.setVisible(!told.isEmpty());
        notes.setManaged(!told.isEmpty());
        count.setText(
                answer.map(it ->
                                Texts.of(
                                        "query.count",
                                        it.result().rowCount(),
                                        it.took().toMillis()))
                        .orElse(""));
        answer.ifPresentOrElse(it -> preview.show(it.result()), preview::clear);
    }
}
