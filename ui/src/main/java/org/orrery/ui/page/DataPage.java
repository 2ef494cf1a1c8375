package org.orrery.ui.page;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.orrery.analytics.data.DataSet;
import org.orrery.model.document.Entity;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.data.DataTable;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.page.DataPageModel.ColumnRow;
import org.orrery.ui.text.Texts;

/// The page of the data set. A sheet over the room; summaries are computed while it is on the screen.
public final class DataPage extends VBox {
    private static final double ROOM_AROUND = 90;
    private static final double WIDEST = 1360;
    private static final double ROWS_SHARE = 0.36;
    private static final PseudoClass EVERYBODY = PseudoClass.getPseudoClass("everybody");
    private final DataPageModel model;
    private final TableModel table;
    private final Label name = Panels.label("", "sheet-title");
    private final Label facts = Panels.wrapped("", "hint");
    private final TextField hash = new TextField();
    private final Label remarks = Panels.wrapped("", "page-remarks");
    private final ListView<ColumnRow> list;
    private final Label title = Panels.label("", "section-title");
    private final TypeForm form;
    private final ColumnDetail detail = new ColumnDetail();
    private final DataTable rows = new DataTable(Texts.of("data.none"), true);
    private String chosen = "";

    /// @param close takes the sheet off the screen
    public DataPage(DataPageModel model, Runnable close) {
        super(10);
        this.model = model;
        this.table = model.table();
        this.list = new ListView<>(model.columns());
        this.form = new TypeForm(model);
        setId("data-page");
        getStyleClass().addAll("sheet", "data-page");
        HBox head =
                Panels.row(
                        name,
                        Panels.spacer(),
                        Icons.button(
                                MaterialDesignC.CLOSE, "page-x", Texts.of("sheet.close"), close));
        list.setId("page-columns");
        list.setAccessibleText(Texts.of("page.columns"));
        list.getStyleClass().addAll("page-columns", "dense");
        list.setCellFactory(_ -> new ColumnCell());
        list.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        list.setMinWidth(290);
        list.setPrefWidth(330);
        VBox content = new VBox(12, title, form, detail);
        content.getStyleClass().add("page-detail");
        ScrollPane scroll = Panels.scrolling(content);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox columns = new HBox(14, list, scroll);
        columns.setMinHeight(200);
        VBox.setVgrow(columns, Priority.ALWAYS);
        rows.setId("page-rows");
        rows.setAccessibleText(Texts.of("page.rows"));
        rows.setMinHeight(120);
        rows.prefHeightProperty().bind(heightProperty().multiply(ROWS_SHARE));
        remarks.setId("page-remarks");
        remarks.textProperty().bind(table.remarksProperty());
        remarks.visibleProperty().bind(table.remarksProperty().isNotEmpty());
        remarks.managedProperty().bind(remarks.visibleProperty());
        getChildren()
                .addAll(
                        head,
                        facts,
                        proof(),
                        remarks,
                        busy(),
                        columns,
                        Panels.label(Texts.of("page.rows"), "section-title"),
                        rows);
        for (Node one : new Node[] {list, rows}) {
            // Lists and tables keep Esc for themselves.
            one.addEventFilter(
                    KeyEvent.KEY_PRESSED,
                    event -> {
                        if (event.getCode() == KeyCode.ESCAPE) {
                            close.run();
                            event.consume();
                        }
                    });
        }
        table.dataSetProperty().subscribe(this::show);
        model.columns().subscribe(this::keepChoice);
        sceneProperty().subscribe(this::fit);
    }

    /// Brings the keyboard to the list of columns.
    public void focusColumns() {
        list.requestFocus();
    }

