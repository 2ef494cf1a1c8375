package org.orrery.ui.chat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.orrery.ui.control.AvatarCircle;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// One message: mine on the right with its state, those of others on the left with a face.
final class ChatBubble extends HBox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());
    private static final double AVATAR_RADIUS = 13;

    /// @param last whether it is the newest one, which says in words what its sign means
    ChatBubble(ChatMessage message, List<String> names, boolean last) {
        super(8);
        getStyleClass().add("chat-line");
        pseudoClassStateChanged(PseudoClass.getPseudoClass("mine"), message.mine());
        pseudoClassStateChanged(PseudoClass.getPseudoClass("called"), message.mentionsMe());
        pseudoClassStateChanged(PseudoClass.getPseudoClass("continued"), message.continued());
        setAlignment(message.mine() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        VBox column = new VBox(3);
        column.setAlignment(message.mine() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        if (!message.continued()) {
            column.getChildren().add(head(message));
        }
        TextFlow bubble = bubble(message, names);
        bubble.maxWidthProperty().bind(widthProperty().multiply(0.82));
        column.getChildren().add(bubble);
        if (message.mine()) {
            if (message.pending() || last) {
                column.getChildren().add(state(message));
            }
            getChildren().add(column);
        } else if (message.continued()) {
            Region gap = new Region();
            gap.setMinWidth(2 * AVATAR_RADIUS);
            getChildren().addAll(gap, column);
        } else {
            getChildren()
                    .addAll(
                            new AvatarCircle(
                                    message.author().initials(),
                                    message.author().colour(),
                                    AVATAR_RADIUS),
                            column);
        }
        setAccessibleText(
                Texts.of(
                        "chat.spoken",
                        message.author().name(),
                        message.body(),
                        TIME.format(Instant.ofEpochMilli(message.millis()))));
    }

    private static HBox head(ChatMessage message) {
        String who = message.mine() ? Texts.of("chat.you") : message.author().name();
        HBox head =
                Panels.row(
                        Panels.label(who, "chat-author"),
                        Panels.label(
                                TIME.format(Instant.ofEpochMilli(message.millis())), "chat-time"));
        if (message.mine() && !message.pending()) {
            head.getChildren()
                    .add(Icons.icon(MaterialDesignC.CHECK, "chat-state", "chat-delivered"));
        }
        head.setSpacing(6);
        head.setAlignment(message.mine() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        return head;
    }

    private static TextFlow bubble(ChatMessage message, List<String> names) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("chat-bubble");
        for (Mentions.Part part : Mentions.of(message.body(), names)) {
            Text text = new Text(part.text());
            text.getStyleClass().add(part.name().isEmpty() ? "chat-text" : "chat-mention");
            flow.getChildren().add(text);
        }
        return flow;
    }

    private static HBox state(ChatMessage message) {
        FontIcon icon =
                Icons.icon(
                        message.pending() ? MaterialDesignC.CLOCK_OUTLINE : MaterialDesignC.CHECK,
                        "chat-state",
                        message.pending() ? "chat-pending" : "chat-delivered");
        HBox state =
                new HBox(
                        4,
                        icon,
                        Panels.label(
                                Texts.of(message.pending() ? "chat.pending" : "chat.delivered"),
                                "chat-state-text"));
        state.setAlignment(Pos.CENTER_RIGHT);
        return state;
    }
}
