package org.orrery.ui.start;

import java.io.File;
import java.net.URI;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.orrery.analytics.sample.SampleData;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// What a new session is about, and how it is guarded.
final class CreateCard extends VBox {
    private static final int TILES_IN_A_ROW = 3;
    private static final double TILE_WIDTH = 254;
    private final Creation model;

    CreateCard(Creation model) {
        this.model = model;
        TextField title = Cards.field("start-title", "start.title", model.titleProperty());
        ToggleGroup group = new ToggleGroup();
        TilePane samples = new TilePane(10, 10);
        samples.setPrefColumns(TILES_IN_A_ROW);
        samples.setPrefTileWidth(TILE_WIDTH);
        for (SampleData sample : SampleData.all()) {
            ToggleButton tile = tile(sample);
            tile.setToggleGroup(group);
            samples.getChildren().add(tile);
        }
        ToggleButton own = new ToggleButton();
        own.setId("data-file");
        own.setToggleGroup(group);
        Label ownTitle = Panels.label(Texts.of("start.file"), "tile-title");
        Label ownDetail = Panels.wrapped(Texts.of("start.file.hint"), "tile-detail");
        dressTile(own, MaterialDesignF.FILE_DELIMITED_OUTLINE, ownTitle, ownDetail);
        own.setAccessibleText(Texts.of("start.file"));
        own.setOnAction(_ -> chooseFile());
        samples.getChildren().add(own);
        model.dataProperty()
                .subscribe(choice -> {
                    boolean mine = !(choice instanceof DataChoice.Sample);
                    own.setSelected(mine);
                    ownTitle.setText(mine ? choice.title() : Texts.of("start.file"));
                    ownDetail.setText(detail(choice));
                    for (Node node : samples.getChildren()) {
                        if (choice instanceof DataChoice.Sample(SampleData sample)
                                && node instanceof ToggleButton tile) {
                            tile.setSelected(("data-" + sample.id()).equals(tile.getId()));
                        }
                    }
                });
        Button go = new Button(Texts.of("start.create"), Icons.icon(MaterialDesignP.PLUS));
        go.setId("start-create");
        go.getStyleClass().add("accent");
        go.setDefaultButton(true);
        go.setOnAction(_ -> model.create());
        HBox foot = Panels.row(title, go);
        HBox.setHgrow(title, Priority.ALWAYS);
        getChildren()
                .add(
                        Cards.card(
                                MaterialDesignC.CUBE_OUTLINE,
                                "start.create.title",
                                Panels.label(Texts.of("start.data"), "field-label"),
                                samples,
                                sheets(),
                                ways(),
                                foot,
                                new OptionsFold(model)));
    }

    private static String detail(DataChoice choice) {
        return switch (choice) {
            case DataChoice.Pasted(String text) -> Texts.of("start.paste.hint", Pasted.lines(text));
            case DataChoice.Web(URI address) -> Texts.of("web.hint", address.getHost());
            case DataChoice.File _, DataChoice.Sample _ -> Texts.of("start.file.hint");
        };
    }

    private ToggleButton tile(SampleData sample) {
        ToggleButton tile = new ToggleButton();
        tile.setId("data-" + sample.id());
        Ikon icon =
                switch (sample.id()) {
                    case "gapminder" -> MaterialDesignE.EARTH;
                    case "penguins" -> MaterialDesignP.PENGUIN;
                    case "flights" -> MaterialDesignA.AIRPLANE;
                    case "weather" -> MaterialDesignW.WEATHER_PARTLY_RAINY;
                    default -> MaterialDesignP.PULSE;
                };
        dressTile(
                tile,
                icon,
                Panels.label(Texts.of("sample." + sample.id()), "tile-title"),
                Panels.wrapped(
                        Texts.of("start.sample", sample.rowCount(), sample.licence()),
                        "tile-detail"));
        tile.setAccessibleText(sample.title());
        tile.setTooltip(Icons.tooltip(sample.title() + "\n" + sample.source()));
        tile.setOnAction(_ -> {
            tile.setSelected(true);
            model.dataProperty().set(new DataChoice.Sample(sample));
        });
        return tile;
    }

    private static void dressTile(ToggleButton tile, Ikon icon, Label title, Label detail) {
        VBox box = new VBox(5, Icons.icon(icon, "tile-icon"), title, detail);
        box.setAlignment(Pos.TOP_LEFT);
        tile.setGraphic(box);
        tile.setAlignment(Pos.TOP_LEFT);
        tile.getStyleClass().add("tile");
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setMinWidth(120);
        tile.setPrefWidth(TILE_WIDTH);
    }

    /// Which sheet of a workbook is read, where there are several.
    private HBox sheets() {
        ComboBox<String> choice = new ComboBox<>(model.sheets());
        choice.setId("data-sheet");
        choice.getStyleClass().add("small");
        choice.setPromptText(Texts.of("start.sheet.first"));
        choice.setAccessibleText(Texts.of("start.sheet"));
        choice.setMaxWidth(260);
        choice.valueProperty()
                .subscribe(sheet -> {
                    if (sheet != null) {
                        model.chooseSheet(sheet);
                    }
                });
        Label label = Panels.label(Texts.of("start.sheet"), "field-label");
        label.setLabelFor(choice);
        HBox row = Panels.row(label, choice);
        model.sheets()
                .subscribe(() -> {
                    boolean some = !model.sheets().isEmpty();
                    row.setVisible(some);
                    row.setManaged(some);
                    choice.setValue(some ? model.sheets().getFirst() : null);
                });
        row.setVisible(false);
        row.setManaged(false);
        return row;
    }

    /// Other ways than a file.
    private HBox ways() {
        Button paste =
                new Button(Texts.of("start.paste"), Icons.icon(MaterialDesignC.CONTENT_PASTE));
        paste.setId("data-paste");
        paste.getStyleClass().addAll("flat", "small");
        paste.setTooltip(Icons.tooltip(Texts.of("start.paste.key")));
        paste.setOnAction(_ -> model.paste(clipboard()));
        TextField address = new TextField();
        address.setId("data-address");
        address.setPromptText(Texts.of("web.prompt"));
        address.setAccessibleText(Texts.of("web.name"));
        address.getStyleClass().add("small");
        address.setOnAction(_ -> model.fetch(address.getText()));
        Button fetch = new Button(Texts.of("web.go"));
        fetch.setId("data-fetch");
        fetch.getStyleClass().addAll("flat", "small");
        fetch.disableProperty().bind(address.textProperty().map(String::isBlank));
        fetch.setOnAction(_ -> model.fetch(address.getText()));
        HBox.setHgrow(address, Priority.ALWAYS);
        return Panels.row(paste, address, fetch);
    }

    /// What was copied, as text; empty when it is something else.
    static String clipboard() {
        @Nullable String text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("start.file"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Texts.of("start.file.kind"),
                                "*.csv",
                                "*.tsv",
                                "*.txt",
                                "*.parquet",
                                "*.json",
                                "*.jsonl",
                                "*.ndjson",
                                "*.xlsx"),
                        new FileChooser.ExtensionFilter(Texts.of("start.file.any"), "*.*"));
        @Nullable File file = chooser.showOpenDialog(getScene().getWindow());
        DataChoice before = model.dataProperty().get();
        model.dataProperty().set(new DataChoice.Sample(SampleData.GAPMINDER));
        model.dataProperty().set(file == null ? before : new DataChoice.File(file.toPath()));
    }
}
