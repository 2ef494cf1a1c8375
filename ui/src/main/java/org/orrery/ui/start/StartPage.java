package org.orrery.ui.start;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.orrery.analytics.sample.SampleData;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.SessionView;
import org.orrery.ui.control.AvatarCircle;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Palette;
import org.orrery.ui.control.Panels;
import org.orrery.ui.control.ProductMark;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.session.Member;
import org.orrery.ui.setting.UserSettings.RecentSession;
import org.orrery.ui.text.Texts;
import org.orrery.ui.theme.ThemeSwitch;

/// The first page: who I am on the left, where to go on the right.
public final class StartPage extends StackPane {
    private static final List<Role> ASKED = List.of(Role.COLLABORATOR, Role.ANALYST, Role.OBSERVER);
    private static final List<String> MODELS = List.of("sphere", "robot", "cone");
    private final StartViewModel model;

    public StartPage(StartViewModel model, ThemeSwitch theme, String version) {
        this.model = model;
        setId("start-page");
        getStyleClass().add("start-page");
        VBox left = new VBox(18, identity());
        left.getStyleClass().add("start-left");
        VBox right = new VBox(16, problem(), create(), join(), sessions());
        right.getStyleClass().add("start-right");
        HBox columns = new HBox(20, left, right);
        HBox.setHgrow(right, Priority.ALWAYS);
        columns.setAlignment(Pos.TOP_CENTER);
        columns.setMaxWidth(1120);
        VBox page = new VBox(26, header(theme, version), columns);
        page.setAlignment(Pos.CENTER);
        page.getStyleClass().add("start-content");
        ScrollPane scroll = Panels.scrolling(page);
        scroll.setFitToHeight(true);
        getChildren().addAll(scroll, busy());
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
    }

    private HBox header(ThemeSwitch theme, String version) {
        Label name = Panels.label(Texts.of("product.name"), "start-product");
        Label claim = Panels.label(Texts.of("product.claim"), "start-claim");
        Button look =
                Icons.button(
                        MaterialDesignB.BRIGHTNESS_6,
                        "start-theme",
                        Texts.of("action.theme"),
                        theme::toggle);
        HBox header =
                new HBox(
                        14,
                        new ProductMark(44),
                        new VBox(0, name, claim),
                        Panels.spacer(),
                        Panels.label(Texts.of("status.version", version), "muted"),
                        look);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMaxWidth(1120);
        return header;
    }

    private VBox identity() {
        AvatarCircle face = new AvatarCircle("?", model.colourProperty().get(), 38);
        Runnable draw =
                () ->
                        face.show(
                                Member.initials(model.nameProperty().get()),
                                model.colourProperty().get());
        model.nameProperty().subscribe(draw);
        model.colourProperty().subscribe(draw);
        draw.run();
        TextField name = field("start-name", "start.name", model.nameProperty());
        ComboBox<Role> role = new ComboBox<>();
        role.setId("start-role");
        role.getItems().setAll(ASKED);
        role.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Role value) {
                        return value == null ? "" : Texts.of("role." + value.wireName());
                    }

