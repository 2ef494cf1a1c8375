package org.orrery.analytics.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.data.DataSet;

/// Chooses axes from the columns alone, for a file that nobody has described.
///
/// Numbers that vary evenly, with few gaps, become axes, in the file's order; numbers that count rows or repeat another axis do
/// not, unless there is nothing else. A time of its own per row runs to the right, repeated years or times go into the depth, and
/// a single measure rises.
/// Colour is a category of few, even labels, or else a number; size is a number that is left.
public final class ChartProposer {

    private static final int JUDGED_COLUMNS = 200;
    private static final int MOST_AXIS_LABELS = 50;
    private static final int MOST_COLOUR_LABELS = 8;
    private static final double EVEN_ENOUGH = 0.3;
    private static final int SMALL_TABLE = 30;
    private static final int FEWEST_STEPS = 3;
    private static final int FEWEST_TO_COUNT = 20;
    private static final int MOST_PLANES = 6;
    private static final Comparator<ColumnProfile> BEST_FIRST =
            Comparator.comparingDouble(ColumnProfile::axisScore).reversed();

    private final List<ColumnProfile> columns;
    private final int rowCount;

    private ChartProposer(List<ColumnProfile> columns, int rowCount) {
        this.columns = columns;
        this.rowCount = rowCount;
    }

    /// Takes milliseconds for a million rows: it looks at an even sample of them, and at the first 200 columns.
    public static ProposalOutcome propose(DataSet dataSet) {
        RowSample sample = RowSample.of(dataSet.rowCount());
        List<ColumnProfile> columns =
                dataSet.columns().stream()
                        .limit(JUDGED_COLUMNS)
                        .map(column -> ColumnProfile.of(column, sample))
                        .toList();
        return new ChartProposer(columns, dataSet.rowCount())
                .propose(Links.find(dataSet, sample).map(ChartProposer::network));
    }

    private ProposalOutcome propose(Optional<ChartProposal> network) {
        List<ChartProposal> charts = new ArrayList<>();
        scatter().ifPresent(charts::add);
        bar().ifPresent(charts::add);
        surface().ifPresent(charts::add);
        line().ifPresent(charts::add);
        histogram().ifPresent(charts::add);
        parallel().ifPresent(charts::add);
        Place.find(columns)
                .ifPresent(place -> {
                    charts.add(map(place));
                    charts.add(globe(place));
                });
        network.ifPresent(charts::add);
        charts.sort(Comparator.comparingDouble(ChartProposal::score).reversed());
        return charts.isEmpty()
                ? new ProposalOutcome.NothingToPlot(
                        Sentences.of("chart.nothing"), Sentences.of("chart.nothing.next"))
                : new ProposalOutcome.Proposed(charts);
    }

    private Optional<ChartProposal> scatter() {
        if (columns.stream().noneMatch(c -> c.isNumber() && !c.isConstant())) {
            return Optional.empty();
        }
        List<ColumnProfile> axes = axes();
        Axes placed = Axes.placed(axes, columns);
        double score =
                axes.stream().mapToDouble(ColumnProfile::axisScore).sum()
                        / 3
                        * (rowCount < SMALL_TABLE ? 0.8 : 1);
        return Optional.of(
                finish(ChartType.SCATTER, placed.x(), placed.y(), placed.z(), score, "chart.axes"));
    }

    private ChartProposal map(Place place) {
        List<ColumnProfile> spatial = List.of(place.longitude(), place.latitude());
        ColumnProfile height =
                place.end().isPresent()
                        ? null
                        : place.height()
                                .or(() -> independent(spatial, 3).stream().skip(2).findFirst())
                                .orElse(null);
        return earth(ChartType.MAP, place, height, 0.95, "chart.map");
    }

    /// Places far apart lie better on a ball than on a plane; but a plane has room for what is measured upwards.
    private ChartProposal globe(Place place) {
        return earth(ChartType.GLOBE, place, null, place.isWide() ? 0.9 : 0.3, "chart.globe");
    }

