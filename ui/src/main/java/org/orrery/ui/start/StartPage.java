package org.orrery.ui.start;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.control.ProductMark;
import org.orrery.ui.text.Texts;
import org.orrery.ui.theme.ThemeSwitch;

/// The first page: who I am on the left, where to go on the right; over it, what I am about to join.
public final class StartPage extends StackPane {
    private final StartViewModel model;

    public StartPage(StartViewModel model, ThemeSwitch theme, String version) {
        this.model = model;
        setId("start-page");
        getStyleClass().add("start-page");
        VBox left =
                new VBox(18, new SignInCard(model.signingIn()), new IdentityCard(model.profile()));
        left.getStyleClass().add("start-left");
        ProblemBox problem = new ProblemBox(model.attempt(), "start-problem");
        VBox right =
                new VBox(
                        16,
                        problem,
                        new CreateCard(model.creation()),
                        join(model.joining()),
                        new SessionsCards(model.relays(), model.joining()));
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
        getChildren().addAll(scroll, new JoinLayer(model), busy());
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
        setOnDragExited(_ -> drop(false));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private static HBox header(ThemeSwitch theme, String version) {
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

    private static VBox join(Joining joining) {
        TextField link = Cards.field("start-link", "start.link", joining.linkProperty());
        Button go = new Button(Texts.of("start.join"), Icons.icon(MaterialDesignL.LOGIN_VARIANT));
        go.setId("start-join");
        go.setOnAction(_ -> joining.lookByLink());
        link.setOnAction(_ -> joining.lookByLink());
        HBox row = Panels.row(link, go);
        HBox.setHgrow(link, Priority.ALWAYS);
        return Cards.card(MaterialDesignL.LINK_VARIANT, "start.join.title", row);
    }

    private StackPane busy() {
        Label text = Panels.label("", "busy-text");
        text.textProperty().bind(model.attempt().busyProperty());
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.attempt().progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("start.busy"));
        Button cancel = new Button(Texts.of("start.cancel"));
        cancel.setId("start-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> model.attempt().cancel());
        HBox foot = Panels.row(Panels.spacer(), cancel);
        VBox box = new VBox(14, text, bar, foot);
        box.getStyleClass().addAll("sheet", "busy-sheet");
        box.setMaxSize(380, Region.USE_PREF_SIZE);
        StackPane layer = new StackPane(box);
        layer.getStyleClass().add("veil");
        layer.visibleProperty().bind(model.attempt().busyProperty().isNotEmpty());
        return layer;
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            drop(true);
        }
        event.consume();
    }

    private void drop(boolean over) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass("drop"), over);
    }

    private void dropped(DragEvent event) {
        event.getDragboard().getFiles().stream()
                .findFirst()
                .ifPresent(file ->
                        model.creation().dataProperty().set(new DataChoice.File(file.toPath())));
        event.setDropCompleted(true);
        event.consume();
    }

    /// A table is pasted where nothing is typed.
    private void pressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (!typing && event.isShortcutDown() && event.getCode() == KeyCode.V) {
            model.creation().paste(CreateCard.clipboard());
            event.consume();
        }
    }
}