    /// Fills the window it is shown in, up to a width at which lines can still be read.
    private void fit(Scene scene) {
        if (scene == null) {
            model.close();
            prefWidthProperty().unbind();
            prefHeightProperty().unbind();
            return;
        }
        prefWidthProperty()
                .bind(
                        scene.widthProperty()
                                .map(w -> Math.min(WIDEST, w.doubleValue() - ROOM_AROUND)));
        prefHeightProperty().bind(scene.heightProperty().subtract(ROOM_AROUND));
        model.open();
        show(table.dataSet());
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private HBox proof() {
        hash.setId("page-hash");
        hash.setEditable(false);
        hash.setAccessibleText(Texts.of("page.hash"));
        hash.getStyleClass().addAll("small", "page-hash");
        hash.setPrefColumnCount(46);
        Label verified = Panels.label("", "page-verified");
        verified.setId("page-verified");
        verified.textProperty().bind(model.verifiedProperty());
        verified.setGraphic(Icons.icon(MaterialDesignS.SHIELD_CHECK_OUTLINE, "page-shield"));
        verified.setMinWidth(USE_PREF_SIZE);
        Tooltip names = Icons.tooltip("");
        verified.setTooltip(names);
        model.verifiedProperty()
                .subscribe(() -> {
                    var open = model.standing().open();
                    verified.pseudoClassStateChanged(EVERYBODY, open.isEmpty());
                    names.setText(
                            open.isEmpty()
                                    ? Texts.of("page.verified.meaning")
                                    : Texts.of("page.verified.open", String.join(", ", open)));
                    verified.setAccessibleHelp(names.getText());
                });
        HBox.setHgrow(hash, Priority.SOMETIMES);
        return Panels.row(Panels.label("SHA-256", "field-label"), hash, verified);
    }

    private HBox busy() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.progressProperty());
        bar.setAccessibleText(Texts.of("page.computing"));
        bar.setPrefWidth(220);
        Button cancel = new Button(Texts.of("page.cancel"));
        cancel.setId("page-cancel");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(_ -> model.cancel());
        HBox row = Panels.row(Panels.label(Texts.of("page.computing"), "muted"), bar, cancel);
        row.visibleProperty().bind(model.progressProperty().lessThan(1));
        row.managedProperty().bind(row.visibleProperty());
        Label problem = Panels.wrapped("", "problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        HBox both = new HBox(8, row, problem);
        both.managedProperty().bind(row.managedProperty().or(problem.managedProperty()));
        return both;
    }

    private void show(Optional<DataSet> data) {
        Optional<Entity> source = table.source();
        name.setText(source.map(entity -> entity.text("name", "")).orElse(Texts.of("data.none")));
        hash.setText(data.map(DataSet::sha256).orElse(""));
        facts.setText(data.map(set -> facts(set, source)).orElse(""));
        if (getScene() != null) {
            data.ifPresentOrElse(rows::show, rows::clear);
        }
    }

    private static String facts(DataSet data, Optional<Entity> source) {
        StringBuilder facts =
                new StringBuilder(Texts.of("page.size", data.rowCount(), data.columns().size()));
        source.ifPresent(entity -> {
            facts.append(" · ")
                    .append(
                            Texts.of(
                                    "page.bytes",
                                    Figures.rounded(entity.number("bytes", 0) / 1e3)));
            for (String property : new String[] {"sheet", "source", "licence"}) {
                String text = entity.text(property, "");
                if (!text.isEmpty()) {
                    facts.append(" · ").append(Texts.of("page." + property, text));
                }
            }
        });
        return facts.toString();
    }

    /// The list is made anew when something becomes known; the same column stays chosen.
    private void keepChoice() {
        for (int i = 0; i < model.columns().size(); i++) {
            if (model.columns().get(i).column().name().equals(chosen)) {
                list.getSelectionModel().select(i);
                return;
            }
        }
    }

    private void choose(ColumnRow row) {
        if (row == null) {
            return;
        }
        chosen = row.column().name();
        title.setText(row.column().name());
        form.show(row);
        row.summary().ifPresentOrElse(detail::show, () -> detail.clear(Texts.of("page.notyet")));
    }
}