    private ChartProposal earth(
            ChartType type, Place place, @Nullable ColumnProfile height, double score, String key) {
        ChartProposal plain = finish(type, place.longitude(), height, place.latitude(), score, key);
        return place.end().map(plain::leadingTo).orElse(plain);
    }

    private static ChartProposal network(Links links) {
        ChartProposal.Pair pair = new ChartProposal.Pair(links.from().name(), links.to().name());
        String reason = Reason.of("chart.network", pair.first(), pair.second(), null, null, null);
        double score = links.isCalledSo() ? 0.92 : 0.5 * links.shared();
        return new ChartProposal(
                ChartType.NETWORK, null, null, null, null, null, pair, score, reason);
    }

    private Optional<ChartProposal> bar() {
        Optional<ColumnProfile> value = measure();
        List<ColumnProfile> categories = axisCategories();
        if (value.isEmpty() || categories.isEmpty()) {
            return Optional.empty();
        }
        ColumnProfile along = categories.getFirst();
        ColumnProfile deep =
                columns.stream()
                        .filter(c -> c.time() && !c.isConstant() && !c.isUnique())
                        .filter(c -> c.distinct() <= MOST_AXIS_LABELS)
                        .findFirst()
                        .or(() -> categories.stream().skip(1).findFirst())
                        .orElse(null);
        boolean table = rowCount <= SMALL_TABLE && along.isUnique();
        boolean onlyNumber = independent(List.of(), 2).size() < 2;
        double score = table || onlyNumber ? 0.85 : 0.3;
        return Optional.of(finish(ChartType.BAR, along, value.get(), deep, score, "chart.bar"));
    }

    private Optional<ChartProposal> surface() {
        Optional<Grid> grid = Grid.find(columns, rowCount);
        if (grid.isEmpty()) {
            return Optional.empty();
        }
        ColumnProfile x = grid.get().x();
        ColumnProfile z = grid.get().z();
        return columns.stream()
                .filter(c -> c.isNumber() && !c.isConstant() && !c.equals(x) && !c.equals(z))
                .max(Comparator.comparingDouble(ColumnProfile::axisScore))
                .map(y -> finish(ChartType.SURFACE, x, y, z, 0.98, "chart.surface"));
    }

    /// A measure over a time: the better the more surely each label has one value at each time. Events that happened somewhere are no
    /// course of anything.
    private Optional<ChartProposal> line() {
        Optional<ColumnProfile> time =
                columns.stream()
                        .filter(c -> c.time() && !c.isConstant())
                        .findFirst()
                        .or(this::steps);
        Optional<ColumnProfile> measure = measure();
        if (time.isEmpty() || measure.isEmpty() || time.get().distinct() < FEWEST_STEPS) {
            return Optional.empty();
        }
        ColumnProfile x = time.get();
        if (x.isUnique() || x.idLike()) {
            double score = Place.find(columns).isPresent() ? 0.3 : 0.9;
            return Optional.of(new Lines(x, measure.get(), null, score).proposal("chart.line"));
        }
        List<ColumnProfile> labels =
                axisCategories().stream()
                        .filter(c -> c.labelCount() <= MOST_COLOUR_LABELS)
                        .toList();
        return labels.stream()
                .filter(c -> x.tellsApart(c))
                .findFirst()
                .map(c -> new Lines(x, measure.get(), c, 0.9))
                .or(() ->
                        labels.stream().findFirst().map(c -> new Lines(x, measure.get(), c, 0.45)))
                .map(lines -> lines.proposal(lines.score() > 0.5 ? "chart.line" : "chart.means"));
    }

    /// A counter of steps, where it and one measure are all there is.
    private Optional<ColumnProfile> steps() {
        return columns.stream()
                .filter(c -> c.idLike() && !c.isNamedAsId() && columns.size() == 2)
                .findFirst();
    }

