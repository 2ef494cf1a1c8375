package org.orrery.ui.data;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Entity;
import org.orrery.model.value.Value;

/// Which kind of chart is shown, and which column by what; `null` is not chosen.
public record Encoding(
        Kind kind,
        @Nullable String x,
        @Nullable String y,
        @Nullable String z,
        @Nullable String colour,
        @Nullable String size) {
    public static final Encoding NONE = new Encoding(Kind.SCATTER, null, null, null, null, null);

    /// The kinds of charts, with their names on the wire.
    public enum Kind {
        SCATTER("scatter_3d"),
        BAR("bar_3d"),
        SURFACE("surface_3d");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
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
        SIZE("size");

        private final String property;

        Channel(String property) {
            this.property = property;
        }

        public String property() {
            return property;
        }
    }

    static Encoding of(Entity view) {
        return new Encoding(
                Kind.of(view.text("visualization_type", "")),
                column(view, Channel.X),
                column(view, Channel.Y),
                column(view, Channel.Z),
                column(view, Channel.COLOUR),
                column(view, Channel.SIZE));
    }

    public Optional<String> column(Channel channel) {
        return Optional.ofNullable(
                switch (channel) {
                    case X -> x;
                    case Y -> y;
                    case Z -> z;
                    case COLOUR -> colour;
                    case SIZE -> size;
                });
    }

    private static @Nullable String column(Entity view, Channel channel) {
        return view.get(channel.property()) instanceof Value.Str(String text) ? text : null;
    }
}
