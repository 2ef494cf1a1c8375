package org.orrery.ui.chat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.orrery.ui.control.Explained;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.text.Texts;

/// The chat of the room: bubbles, and a field in which Enter sends and Shift+Enter breaks the line.
public final class ChatView extends VBox {
    private static final double LINE = 18;
    private final ChatViewModel model;
    private final FxInbox inbox;
    private final VBox lines = new VBox(8);
    private final ScrollPane scroll = Panels.scrolling(lines);
    private final TextArea input = new TextArea();
    private final ContextMenu names = new ContextMenu();
    private List<Line> shown = List.of();
    private boolean atEnd = true;

    /// What a line was made from.
    private record Line(ChatMessage message, boolean last) {}

    /// @param objection why I may not write; empty when I may
    public ChatView(
            ChatViewModel model,
            FxInbox inbox,
            javafx.beans.value.ObservableValue<String> objection) {
        super(8);
        this.model = model;
        this.inbox = inbox;
        setId("chat");
        getStyleClass().addAll("panel", "chat");
        Label unread = Panels.label("", "unread-badge");
        unread.setId("chat-unread");
        unread.textProperty().bind(model.unreadProperty().asString());
        unread.visibleProperty().bind(model.unreadProperty().greaterThan(0));
        HBox header = Panels.row(Panels.label(Texts.of("chat.title"), "panel-title"), unread);
        header.getStyleClass().add("panel-header");
        lines.setId("chat-lines");
        lines.getStyleClass().add("chat-lines");
        scroll.setAccessibleText(Texts.of("chat.history"));
        getChildren().addAll(header, scroll, composer(objection));
        model.messages().addListener((ListChangeListener<ChatMessage>) _ -> show());
        lines.heightProperty().subscribe(this::keepAtEnd);
        scroll.addEventFilter(ScrollEvent.SCROLL, _ -> noticeScroll());
        scroll.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> noticeScroll());
        scroll.addEventFilter(KeyEvent.KEY_RELEASED, _ -> noticeScroll());
        setOnMouseEntered(_ -> model.setAttentive(true));
        setOnMouseExited(_ -> model.setAttentive(input.isFocused()));
        input.focusedProperty()
                .subscribe(focused -> {
                    if (focused) {
                        model.setAttentive(true);
                    } else {
                        model.setAttentive(isHover());
                    }
                });
        show();
    }

    /// Puts the cursor where one writes.
    public void focusInput() {
        input.requestFocus();
    }

    private HBox composer(javafx.beans.value.ObservableValue<String> objection) {
        input.setId("chat-input");
        input.setPromptText(Texts.of("chat.prompt"));
        input.setAccessibleText(Texts.of("chat.prompt"));
        input.setWrapText(true);
        input.setPrefRowCount(1);
        input.getStyleClass().add("chat-input");
        input.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        LINE
                                                        * Math.min(
                                                                5,
                                                                1
                                                                        + input.getText()
                                                                                .lines()
                                                                                .skip(1)
                                                                                .count())
                                                + 20,
                                input.textProperty()));
        input.setMinHeight(38);
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        input.textProperty().subscribe(this::offerNames);
        Explained field = new Explained(input, objection);
        HBox.setHgrow(field, Priority.ALWAYS);
        var send =
                Icons.button(MaterialDesignS.SEND, "chat-send", Texts.of("chat.send"), this::send);
        send.getStyleClass().removeAll("flat");
        send.getStyleClass().addAll("accent", "button-circle", "chat-send");
        HBox composer = new HBox(8, field, new Explained(send, objection));
        composer.setAlignment(Pos.BOTTOM_LEFT);
        composer.getStyleClass().add("chat-composer");
        return composer;
    }

    private void typed(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER) {
            return;
        }
        event.consume();
        if (event.isShiftDown()) {
            input.replaceSelection("\n");
        } else if (names.isShowing()) {
            names.getItems().getFirst().fire();
        } else {
            send();
        }
    }

    private void send() {
        if (model.send(input.getText())) {
            input.clear();
            atEnd = true;
        } else if (input.getText().length() > ChatViewModel.LONGEST) {
            input.setTooltip(Icons.tooltip(Texts.of("chat.toolong", ChatViewModel.LONGEST)));
        }
    }

    /// After `@` and some letters: who could be meant.
    private void offerNames() {
        String before = input.getText(0, Math.min(input.getCaretPosition() + 1, input.getLength()));
        int at = before.lastIndexOf('@');
        String begun = at < 0 ? "" : before.substring(at + 1).toLowerCase(java.util.Locale.ROOT);
        List<String> fitting =
                at < 0 || begun.isBlank() || begun.length() > 30
                        ? List.of()
                        : model.names().stream()
                                .filter(name ->
                                        name.toLowerCase(java.util.Locale.ROOT).startsWith(begun)
                                                && name.length() > begun.length())
                                .limit(6)
                                .toList();
        names.hide();
        if (fitting.isEmpty() || !input.isFocused()) {
            return;
        }
        names.getItems()
                .setAll(
                        fitting.stream()
                                .map(name -> {
                                    MenuItem item = new MenuItem(name);
                                    item.setOnAction(_ ->
                                            input.replaceText(at + 1, before.length(), name + " "));
                                    return item;
                                })
                                .toList());
        names.show(input, Side.TOP, 0, 0);
    }

    /// What is shown already stays; lines are made for what is new or has changed.
    private void show() {
        List<Line> now = new ArrayList<>();
        for (ChatMessage message : model.messages()) {
            boolean last = now.size() == model.messages().size() - 1;
            now.add(new Line(message, last));
        }
        int same = 0;
        while (same < Math.min(now.size(), shown.size()) && now.get(same).equals(shown.get(same))) {
            same++;
        }
        lines.getChildren().remove(same, lines.getChildren().size());
        List<String> callable = model.names();
        for (Line line : now.subList(same, now.size())) {
            lines.getChildren().add(new ChatBubble(line.message(), callable, line.last()));
        }
        shown = now;
        if (now.isEmpty()) {
            lines.getChildren()
                    .add(Panels.empty(MaterialDesignC.CHAT_OUTLINE, Texts.of("chat.none")));
        }
        keepAtEnd();
    }

    private void noticeScroll() {
        inbox.execute(() -> atEnd = scroll.getVvalue() > 0.98);
    }

    /// The end stays in sight unless the person has scrolled up. The height is known after layout only.
    private void keepAtEnd() {
        if (atEnd) {
            scroll.setVvalue(1);
            inbox.execute(() -> scroll.setVvalue(1));
        }
    }
}