    private record Lines(
            ColumnProfile x, ColumnProfile y, @Nullable ColumnProfile label, double score) {
        ChartProposal proposal(String key) {
            String each = name(label);
            String reason = Reason.of(key, x.name(), y.name(), null, each, null);
            return new ChartProposal(
                    ChartType.LINE, x.name(), y.name(), each, each, null, score, reason);
        }
    }

    private Optional<ChartProposal> histogram() {
        if (rowCount < FEWEST_TO_COUNT) {
            return Optional.empty();
        }
        return measure()
                .map(x -> {
                    boolean onlyNumber = independent(List.of(), 2).size() < 2;
                    double score = onlyNumber && axisCategories().isEmpty() ? 0.8 : 0.25;
                    return finish(ChartType.HISTOGRAM, x, null, null, score, "chart.histogram");
                });
    }

    /// More columns of numbers than a scatter has axes.
    private Optional<ChartProposal> parallel() {
        List<ColumnProfile> measures =
                independent(List.of(), MOST_PLANES).stream()
                        .filter(c -> c.isNumber() && !c.time())
                        .toList();
        if (measures.size() <= 3) {
            return Optional.empty();
        }
        double score = Math.min(0.6, 0.1 * measures.size());
        ColumnProfile colour = colour(measures, ChartType.PARALLEL).orElse(null);
        String reason =
                Reason.of(
                        "chart.parallel",
                        measures.get(0).name(),
                        measures.get(1).name(),
                        measures.get(2).name(),
                        name(colour),
                        null);
        return Optional.of(
                new ChartProposal(
                        ChartType.PARALLEL,
                        measures.get(0).name(),
                        measures.get(1).name(),
                        measures.get(2).name(),
                        name(colour),
                        measures.get(3).name(),
                        score,
                        reason));
    }

    private Optional<ColumnProfile> measure() {
        return columns.stream()
                .filter(c -> c.isNumber() && !c.isConstant() && !c.time() && !c.idLike())
                .max(Comparator.comparingDouble(ColumnProfile::axisScore));
    }

    /// Up to three columns, the best first; categories and counters only where numbers and times do not suffice.
    private List<ColumnProfile> axes() {
        List<ColumnProfile> series =
                columns.stream().filter(c -> c.time() && c.isUnique()).limit(1).toList();
        List<ColumnProfile> axes = new ArrayList<>(independent(series, 3));
        List<ColumnProfile> spare = new ArrayList<>(axisCategories());
        columns.stream().filter(c -> c.idLike() && !c.isConstant()).forEach(spare::add);
        for (ColumnProfile column : spare) {
            if (axes.size() < 3 && axes.stream().noneMatch(c -> isRepeated(c, column))) {
                axes.add(column);
            }
        }
        return axes;
    }