                    @Override
                    public Role fromString(String text) {
                        return Role.COLLABORATOR;
                    }
                });
        role.valueProperty().bindBidirectional(model.roleProperty());
        role.setMaxWidth(Double.MAX_VALUE);
        role.setAccessibleText(Texts.of("start.role"));
        HBox faceRow = new HBox(face);
        faceRow.setAlignment(Pos.CENTER);
        VBox card =
                card(
                        MaterialDesignA.ACCOUNT_CIRCLE_OUTLINE,
                        "start.you",
                        faceRow,
                        labelled("start.name", name),
                        labelled("start.colour", colours()),
                        labelled("start.model", models()),
                        labelled("start.role", role),
                        Panels.wrapped(Texts.of("start.role.hint"), "hint"));
        card.getStyleClass().add("identity-card");
        return card;
    }

    private FlowPane colours() {
        ToggleGroup group = new ToggleGroup();
        FlowPane swatches = new FlowPane(8, 8);
        swatches.setPrefWrapLength(190);
        int number = 1;
        for (String colour : Palette.AVATARS) {
            ToggleButton swatch = new ToggleButton(null, new Circle(10, Palette.of(colour)));
            swatch.setId("colour-" + number);
            swatch.setToggleGroup(group);
            swatch.getStyleClass().addAll("swatch", "flat");
            swatch.setAccessibleText(Texts.of("start.colour.name", number++, colour));
            swatch.setSelected(colour.equalsIgnoreCase(model.colourProperty().get()));
            swatch.setOnAction(_ -> {
                swatch.setSelected(true);
                model.colourProperty().set(colour);
            });
            swatches.getChildren().add(swatch);
        }
        return swatches;
    }

    private HBox models() {
        ToggleGroup group = new ToggleGroup();
        HBox choice = new HBox();
        for (String each : MODELS) {
            ToggleButton button = new ToggleButton(Texts.of("model." + each));
            button.setId("model-" + each);
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.getStyleClass()
                    .addAll(
                            "small",
                            each.equals("sphere")
                                    ? "left-pill"
                                    : each.equals("cone") ? "right-pill" : "center-pill");
            button.setSelected(each.equals(model.modelProperty().get()));
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.modelProperty().set(each);
            });
            choice.getChildren().add(button);
        }
        return choice;
    }

    private VBox create() {
        TextField title = field("start-title", "start.title", model.titleProperty());
        ToggleGroup group = new ToggleGroup();
        HBox samples = new HBox(10);
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
                    boolean file = choice instanceof DataChoice.File;
                    own.setSelected(file);
                    ownTitle.setText(file ? choice.title() : Texts.of("start.file"));
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
        return card(
                MaterialDesignC.CUBE_OUTLINE,
                "start.create.title",
                Panels.label(Texts.of("start.data"), "field-label"),
                samples,
                foot);
    }

    private ToggleButton tile(SampleData sample) {
        ToggleButton tile = new ToggleButton();
        tile.setId("data-" + sample.id());
        Ikon icon =
                switch (sample.id()) {
                    case "gapminder" -> MaterialDesignE.EARTH;
                    case "penguins" -> MaterialDesignP.PENGUIN;
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
        tile.setPrefWidth(160);
        HBox.setHgrow(tile, Priority.ALWAYS);
    }

    private VBox join() {
        TextField link = field("start-link", "start.link", model.linkProperty());
        Button go = new Button(Texts.of("start.join"), Icons.icon(MaterialDesignL.LOGIN_VARIANT));
        go.setId("start-join");
        go.setOnAction(_ -> model.joinByLink());
        link.setOnAction(_ -> model.joinByLink());
        HBox row = Panels.row(link, go);
        HBox.setHgrow(link, Priority.ALWAYS);
        return card(MaterialDesignL.LINK_VARIANT, "start.join.title", row);
    }

    private HBox sessions() {
        VBox recent = new VBox(2);
        model.recent().addListener((ListChangeListener<RecentSession>) _ -> showRecent(recent));
        showRecent(recent);
        VBox recentCard = card(MaterialDesignC.CLOCK_OUTLINE, "start.recent", recent);
        TextField relay = field("start-relay", "start.relay", model.relayProperty());
        relay.setOnAction(_ -> model.refreshLive());
        Button refresh =
                Icons.button(
                        MaterialDesignR.REFRESH,
                        "start-refresh",
                        Texts.of("start.live.refresh"),
                        model::refreshLive);
        VBox live = new VBox(2);
        model.live().addListener((ListChangeListener<SessionView>) _ -> showLive(live));
        Label problem = Panels.wrapped("", "hint");
        problem.textProperty().bind(model.liveProblemProperty());
        problem.visibleProperty().bind(model.liveProblemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        HBox relayRow = Panels.row(relay, refresh);
        HBox.setHgrow(relay, Priority.ALWAYS);
        VBox liveCard =
                card(MaterialDesignA.ACCESS_POINT_NETWORK, "start.live", relayRow, problem, live);
        HBox both = new HBox(16, recentCard, liveCard);
        HBox.setHgrow(recentCard, Priority.ALWAYS);
        HBox.setHgrow(liveCard, Priority.ALWAYS);
        recentCard.setPrefWidth(300);
        liveCard.setPrefWidth(300);
        return both;
    }

    private void showRecent(VBox list) {
        list.getChildren().clear();
        if (model.recent().isEmpty()) {
            list.getChildren().add(Panels.wrapped(Texts.of("start.recent.none"), "hint"));
        }
        for (RecentSession session : model.recent()) {
            Button open = listButton(session.title(), session.relay());
            open.setId("recent-" + session.session());
            open.setOnAction(_ -> model.join(session));
            Button forget =
                    Icons.button(
                            MaterialDesignC.CLOSE,
                            "forget-" + session.session(),
                            Texts.of("start.forget", session.title()),
                            () -> model.forget(session));
            HBox row = new HBox(2, open, forget);
            row.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(open, Priority.ALWAYS);
            list.getChildren().add(row);
        }
    }

    private void showLive(VBox list) {
        list.getChildren().clear();
        for (SessionView session : model.live()) {
            Button open =
                    listButton(session.title(), Texts.of("start.live.people", session.connected()));
            open.setId("live-" + session.sessionId());
            open.setOnAction(_ -> model.join(session));
            list.getChildren().add(open);
        }
    }

    private static Button listButton(String title, String detail) {
        Button button = new Button();
        button.setGraphic(
                new VBox(
                        1,
                        Panels.label(title, "person-name"),
                        Panels.label(detail, "person-detail")));
        button.setAccessibleText(title + ", " + detail);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().addAll("flat", "list-button");
        return button;
    }

    private VBox problem() {
        Label text = Panels.wrapped("", "problem-text");
        text.setId("start-problem");
        text.textProperty().bind(model.problemProperty());
        HBox steps = new HBox(8);
        model.nextSteps().addListener((ListChangeListener<Notice.NextStep>) _ -> showSteps(steps));
        showSteps(steps);
        HBox head =
                Panels.row(
                        Icons.icon(MaterialDesignA.ALERT_CIRCLE_OUTLINE, "problem-icon"),
                        text,
                        Panels.spacer(),
                        Icons.button(
                                MaterialDesignC.CLOSE,
                                "start-problem-close",
                                Texts.of("notice.close"),
                                model::dismissProblem));
        VBox box = new VBox(8, head, steps);
        box.getStyleClass().add("problem-box");
        box.visibleProperty().bind(model.problemProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void showSteps(HBox steps) {
        steps.getChildren().clear();
        for (Notice.NextStep step : model.nextSteps()) {
            Button button = new Button(step.label());
            button.setId(step.id());
            button.getStyleClass().add("small");
            button.setOnAction(_ -> step.run().run());
            steps.getChildren().add(button);
        }
        steps.setManaged(!steps.getChildren().isEmpty());
    }

    private StackPane busy() {
        Label text = Panels.label("", "busy-text");
        text.textProperty().bind(model.busyProperty());
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("start.busy"));
        Button cancel = new Button(Texts.of("start.cancel"));
        cancel.setId("start-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> model.cancel());
        HBox foot = Panels.row(Panels.spacer(), cancel);
        VBox box = new VBox(14, text, bar, foot);
        box.getStyleClass().addAll("sheet", "busy-sheet");
        box.setMaxSize(380, Region.USE_PREF_SIZE);
        StackPane layer = new StackPane(box);
        layer.getStyleClass().add("veil");
        layer.visibleProperty().bind(model.busyProperty().isNotEmpty());
        return layer;
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("start.file"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Texts.of("start.file.kind"), "*.csv", "*.tsv", "*.txt"),
                        new FileChooser.ExtensionFilter(Texts.of("start.file.any"), "*.*"));
        @Nullable File file = chooser.showOpenDialog(getScene().getWindow());
        DataChoice before = model.dataProperty().get();
        model.dataProperty().set(new DataChoice.Sample(SampleData.GAPMINDER));
        model.dataProperty().set(file == null ? before : new DataChoice.File(file.toPath()));
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            pseudoClassStateChanged(PseudoClass.getPseudoClass("drop"), true);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        Path file = event.getDragboard().getFiles().getFirst().toPath();
        model.dataProperty().set(new DataChoice.File(file));
        event.setDropCompleted(true);
        event.consume();
    }

    private static TextField field(
            String id, String key, javafx.beans.property.StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(Texts.of(key + ".prompt"));
        field.setAccessibleText(Texts.of(key));
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static VBox labelled(String key, Node control) {
        Label label = Panels.label(Texts.of(key), "field-label");
        label.setLabelFor(control);
        return new VBox(5, label, control);
    }

    private static VBox card(Ikon icon, String key, Node... content) {
        Label title = new Label(Texts.of(key), Icons.icon(icon));
        title.getStyleClass().add("card-title");
        VBox card = new VBox(12, title);
        card.getChildren().addAll(content);
        card.getStyleClass().add("start-card");
        return card;
    }
}
