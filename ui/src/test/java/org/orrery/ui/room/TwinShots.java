package org.orrery.ui.room;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.orrery.analytics.csv.ColumnType;
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

/// Writes pictures of the page of the data and of the flat twin of every chart, in both themes, to the folder it is given. For people to
/// look at.
public final class TwinShots {
    private static final String LIFE = "Life expectancy (years)";
    private static final String CHILDREN = "Fertility (children per woman)";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private final Path folder;

    private TwinShots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        TwinShots shots = new TwinShots(Path.of(arguments[0]));
        shots.take(true, 1280, 800);
        shots.take(false, 1920, 1080);
        if (arguments.length > 1) {
            shots.take(true, 1920, 1080);
            shots.take(false, 1280, 800);
        }
        System.exit(0);
    }

    private void take(boolean dark, int width, int height) {
        String suffix = "-" + (dark ? "dark" : "light") + "-" + width;
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
                    stage.setWidth(width);
                    stage.setHeight(height);
                    stage.show();
                    return made;
                });
        SampleRoom room = new SampleRoom("admin");
        FxToolkit.runOnFx(() -> window.enter(new Entrance(room.client(), services.relay())));
        room.showPoses();
        FxToolkit.waitFor(
                "the chart",
                () -> page(stage).model().bench.chartProperty().get().content().rows().rows() > 0,
                LIMIT);
        shootFigures(stage, room, suffix);
        shootDataPage(stage, suffix);
        FxToolkit.runOnFx(window::close);
        services.close();
    }

    private void shootDataPage(Stage stage, String suffix) {
        act(stage, "data-page-country" + suffix, RoomPage::openDataPage);
        act(stage, "data-page-number" + suffix, page -> choose(page, 4));
        act(
                stage,
                "data-page-category" + suffix,
                page -> {
                    choose(page, 1);
                    var column = page.model().table.dataSet().orElseThrow().columns().get(0);
                    page.model()
                            .dataPage
                            .decide(column, Optional.of(ColumnType.of(ColumnType.As.NUMBER)));
                });
        FxToolkit.runOnFx(() -> {
            page(stage).model().undo();
            page(stage).escape();
        });
        FxToolkit.waitForFrames(30);
    }

    private void shootFigures(Stage stage, SampleRoom room, String suffix) {
        act(stage, "twin-table" + suffix, RoomPage::toggleTable);
        act(stage, "twin-scatter" + suffix, RoomPage::showFigure);
        act(
                stage,
                "twin-scatter-selected" + suffix,
                page -> {
                    var figure = page.model().figure;
                    figure.goTo(200);
                    figure.select(figure.mark().orElseThrow(), false);
                });
        FxToolkit.runOnFx(() -> page(stage).model().selection.clear());
        for (String kind :
                new String[] {
                    "bar_3d", "histogram_3d", "line_3d", "surface_3d", "parallel_planes", "globe"
                }) {
            FxToolkit.runOnFx(() -> {
                Map<String, Value> values = new HashMap<>();
                values.put("visualization_type", Value.of(kind));
                values.put(
                        "x",
                        Value.of(
                                kind.equals("bar_3d")
                                        ? "Region"
                                        : kind.equals("line_3d") ? "Year" : LIFE));
                values.put("y", Value.of(kind.equals("line_3d") ? LIFE : CHILDREN));
                values.put(
                        "z",
                        kind.equals("histogram_3d") || kind.equals("line_3d")
                                ? Value.Nil.NIL
                                : Value.of(
                                        kind.equals("bar_3d")
                                                ? "Year"
                                                : kind.equals("globe") ? CHILDREN : "Year"));
                values.put(
                        "color",
                        Value.of(
                                kind.equals("line_3d")
                                        ? "Country"
                                        : kind.equals("surface_3d") ? CHILDREN : "Region"));
                room.client().play(SampleRoom.BRAM, new Operation.Update(room.view(), values));
            });
            FxToolkit.waitForFrames(60);
            act(stage, "twin-" + kind + suffix, page -> page.model().figure.goTo(5));
        }
        FxToolkit.runOnFx(() -> page(stage).toggleTable());
    }

    private static void choose(RoomPage page, int index) {
        ((ListView<?>) page.lookup("#page-columns")).getSelectionModel().select(index);
    }

    private void act(Stage stage, String name, Consumer<RoomPage> action) {
        FxToolkit.runOnFx(() -> action.accept(page(stage)));
        FxToolkit.waitForFrames(50);
        Screenshot.of(stage.getScene(), folder.resolve(name + ".png"));
    }

    private static RoomPage page(Stage stage) {
        return (RoomPage) stage.getScene().lookup("#room-page");
    }
}
