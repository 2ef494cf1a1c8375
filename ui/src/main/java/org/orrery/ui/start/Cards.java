package org.orrery.ui.start;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// Pieces that the cards of the start page are put together from.
final class Cards {
    private Cards() {}

    static TextField field(String id, String key, StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(Texts.of(key + ".prompt"));
        field.setAccessibleText(Texts.of(key));
        field.textProperty().bindBidirectional(value);
        return field;
    }

    static VBox labelled(String key, Node control) {
        Label label = Panels.label(Texts.of(key), "field-label");
        label.setLabelFor(control);
        return new VBox(5, label, control);
    }

    static VBox card(Ikon icon, String key, Node... content) {
        Label title = new Label(Texts.of(key), Icons.icon(icon));
        title.getStyleClass().add("card-title");
        VBox card = new VBox(12, title);
        card.getChildren().addAll(content);
        card.getStyleClass().add("start-card");
        return card;
    }

    /// A row of a list that can be pressed.
    static Button listButton(String title, String detail) {
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
}