    /// The best numbers and times that do not repeat each other, after those already taken.
    private List<ColumnProfile> independent(List<ColumnProfile> taken, int atMost) {
        List<ColumnProfile> chosen = new ArrayList<>(taken);
        List<ColumnProfile> candidates =
                columns.stream()
                        .filter(c -> (c.isNumber() || c.time()) && !c.idLike() && !c.isConstant())
                        .filter(c -> !taken.contains(c))
                        .sorted(BEST_FIRST)
                        .toList();
        for (ColumnProfile candidate : candidates) {
            if (chosen.size() < atMost
                    && chosen.stream().noneMatch(c -> isRepeated(c, candidate))) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    /// A number that follows the time is a trend, and one that follows a category may well be a measure of it.
    private static boolean isRepeated(ColumnProfile a, ColumnProfile b) {
        return a.time() == b.time() && a.isCategory() == b.isCategory() && a.repeats(b);
    }

    private List<ColumnProfile> axisCategories() {
        return columns.stream()
                .filter(c -> c.isCategory() && !c.isConstant())
                .filter(c -> c.labelCount() <= MOST_AXIS_LABELS)
                .sorted(BEST_FIRST)
                .toList();
    }

    private ChartProposal finish(
            ChartType type,
            @Nullable ColumnProfile x,
            @Nullable ColumnProfile y,
            @Nullable ColumnProfile z,
            double score,
            String key) {
        List<ColumnProfile> used = new ArrayList<>();
        for (ColumnProfile axis : new @Nullable ColumnProfile[] {x, y, z}) {
            if (axis != null) {
                used.add(axis);
            }
        }
        ColumnProfile colour = colour(used, type).orElse(null);
        if (colour != null) {
            used.add(colour);
        }
        boolean balls =
                type == ChartType.SCATTER || type == ChartType.GLOBE || type == ChartType.MAP;
        ColumnProfile size = balls ? size(used).orElse(null) : null;
        String reason = Reason.of(key, name(x), name(y), name(z), name(colour), name(size));
        return new ChartProposal(
                type, name(x), name(y), name(z), name(colour), name(size), score, reason);
    }

    private Optional<ColumnProfile> colour(List<ColumnProfile> axes, ChartType type) {
        if (type == ChartType.SURFACE) {
            return Optional.empty();
        }
        Comparator<ColumnProfile> unusedFirst =
                Comparator.comparingInt((ColumnProfile c) -> axes.contains(c) ? 1 : 0);
        Optional<ColumnProfile> category =
                columns.stream()
                        .filter(c -> c.isCategory() && !c.isConstant())
                        .filter(c -> c.labelCount() <= MOST_COLOUR_LABELS)
                        .filter(c -> c.evenness() >= EVEN_ENOUGH)
                        .min(unusedFirst.thenComparingDouble(ChartProposer::colourRank));
        boolean byCategoryOnly = type == ChartType.BAR || type == ChartType.HISTOGRAM;
        return byCategoryOnly ? category : category.or(() -> size(axes));
    }

    /// The more even and complete the better; a little for more labels, which tell more.
    private static double colourRank(ColumnProfile c) {
        return -(1 - c.missingShare()) * (c.evenness() + 0.05 * c.labelCount());
    }

    private Optional<ColumnProfile> size(List<ColumnProfile> used) {
        return columns.stream()
                .filter(c -> c.isNumber() && !c.time() && !c.idLike() && !c.isConstant())
                .filter(c -> !used.contains(c))
                .min(Comparator.comparingDouble(ColumnProfile::missingShare));
    }

    private static @Nullable String name(@Nullable ColumnProfile profile) {
        return profile == null ? null : profile.name();
    }

    /// Which of the chosen columns goes on which axis.
    private record Axes(
            @Nullable ColumnProfile x, @Nullable ColumnProfile y, @Nullable ColumnProfile z) {

        static Axes placed(List<ColumnProfile> chosen, List<ColumnProfile> fileOrder) {
            List<ColumnProfile> ordered = new ArrayList<>(chosen);
            ordered.sort(Comparator.comparingInt(Axes::rank).thenComparingInt(fileOrder::indexOf));
            boolean startsWithMeasure = rank(ordered.getFirst()) == 1;
            if (startsWithMeasure && ordered.size() > 1 && rank(ordered.get(1)) > 1) {
                Collections.swap(ordered, 0, 1);
            }
            return new Axes(at(ordered, 0), at(ordered, 1), at(ordered, 2));
        }

        /// 0 what runs with the rows, 1 measures, 2 repeated times, 3 categories.
        private static int rank(ColumnProfile c) {
            if (c.idLike() || (c.time() && c.isUnique())) {
                return 0;
            }
            return c.time() ? 2 : c.isNumber() ? 1 : 3;
        }

        private static @Nullable ColumnProfile at(List<ColumnProfile> ordered, int index) {
            return index < ordered.size() ? ordered.get(index) : null;
        }
    }
}
