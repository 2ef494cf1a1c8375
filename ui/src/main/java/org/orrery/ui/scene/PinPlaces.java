package org.orrery.ui.scene;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.chart.ChartAxes;
import org.orrery.ui.annotation.Anchor;
import org.orrery.ui.data.Encoding;

/// Where the pin of an annotation stands in charts: at its row, in the middle of its rows as far as they are drawn, or on each axis
/// that shows its column. What no chart draws now has no pin.
final class PinPlaces {
    static final List<Encoding.Channel> AXES =
            List.of(Encoding.Channel.X, Encoding.Channel.Y, Encoding.Channel.Z);

    private PinPlaces() {}

    static Stream<Vec3> of(Anchor anchor, List<ChartBench.Drawn> charts) {
        return switch (anchor) {
            case Anchor.Place(Vec3 at) -> Stream.of(at);
            case Anchor.Row(int row) ->
                    charts.stream()
                            .flatMap(each -> each.picture().content().rows().of(row).stream());
            case Anchor.Group(var rows) ->
                    charts.stream()
                            .flatMap(each ->
                                    SceneViewModel.middle(rows, each.picture().content().rows())
                                            .stream());
            case Anchor.Axis(String column, OptionalDouble value) ->
                    charts.stream().flatMap(each -> onAxes(column, value, each));
            case Anchor.Insight _, Anchor.Elsewhere _, Anchor.Gone _ -> Stream.empty();
        };
    }

    private static Stream<Vec3> onAxes(
            String column, OptionalDouble value, ChartBench.Drawn drawn) {
        Encoding encoding = drawn.chart().encoding();
        return AXES.stream()
                .filter(channel -> encoding.column(channel).equals(Optional.of(column)))
                .flatMap(channel -> drawn.picture().axes().place(axis(channel), value).stream());
    }

    static ChartAxes.Axis axis(Encoding.Channel channel) {
        return ChartAxes.Axis.valueOf(channel.property().toUpperCase(Locale.ROOT));
    }
}
