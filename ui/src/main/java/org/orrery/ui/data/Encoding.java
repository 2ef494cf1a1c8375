package org.orrery.ui.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.model.document.Entity;
import org.orrery.model.value.Value;

/// Which kind of chart is shown, and which column by what.
///
/// @param columns what each channel shows; those that show nothing are absent
/// @param logarithmic axes that are to be logarithmic where they can be
/// @param options what is switched on
public record Encoding(
        Kind kind,
        Map<Channel, String> columns,
        Set<Channel> logarithmic,
        Set<ChartOption> options) {
    public static final Encoding NONE =
            new Encoding(Kind.SCATTER, Map.of(), Set.of(), ChartOption.initially());

    public Encoding {
        columns = Map.copyOf(columns);
        logarithmic = Set.copyOf(logarithmic);
        options = Set.copyOf(options);
    }

    static final String LOG = "log";
    static final String LINEAR = "linear";

    /// The kinds of charts, with their names on the wire.
    public enum Kind {
        SCATTER("scatter_3d"),
        BAR("bar_3d"),
        SURFACE("surface_3d"),
        LINE("line_3d"),
        HISTOGRAM("histogram_3d"),
        PARALLEL("parallel_planes"),
        GLOBE("globe"),
        NETWORK("network_3d"),
        MAP("map_3d");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /// Whether a channel changes anything in this kind of chart.
        public boolean uses(Channel channel) {
            return switch (channel) {
                case X, Z -> this != NETWORK;
                case COLOUR -> true;
                case Y -> this != HISTOGRAM && this != GLOBE && this != NETWORK;
                case SIZE -> this == SCATTER || this == PARALLEL || isEarth() || this == NETWORK;
                case TO_X, TO_Z -> isEarth();
                case SHAPE -> this == SCATTER;
                case FROM, TO -> this == NETWORK;
            };
        }

        /// Whether there is anything to set: a column, or how the axis of counts is divided.
        boolean lists(Channel channel) {
            return uses(channel) || (this == HISTOGRAM && channel == Channel.Y);
        }

        /// Whether X and Z are places on the earth.
        public boolean isEarth() {
            return this == GLOBE || this == MAP;
        }

        /// Whether an option changes anything in this kind of chart.
        public boolean has(ChartOption option) {
            return switch (option) {
                case CONTOURS -> this == SURFACE;
                case TRENDS -> this == SCATTER;
            };
        }

        public String wireName() {
            return wireName;
        }

        static Kind of(String wireName) {
            for (Kind kind : values()) {
                if (kind.wireName.equals(wireName)) {
                    return kind;
                }
            }
            return SCATTER;
        }
    }

    /// What shows a column, with the name of its property.
    public enum Channel {
        X("x"),
        Y("y"),
        Z("z"),
        COLOUR("color"),
        SIZE("size"),
        FROM("from"),
        TO("to"),
        TO_X("to_x"),
        TO_Z("to_z"),
        SHAPE("shape");

        private final String property;

        Channel(String property) {
            this.property = property;
        }

        public String property() {
            return property;
        }

        public boolean isAxis() {
            return this == X || this == Y || this == Z;
        }

        /// As they are listed: first what is linked, then where it stands.
        static List<Channel> inOrder() {
            return Arrays.stream(values())
                    .sorted(Comparator.comparing((Channel each) -> !each.isName()))
                    .toList();
        }

        /// Whether it shows names, which any column has.
        public boolean isName() {
            return this == FROM || this == TO;
        }

        /// The name of the property that says whether the axis is `linear` or `log`.
        public String scaleProperty() {
            return property + "_scale";
        }
    }

    static Encoding of(Entity view) {
        Map<Channel, String> columns = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            if (view.get(channel.property()) instanceof Value.Str(String name)) {
                columns.put(channel, name);
            }
        }
        return new Encoding(
                Kind.of(view.text("visualization_type", "")),
                columns,
                Arrays.stream(Channel.values())
                        .filter(Channel::isAxis)
                        .filter(channel -> view.text(channel.scaleProperty(), "").equals(LOG))
                        .collect(Collectors.toSet()),
                ChartOption.of(view));
    }

    /// Whether an axis of this chart can be logarithmic: it has to show numbers some of which are above zero, or counts.
    public boolean canBeLogarithmic(Channel channel, DataSet data) {
        return switch (kind) {
            case SCATTER, LINE, BAR, SURFACE ->
                    column(channel).flatMap(data::column).stream()
                            .anyMatch(Encoding::hasPositiveNumbers);
            case HISTOGRAM ->
                    channel == Channel.Y
                            || column(channel).flatMap(data::column).stream()
                                    .anyMatch(Encoding::hasPositiveNumbers);
            case MAP ->
                    channel == Channel.Y
                            && column(channel).flatMap(data::column).stream()
                                    .anyMatch(Encoding::hasPositiveNumbers);
            case PARALLEL, GLOBE, NETWORK -> false;
        };
    }

    /// Whether an axis is logarithmic, which it is not while it cannot be.
    public boolean isLogarithmic(Channel channel, DataSet data) {
        return logarithmic.contains(channel) && canBeLogarithmic(channel, data);
    }

    private static boolean hasPositiveNumbers(Column column) {
        if (!(column instanceof NumberColumn)) {
            return false;
        }
        for (int row = 0; row < column.size(); row++) {
            if (column.positionAt(row) > 0) {
                return true;
            }
        }
        return false;
    }

    public Optional<String> column(Channel channel) {
        return Optional.ofNullable(columns.get(channel));
    }

    /// Whether an option is switched on and counts here.
    public boolean has(ChartOption option) {
        return options.contains(option) && kind.has(option);
    }
}
