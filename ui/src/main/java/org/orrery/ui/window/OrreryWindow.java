package org.orrery.ui.window;

import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.CloseReason;
import org.orrery.scene3d.SceneRenderer;
import org.orrery.ui.control.ProductMark;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.room.RoomContext;
import org.orrery.ui.room.RoomPage;
import org.orrery.ui.service.UiServices;
import org.orrery.ui.start.DataChoice;
import org.orrery.ui.start.Entrance;
import org.orrery.ui.start.StartPage;
import org.orrery.ui.start.StartViewModel;
import org.orrery.ui.text.Texts;
import org.orrery.ui.theme.ThemeSwitch;

/// The window of the program: the start page, and the room that one enters from it. FX thread.
public final class OrreryWindow implements AutoCloseable {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double TITLE_BAR = 40;
    private final Stage stage;
    private final UiServices services;
    private final Supplier<SceneRenderer> renderers;
    private final FxInbox inbox = FxInbox.ofToolkit();
    private final ThemeSwitch theme;
    private final StackPane root = new StackPane();
    private final StartViewModel start;
    private final StartPage startPage;
    private @Nullable RoomPage room;

    /// Dresses the stage; the caller shows it.
    ///
    /// @param renderers makes the renderer of each room
    public OrreryWindow(Stage stage, UiServices services, Supplier<SceneRenderer> renderers) {
        this.stage = stage;
        this.services = services;
        this.renderers = renderers;
        this.theme = new ThemeSwitch(services.settings());
        this.start = new StartViewModel(services, inbox, this::enter);
        this.startPage = new StartPage(start, theme, services.version());
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene =
                new Scene(
                        root,
                        Math.min(WIDTH, screen.getWidth()),
                        Math.min(HEIGHT, screen.getHeight() - TITLE_BAR));
        theme.themeProperty().subscribe(now -> now.applyTo(scene));
        stage.setScene(scene);
        stage.setMinWidth(1080);
        stage.setMinHeight(700);
        stage.getIcons().setAll(ProductMark.icon());
        showStart();
    }

    /// Follows a link as if it had been typed on the start page, which shows what it leads to before it is joined.
    public void open(String link) {
        start.joining().linkProperty().set(link);
        start.joining().lookByLink();
    }

    /// Starts a session as if it had been asked for on the start page.
    public void start(String title, DataChoice data) {
        start.creation().titleProperty().set(title);
        start.creation().dataProperty().set(data);
        start.creation().create();
    }

    /// Shows a room that was joined elsewhere; the window closes it when it is left.
    public void enter(Entrance entrance) {
        leaveRoom();
        RoomPage page =
                new RoomPage(
                        entrance,
                        new RoomContext(
                                services,
                                inbox,
                                theme,
                                renderers.get(),
                                this::showStart,
                                this::putOut));
        room = page;
        show(page);
        stage.titleProperty().bind(page.titleProperty().map(name -> Texts.of("window.room", name)));
        page.requestFocus();
    }

    /// Leaves the room, if there is one, and shows the start page.
    public void showStart() {
        leaveRoom();
        start.relays().refresh();
        show(startPage);
        stage.setTitle(Texts.of("product.name"));
    }

    private void putOut(Entrance from, CloseReason reason) {
        showStart();
        start.putOut(reason, from.relay().base(), from.room().session());
    }

    /// Leaves the room and closes the window.
    @Override
    public void close() {
        leaveRoom();
        stage.close();
    }

    private void show(Parent page) {
        root.getChildren().setAll(page);
        stage.titleProperty().unbind();
    }

    private void leaveRoom() {
        RoomPage page = room;
        room = null;
        if (page != null) {
            page.close();
        }
    }
}
