package org.orrery.bench.gallery;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orrery.analytics.analysis.AnalysisRequest;
import org.orrery.analytics.analysis.Method;
import org.orrery.analytics.sample.SampleData;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.ui.data.ChartOption;
import org.orrery.ui.data.Encoding;
import org.orrery.ui.data.Encoding.Channel;
import org.orrery.ui.data.Encoding.Kind;

/// One picture of the gallery.
///
/// @param id name of its files
/// @param pose where it is seen from
record Piece(
        String id,
        String title,
        SampleData data,
        Encoding encoding,
        Optional<AnalysisRequest> regression,
        Pose pose) {
    private static final String LIFE = "Life expectancy (years)";
    private static final String CHILDREN = "Fertility (children per woman)";
    private static final String EAST = "Longitude (degrees east)";
    private static final String NORTH = "Latitude (degrees north)";

    /// The chart stands a little to the left, beside its legend.
    private static final Pose NEAR = beside(new Vec3(9.9, 6.4, 9.9));

    static List<Piece> all() {
        return List.of(
                of("scatter", "Scatter", SampleData.GAPMINDER, Kind.SCATTER)
                        .by(Channel.X, CHILDREN)
                        .by(Channel.Y, LIFE)
                        .by(Channel.Z, "Year")
                        .by(Channel.COLOUR, "Region")
                        .by(Channel.SIZE, "Population"),
                of("trend", "Trend sheet of a regression", SampleData.GAPMINDER, Kind.SCATTER)
                        .by(Channel.X, CHILDREN)
                        .by(Channel.Y, LIFE)
                        .by(Channel.Z, "Year")
                        .by(Channel.COLOUR, "Region")
                        .explained(LIFE, CHILDREN, "Year"),
                of("shapes", "Shapes", SampleData.PENGUINS, Kind.SCATTER)
                        .by(Channel.X, "Beak length (mm)")
                        .by(Channel.Y, "Body mass (g)")
                        .by(Channel.Z, "Beak depth (mm)")
                        .by(Channel.COLOUR, "Species")
                        .by(Channel.SHAPE, "Island"),
                of("bars", "Bars", SampleData.GAPMINDER, Kind.BAR)
                        .by(Channel.X, "Region")
                        .by(Channel.Y, LIFE)
                        .by(Channel.Z, "Year")
                        .by(Channel.COLOUR, "Region"),
                of("histogram", "Histogram", SampleData.PENGUINS, Kind.HISTOGRAM)
                        .by(Channel.X, "Body mass (g)")
                        .by(Channel.COLOUR, "Species"),
                of("histogram-time", "Histogram by month", SampleData.WEATHER, Kind.HISTOGRAM)
                        .by(Channel.X, "Date")
                        .by(Channel.COLOUR, "Weather"),
                of("surface", "Surface with contours", SampleData.GAPMINDER, Kind.SURFACE)
                        .by(Channel.X, "Year")
                        .by(Channel.Y, LIFE)
                        .by(Channel.Z, CHILDREN)
                        .with(ChartOption.CONTOURS),
                of("lines", "Lines", SampleData.WEATHER, Kind.LINE)
                        .by(Channel.X, "Date")
                        .by(Channel.Y, "Highest temperature (°C)")
                        .by(Channel.COLOUR, "Highest temperature (°C)"),
                of("ribbons", "Ribbons", SampleData.GAPMINDER, Kind.LINE)
                        .by(Channel.X, "Year")
                        .by(Channel.Y, LIFE)
                        .by(Channel.Z, "Region")
                        .by(Channel.COLOUR, "Region"),
                of("planes", "Parallel planes", SampleData.PENGUINS, Kind.PARALLEL)
                        .by(Channel.COLOUR, "Species"),
                of("network", "Network", SampleData.FLIGHTS, Kind.NETWORK)
                        .by(Channel.FROM, "From")
                        .by(Channel.TO, "To")
                        .by(Channel.SIZE, "Flights"),
                of("globe", "Globe", SampleData.EARTHQUAKES, Kind.GLOBE)
                        .by(Channel.X, EAST)
                        .by(Channel.Z, NORTH)
                        .by(Channel.COLOUR, "Magnitude")
                        .by(Channel.SIZE, "Magnitude")
                        .from(new Vec3(8.4, 4.5, -9.4)),
                of("globe-arcs", "Globe with arcs", SampleData.FLIGHTS, Kind.GLOBE)
                        .by(Channel.X, EAST)
                        .by(Channel.Z, NORTH)
                        .by(Channel.TO_X, "To longitude (degrees east)")
                        .by(Channel.TO_Z, "To latitude (degrees north)")
                        .from(new Vec3(-9.2, 8.2, -0.8)),
                of("map", "Map with heights", SampleData.EARTHQUAKES, Kind.MAP)
                        .by(Channel.X, EAST)
                        .by(Channel.Y, "Depth (km)")
                        .by(Channel.Z, NORTH)
                        .by(Channel.COLOUR, "Magnitude")
                        .from(new Vec3(5, 6.6, 12)),
                of("map-arcs", "Map with arcs", SampleData.FLIGHTS, Kind.MAP)
                        .by(Channel.X, EAST)
                        .by(Channel.Z, NORTH)
                        .by(Channel.TO_X, "To longitude (degrees east)")
                        .by(Channel.TO_Z, "To latitude (degrees north)")
                        .from(new Vec3(2, 7.6, 9.2)));
    }

    private static Pose beside(Vec3 place) {
        Vec3 target = new Vec3(0, -0.1, 0);
        Vec3 aside = Pose.lookingAt(place, target).right().mul(1.1);
        return Pose.lookingAt(place.add(aside), target.add(aside));
    }

    private static Piece of(String id, String title, SampleData data, Kind kind) {
        return new Piece(
                id,
                title,
                data,
                new Encoding(kind, Map.of(), Set.of(), Set.of(ChartOption.TRENDS)),
                Optional.empty(),
                NEAR);
    }

    private Piece by(Channel channel, String column) {
        Map<Channel, String> columns = new EnumMap<>(Channel.class);
        columns.putAll(encoding.columns());
        columns.put(channel, column);
        return showing(
                new Encoding(encoding.kind(), columns, encoding.logarithmic(), encoding.options()));
    }

    private Piece with(ChartOption option) {
        return showing(
                new Encoding(
                        encoding.kind(),
                        encoding.columns(),
                        encoding.logarithmic(),
                        Set.of(option)));
    }

    private Piece showing(Encoding other) {
        return new Piece(id, title, data, other, regression, pose);
    }

    private Piece explained(String... columns) {
        AnalysisRequest request =
                new AnalysisRequest(
                        Method.REGRESSION, "Life by children and year", List.of(columns), 0, 2);
        return new Piece(id, title, data, encoding, Optional.of(request), pose);
    }

    private Piece from(Vec3 place) {
        return new Piece(id, title, data, encoding, regression, beside(place));
    }

    String file(boolean dark) {
        return id + (dark ? "-dark.png" : "-light.png");
    }
}
