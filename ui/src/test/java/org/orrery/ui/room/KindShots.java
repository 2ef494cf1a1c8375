package org.orrery.ui.room;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.stage.Stage;
import org.orrery.analytics.sample.SampleData;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.testkit.display.Screenshot;
import org.orrery.ui.fake.FakeServices;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.start.Entrance;
import org.orrery.ui.window.OrreryWindow;

/// Writes pictures of what a chart shows beyond its marks, in both themes, to the folder it is given: all, or those whose name
/// matches the pattern that follows. For people to look at.
public final class KindShots {
    private static final String LIFE = "Life expectancy (years)";
    private static final String CHILDREN = "Fertility (children per woman)";
    private static final List<String> SHOWN =
            List.of(
                    "x",
                    "y",
                    "z",
                    "color",
                    "size",
                    "shape",
                    "frame",
                    "from",
                    "to",
                    "to_x",
                    "to_z",
                    "x_scale",
                    "y_scale",
                    "z_scale",
                    "contours");

    private final Path folder;
    private final Pattern wanted;

    private record Shot(String name, SampleData data, Map<String, Value> view) {}

    private KindShots(Path folder, Pattern wanted) {
        this.folder = folder;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) {
        String pattern = arguments.length > 1 ? arguments[1] : ".*";
        KindShots shots = new KindShots(Path.of(arguments[0]), Pattern.compile(pattern));
        shots.take(true, 1280, 800);
        shots.take(false, 1920, 1080);
        System.exit(0);
    }

    private static List<Shot> shots() {
        List<Shot> shots = new ArrayList<>();
        shots.add(
                shot(
                        "contours",
                        SampleData.GAPMINDER,
                        "surface_3d",
                        "x",
                        "Year",
                        "y",
                        LIFE,
                        "z",
                        CHILDREN,
                        "contours",
                        true));
        shots.add(
                shot(
                        "trend",
                        SampleData.GAPMINDER,
                        "scatter_3d",
                        "x",
                        CHILDREN,
                        "y",
                        LIFE,
                        "z",
                        "Year",
                        "color",
                        "Region"));
        shots.add(
                shot(
                        "network",
                        SampleData.FLIGHTS,
                        "network_3d",
                        "from",
                        "From",
                        "to",
                        "To",
                        "size",
                        "Flights"));
        shots.add(
                shot(
                        "map-arcs",
                        SampleData.FLIGHTS,
                        "map_3d",
                        "x",
                        "Longitude (degrees east)",
                        "z",
                        "Latitude (degrees north)",
                        "to_x",
                        "To longitude (degrees east)",
                        "to_z",
                        "To latitude (degrees north)",
                        "color",
                        "Flights",
                        "size",
                        "Flights"));
        shots.add(
                shot(
                        "map-heights",
                        SampleData.EARTHQUAKES,
                        "map_3d",
                        "x",
                        "Longitude (degrees east)",
                        "y",
                        "Depth (km)",
                        "z",
                        "Latitude (degrees north)",
                        "color",
                        "Magnitude"));
        shots.add(
                shot(
                        "globe-arcs",
                        SampleData.FLIGHTS,
                        "globe",
                        "x",
                        "Longitude (degrees east)",
                        "z",
                        "Latitude (degrees north)",
                        "to_x",
                        "To longitude (degrees east)",
                        "to_z",
                        "To latitude (degrees north)",
                        "color",
                        "Flights"));
        shots.add(
                shot(
                        "time-lines",
                        SampleData.WEATHER,
                        "line_3d",
                        "x",
                        "Date",
                        "y",
                        "Highest temperature (°C)"));
        shots.add(
                shot(
                        "time-bars",
                        SampleData.WEATHER,
                        "histogram_3d",
                        "x",
                        "Date",
                        "color",
                        "Weather"));
        shots.add(
                shot(
                        "log-bars",
                        SampleData.FLIGHTS,
                        "bar_3d",
                        "x",
                        "From state",
                        "y",
                        "Flights",
                        "y_scale",
                        "log"));
        return shots;
    }

    private static Shot shot(String name, SampleData data, String kind, Object... properties) {
        Map<String, Value> view = new HashMap<>();
        SHOWN.forEach(property -> view.put(property, Value.Nil.NIL));
        view.put("visualization_type", Value.of(kind));
        for (int i = 0; i < properties.length; i += 2) {
            Object value = properties[i + 1];
            view.put(
                    (String) properties[i],
                    value instanceof Boolean on ? Value.of(on) : Value.of((String) value));
        }
        view.keySet().retainAll(known());
        return new Shot(name, data, view);
    }

    private static java.util.Set<String> known() {
        return Kinds.SCHEMA.kinds().stream()
                .filter(kind -> kind.name().equals(Kinds.VIEW))
                .findFirst()
                .orElseThrow()
                .properties()
                .keySet();
    }

    private void take(boolean dark, double width, double height) {
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
                    stage.setWidth(width);
                    stage.setHeight(height);
                    stage.show();
                    return made;
                });
        SampleRoom room = new SampleRoom("admin");
        addRegression(room);
        FxToolkit.runOnFx(() -> window.enter(new Entrance(room.client(), services.relay())));
        FxToolkit.waitForFrames(80);
        for (Shot shot : shots()) {
            if (wanted.matcher(shot.name()).matches()) {
                SampleData data = shot.data();
                room.client()
                        .play(
                                SampleRoom.BRAM,
                                new Operation.Update(
                                        room.dataset(),
                                        Map.of(
                                                "sha256",
                                                Value.of(data.sha256()),
                                                "name",
                                                Value.of(data.title()))),
                                new Operation.Update(room.view(), shot.view()));
                FxToolkit.waitForFrames(160);
                Screenshot.of(stage.getScene(), folder.resolve(shot.name() + suffix));
            }
        }
        FxToolkit.runOnFx(window::close);
        services.close();
    }

    private static void addRegression(SampleRoom room) {
        room.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Create(
                                room.client().ids().nextEntity(),
                                Kinds.INSIGHT,
                                Map.of(
                                        "dataset",
                                        Value.of(room.dataset().toString()),
                                        "title",
                                        Value.of("Life by children and year"),
                                        "method",
                                        Value.of("regression"),
                                        "columns",
                                        new Value.ListOf(
                                                List.of(
                                                        Value.of(LIFE),
                                                        Value.of(CHILDREN),
                                                        Value.of("Year"))),
                                        "degree",
                                        Value.of(2),
                                        "finding",
                                        Value.of("Found."))));
    }
}
