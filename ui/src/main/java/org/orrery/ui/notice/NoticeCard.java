package org.orrery.ui.notice;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// One notice with its next steps, as a toast or in the list.
final class NoticeCard extends HBox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    NoticeCard(Notice notice, Runnable dismiss, boolean toast) {
        super(10);
        getStyleClass().addAll("notice", toast ? "toast" : "notice-row");
        pseudoClassStateChanged(PseudoClass.getPseudoClass(tone(notice)), true);
        setAlignment(Pos.TOP_LEFT);
        Label text = Panels.wrapped(notice.text(), "notice-text");
        VBox body = new VBox(8, text);
        HBox.setHgrow(body, Priority.ALWAYS);
        if (!notice.actions().isEmpty()) {
            HBox steps = new HBox(8);
            for (Notice.NextStep step : notice.actions()) {
                Button button = new Button(step.label());
                button.setId(step.id());
                button.getStyleClass().add("small");
                button.setOnAction(_ -> {
                    step.run().run();
                    dismiss.run();
                });
                steps.getChildren().add(button);
            }
            body.getChildren().add(steps);
        }
        getChildren().addAll(Icons.icon(icon(notice), "notice-icon"), body);
        if (toast) {
            Button close =
                    Icons.button(
                            MaterialDesignC.CLOSE,
                            "notice-close-" + notice.number(),
                            Texts.of("notice.close"),
                            dismiss);
            close.getStyleClass().add("small");
            getChildren().add(close);
        } else {
            getChildren().add(Panels.label(TIME.format(notice.at()), "notice-time"));
        }
        setAccessibleText(notice.text());
    }

    private static String tone(Notice notice) {
        return notice.tone().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Ikon icon(Notice notice) {
        return switch (notice.tone()) {
            case INFO -> MaterialDesignI.INFORMATION_OUTLINE;
            case SUCCESS -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case WARNING -> MaterialDesignA.ALERT_OUTLINE;
            case ERROR -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
        };
    }
}
