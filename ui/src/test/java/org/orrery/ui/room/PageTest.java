package org.orrery.ui.room;

import java.time.Duration;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.fake.FakeServices;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.start.Entrance;
import org.orrery.ui.window.OrreryWindow;

/// A real window with the sample room in it, driven by node id.
@Tag("window")
abstract class PageTest {
    static final Duration LIMIT = Duration.ofSeconds(15);
    final FakeServices services =
            new FakeServices(
                    UserSettings.initial("ada")
                            .withPerson("Ada Nowak", "#3FB67A", "sphere", "collaborator"),
                    SampleRoom.NOON);
    final Stage stage = FxToolkit.onFx(Stage::new);
    final OrreryWindow window =
            FxToolkit.onFx(() -> {
                OrreryWindow made = new OrreryWindow(stage, services, SoftwareRenderer::new);
                stage.setWidth(1280);
                stage.setHeight(800);
                stage.show();
                return made;
            });

    @AfterEach
    void close() {
        FxToolkit.runOnFx(window::close);
        services.close();
    }

    /// Enters the sample room and waits until its chart is there.
    final SampleRoom enter(String role) {
        SampleRoom room = new SampleRoom(role);
        FxToolkit.runOnFx(() -> window.enter(new Entrance(room.client(), services.relay())));
        FxToolkit.waitFor("the chart", () -> hasChart(), LIMIT);
        room.showPoses();
        return room;
    }

    final RoomPage page() {
        return (RoomPage) node("#room-page");
    }

    final Scene scene() {
        return stage.getScene();
    }

    final Node node(String selector) {
        Node found = scene().lookup(selector);
        if (found == null) {
            throw new AssertionError("there is no " + selector);
        }
        return found;
    }

    final void click(String selector) {
        FxToolkit.runOnFx(() -> ((ButtonBase) node(selector)).fire());
    }

    /// Types a key where the focus is.
    final void press(KeyCode code, boolean control, boolean shift) {
        FxToolkit.runOnFx(() -> {
            Node target = scene().getFocusOwner() == null ? page() : scene().getFocusOwner();
            Event.fireEvent(
                    target,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
        });
    }

    final void waitFor(String what, java.util.function.BooleanSupplier condition) {
        FxToolkit.waitFor(what, condition, LIMIT);
    }

    private boolean hasChart() {
        return page().model().bench.chartProperty().get().content().rows().rows() > 0;
    }
}
