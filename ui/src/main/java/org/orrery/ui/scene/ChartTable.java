package org.orrery.ui.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.analysis.Fit;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.scene3d.chart.ChartData;
import org.orrery.scene3d.chart.ChartSpec;
import org.orrery.scene3d.chart.Column;
import org.orrery.scene3d.chart.Trend;
import org.orrery.ui.data.ChartOption;
import org.orrery.ui.data.Encoding;

/// A data set in the form charts are made from. Columns go by their title, where titles are distinct, because the unit is
/// written apart.
///
/// @param names what each column of the data set is called here
record ChartTable(ChartData data, Map<String, String> names) {
    ChartTable {
        names = Map.copyOf(names);
    }

    static ChartTable of(DataSet dataSet) {
        Map<String, String> names = new HashMap<>();
        List<Column> columns = new ArrayList<>();
        for (org.orrery.analytics.data.Column column : dataSet.columns()) {
            String title = column.header().title();
            boolean distinct = !names.containsValue(title);
            String name = distinct ? title : column.name();
            Column converted = converted(column, name);
            if (converted != null) {
                names.put(column.name(), name);
                columns.add(converted);
            }
        }
        return new ChartTable(new ChartData(columns), names);
    }

    ChartSpec.Encoding encoding(Encoding encoding) {
        return new ChartSpec.Encoding(
                name(encoding, Encoding.Channel.X),
                name(encoding, Encoding.Channel.Y),
                name(encoding, Encoding.Channel.Z),
                name(encoding, Encoding.Channel.COLOUR),
                name(encoding, Encoding.Channel.SIZE),
                name(encoding, Encoding.Channel.TO_X),
                name(encoding, Encoding.Channel.TO_Z),
                name(encoding, Encoding.Channel.SHAPE));
    }

    ChartSpec.Extras extras(Encoding encoding, Map<String, Fit> fits) {
        List<Trend> trends = new ArrayList<>();
        if (encoding.has(ChartOption.TRENDS)) {
            fits.forEach((title, fit) -> trend(title, fit).ifPresent(trends::add));
        }
        return ChartSpec.Extras.NONE
                .withContours(encoding.has(ChartOption.CONTOURS))
                .withTrends(trends);
    }

    private Optional<Trend> trend(String title, Fit fit) {
        String explained = names.get(fit.explained());
        List<String> predictors =
                fit.predictors().stream()
                        .flatMap(name -> Stream.ofNullable(names.get(name)))
                        .toList();
        return explained == null || predictors.size() < fit.predictors().size()
                ? Optional.empty()
                : Optional.of(new Trend(title, explained, predictors, fit::at));
    }

    private @Nullable String name(Encoding encoding, Encoding.Channel channel) {
        return encoding.column(channel).map(names::get).orElse(null);
    }

    private static @Nullable Column converted(
            org.orrery.analytics.data.Column column, String name) {
        return switch (column) {
            case NumberColumn numbers ->
                    new Column.Numeric(name, numbers.unit().orElse(""), positions(numbers));
            case CategoryColumn categories ->
                    new Column.Categorical(name, codes(categories), categories.labels());
            case TimeColumn times -> new Column.Numeric(name, "", positions(times), true);
            case TextColumn _ -> null;
        };
    }

    private static double[] positions(org.orrery.analytics.data.Column column) {
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.positionAt(row);
        }
        return values;
    }

    private static int[] codes(CategoryColumn column) {
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.codeAt(row);
        }
        return codes;
    }
}
