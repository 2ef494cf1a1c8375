package org.orrery.ui.room;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.csv.DataSetReader;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.sample.SampleData;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.testkit.display.Screenshot;
import org.orrery.ui.fake.FakeServices;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.start.Entrance;
import org.orrery.ui.window.OrreryWindow;

/// Writes a picture of each kind of chart in the room, in both themes, to the folder it is given. For people to look at.
public final class ChartShots {
    private static final String LIFE = "Life expectancy (years)";
    private static final String CHILDREN = "Fertility (children per woman)";
    private final Path folder;

    private ChartShots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        ChartShots shots = new ChartShots(Path.of(arguments[0]));
        shots.take(true);
        shots.take(false);
        System.exit(0);
    }

    private void take(boolean dark) {
        String suffix = dark ? "-dark.png" : "-light.png";
        FakeServices services =
                new FakeServices(
                        UserSettings.initial("ada")
                                .withPerson("Ada Nowak", "#3FB67A", "robot", "collaborator")
                                .withDark(dark),
                        SampleRoom.NOON);
        Stage stage = FxToolkit.onFx(Stage::new);
        OrreryWindow window =
                FxToolkit.onFx(() -> {
                    OrreryWindow made = new OrreryWindow(stage, services, SoftwareRenderer::new);
                    stage.setWidth(1280);
                    stage.setHeight(800);
                    stage.show();
                    return made;
                });
        SampleRoom room = new SampleRoom("admin");
        FxToolkit.runOnFx(() -> window.enter(new Entrance(room.client(), services.relay())));
        FxToolkit.waitForFrames(80);
        show(stage, room, "line_3d", "Year", LIFE, "Region", "Region", null);
        shoot(stage, "line-ribbons" + suffix);
        hover(stage);
        shoot(stage, "line-hover" + suffix);
        show(stage, room, "line_3d", "Year", LIFE, null, "Region", null);
        shoot(stage, "line-flat" + suffix);
        show(stage, room, "line_3d", "Year", LIFE, CHILDREN, "Country", null);
        shoot(stage, "line-curves" + suffix);
        show(stage, room, "histogram_3d", LIFE, null, null, "Region", null);
        shoot(stage, "histogram-stacked" + suffix);
        show(stage, room, "histogram_3d", LIFE, null, CHILDREN, null, null);
        shoot(stage, "histogram-grid" + suffix);
        select(stage, 100, 220);
        show(stage, room, "histogram_3d", LIFE, null, "Region", "Region", null);
        shoot(stage, "histogram-selected" + suffix);
        show(stage, room, "line_3d", "Year", LIFE, "Region", "Region", null);
        shoot(stage, "line-selected" + suffix);
        select(stage, 0, 0);
        show(stage, room, "scatter_3d", "Population", LIFE, "Year", "Region", null);
        room.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(room.view(), "x_scale", Value.of("log")));
        shoot(stage, "scatter-log" + suffix);
        FxToolkit.runOnFx(() -> ((MenuButton) stage.getScene().lookup("#chart-suggest")).show());
        FxToolkit.waitForFrames(30);
        Window popup =
                FxToolkit.onFx(() ->
                        Window.getWindows().stream()
                                .filter(PopupWindow.class::isInstance)
                                .findFirst()
                                .orElseThrow());
        Screenshot.of(popup.getScene(), folder.resolve("suggest" + suffix));
        FxToolkit.runOnFx(() -> ((MenuButton) stage.getScene().lookup("#chart-suggest")).hide());
        useData(room, SampleData.PENGUINS);
        List<String> penguins = numbers(SampleData.PENGUINS);
        show(
                stage,
                room,
                "parallel_planes",
                penguins.get(0),
                penguins.get(1),
                penguins.get(2),
                "Species",
                null);
        shoot(stage, "planes" + suffix);
        select(stage, 10, 16);
        shoot(stage, "planes-selected" + suffix);
        select(stage, 0, 0);
        useData(room, SampleData.EARTHQUAKES);
        show(stage, room, "parallel_planes", null, null, null, "Magnitude", null);
        shoot(stage, "planes-many" + suffix);
        show(
                stage,
                room,
                "globe",
                "Longitude (degrees east)",
                null,
                "Latitude (degrees north)",
                "Magnitude",
                "Magnitude");
        shoot(stage, "globe" + suffix);
        FxToolkit.runOnFx(window::close);
        services.close();
    }

    private static List<String> numbers(SampleData sample) {
        var data =
                (ReadOutcome.Loaded)
                        new DataSetReader().read(sample.id(), sample.bytes(), Progress.NONE);
        List<String> names = new ArrayList<>();
        data.dataSet().columns().stream()
                .filter(NumberColumn.class::isInstance)
                .forEach(column -> names.add(column.name()));
        return names;
    }

    private static void useData(SampleRoom room, SampleData sample) {
        room.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(
                                room.dataset(),
                                Map.of(
                                        "sha256",
                                        Value.of(sample.sha256()),
                                        "name",
                                        Value.of(sample.title()))));
        FxToolkit.waitForFrames(60);
    }

    private static void show(
            Stage stage,
            SampleRoom room,
            String kind,
            @Nullable String x,
            @Nullable String y,
            @Nullable String z,
            @Nullable String colour,
            @Nullable String size) {
        room.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(
                                room.view(),
                                Map.of(
                                        "visualization_type",
                                        Value.of(kind),
                                        "x",
                                        value(x),
                                        "y",
                                        value(y),
                                        "z",
                                        value(z),
                                        "color",
                                        value(colour),
                                        "size",
                                        value(size),
                                        "x_scale",
                                        Value.of("linear"))));
        FxToolkit.waitForFrames(20);
        FxToolkit.runOnFx(() -> page(stage).requestFocus());
    }

    private static Value value(@Nullable String column) {
        return column == null ? Value.Nil.NIL : Value.of(column);
    }

    private static void select(Stage stage, int from, int to) {
        BitSet rows = new BitSet();
        rows.set(from, to);
        FxToolkit.runOnFx(() -> {
            if (rows.isEmpty()) {
                page(stage).model().selection.clear();
            } else {
                page(stage).model().scene.select(rows, false);
            }
        });
    }

    /// Moves the pointer over the scene until something is under it.
    private static void hover(Stage stage) {
        for (int i = 0; i < 90; i++) {
            double x = 260 + i % 30 * 9;
            double share = 0.40 + Math.floorDiv(i, 30) * 0.05;
            FxToolkit.runOnFx(() -> {
                var view = stage.getScene().lookup("#scene-view");
                double y = view.getBoundsInLocal().getHeight() * share;
                view.fireEvent(
                        new MouseEvent(
                                MouseEvent.MOUSE_MOVED,
                                x,
                                y,
                                x,
                                y,
                                MouseButton.NONE,
                                0,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                true,
                                null));
            });
            FxToolkit.waitForFrames(4);
            if (FxToolkit.onFx(() -> stage.getScene().lookup(".hover-card").isVisible())) {
                return;
            }
        }
    }

    private void shoot(Stage stage, String name) {
        FxToolkit.waitForFrames(50);
        Screenshot.of(stage.getScene(), folder.resolve(name));
    }

    private static RoomPage page(Stage stage) {
        return (RoomPage) stage.getScene().lookup("#room-page");
    }
}
