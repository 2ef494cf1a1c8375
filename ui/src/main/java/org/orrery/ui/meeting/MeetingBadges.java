package org.orrery.ui.meeting;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.orrery.ui.control.Icons;
import org.orrery.ui.text.Texts;

/// How the session is guarded, as small marks beside its title; the policy opens on a click.
public final class MeetingBadges extends HBox {
    private final Button policy =
            Icons.button(
                    MaterialDesignS.SHIELD_CHECK_OUTLINE,
                    "policy-badge",
                    Texts.of("policy.title"),
                    () -> {});

    /// @param showPolicy shows what holds
    public MeetingBadges(MeetingModel model, Runnable showPolicy) {
        super(4);
        setId("meeting-badges");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        policy.setOnAction(_ -> showPolicy.run());
        policy.getStyleClass().add("policy-badge");
        model.standProperty().subscribe(this::show);
    }

    private void show(Stand stand) {
        getChildren().setAll(policy);
        policy.setText(stand.levels().orElse(""));
        policy.setAccessibleText(
                stand.levels()
                        .map(levels -> Texts.of("policy.title") + ": " + levels)
                        .orElse(Texts.of("policy.title")));
        add(stand.locked(), MaterialDesignL.LOCK_OUTLINE, "badge.locked");
        add(stand.waitingRoom(), MaterialDesignD.DOOR, "badge.waiting");
        add(stand.passcode(), MaterialDesignK.KEY_OUTLINE, "badge.passcode");
    }

    private void add(boolean shown, Ikon ikon, String key) {
        if (shown) {
            Node icon = Icons.icon(ikon, "badge-icon");
            StackPane mark = new StackPane(icon);
            mark.setId(key.replace('.', '-'));
            mark.setAccessibleText(Texts.of(key));
            Tooltip.install(mark, Icons.tooltip(Texts.of(key)));
            getChildren().add(mark);
        }
    }
}
