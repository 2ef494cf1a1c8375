package org.orrery.ui.start;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.orrery.model.role.Role;
import org.orrery.ui.control.AvatarCircle;
import org.orrery.ui.control.Palette;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.Member;
import org.orrery.ui.text.Texts;

/// Who I am in sessions.
final class IdentityCard extends VBox {
    private static final List<Role> ASKED = List.of(Role.COLLABORATOR, Role.ANALYST, Role.OBSERVER);
    private static final List<String> MODELS = List.of("sphere", "robot", "cone");
    private final Profile model;

    IdentityCard(Profile model) {
        this.model = model;
        AvatarCircle face = new AvatarCircle("?", model.colourProperty().get(), 38);
        Runnable draw =
                () ->
                        face.show(
                                Member.initials(model.nameProperty().get()),
                                model.colourProperty().get());
        model.nameProperty().subscribe(draw);
        model.colourProperty().subscribe(draw);
        draw.run();
        TextField name = Cards.field("start-name", "start.name", model.nameProperty());
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
        getChildren()
                .add(
                        Cards.card(
                                MaterialDesignA.ACCOUNT_CIRCLE_OUTLINE,
                                "start.you",
                                faceRow,
                                Cards.labelled("start.name", name),
                                Cards.labelled("start.colour", colours()),
                                Cards.labelled("start.model", models()),
                                Cards.labelled("start.role", role),
                                Panels.wrapped(Texts.of("start.role.hint"), "hint")));
        getStyleClass().add("identity-card");
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
}
