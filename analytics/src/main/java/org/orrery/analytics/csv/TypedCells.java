package org.orrery.analytics.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.analytics.job.Progress;

/// Stores the values of a column as what somebody has decided that they are. What does not fit is missing, and is counted.
abstract sealed class TypedCells implements ColumnBuilder {

    private static final int LONGEST_QUOTE = 40;
    private static final int ROWS_BETWEEN_CHECKS = 8192;

    final ColumnName name;
    private final Set<String> missing = new HashSet<>();
    private final Set<Double> missingNumbers = new HashSet<>();
    private @Nullable Column source;
    private int filled;
    private int misfits;
    private String misfit = "";

    private TypedCells(ColumnName name, ColumnType type) {
        this.name = name;
        for (String word : type.missing()) {
            missing.add(word.toLowerCase(Locale.ROOT));
            char[] chars = word.toCharArray();
            if ((NumberSyntax.waysOf(chars, 0, chars.length) & NumberSyntax.POINT) != 0) {
                missingNumbers.add(NumberParser.parse(chars, 0, chars.length, '.'));
            }
        }
    }

    static TypedCells of(ColumnName name, int rows, ColumnType type) {
        return switch (type.as()) {
            case NUMBER -> new Numbers(name, rows, type);
            case TIME -> new Times(name, rows, type);
            case CATEGORY, TEXT -> new Words(name, rows, type);
        };
    }

    /// For a column that has a type already, and whose values are given by [#finish(Warnings, Progress)].
    static TypedCells of(Column column, ColumnType type) {
        // Numbers that have been read are written with a point here, whatever the file has.
        ColumnType pointed =
                column instanceof NumberColumn
                        ? new ColumnType(type.as(), '.', type.format(), type.missing())
                        : type;
        TypedCells cells = of(column.header(), column.size(), pointed);
        cells.source = column;
        return cells;
    }

    /// Takes a value that is neither empty nor one of the words for missing; false if it does not fit.
    abstract boolean take(int row, char[] buffer, int offset, int length);

    /// Whether `NaN`, `null` and the like are missing too, as they are among numbers and times.
    abstract boolean knowsMissingWords();

    @Override
    public final void put(int row, char[] buffer, int offset, int length) {
        int from = Chars.skipBlanks(buffer, offset, offset + length);
        int size = Chars.dropBlanks(buffer, from, offset + length) - from;
        if (size == 0 || isMissing(buffer, from, size)) {
            return;
        }
        filled++;
        if (!take(row, buffer, from, size)) {
            if (misfits++ == 0) {
                misfit = new String(buffer, from, Math.min(size, LONGEST_QUOTE));
            }
        }
    }

    private boolean isMissing(char[] buffer, int from, int size) {
        if (knowsMissingWords() && MissingWord.matches(buffer, from, size)) {
            return true;
        }
        if (missing.isEmpty()) {
            return false;
        }
        if (missing.contains(new String(buffer, from, size).toLowerCase(Locale.ROOT))) {
            return true;
        }
        return !missingNumbers.isEmpty()
                && (NumberSyntax.waysOf(buffer, from, size) & NumberSyntax.POINT) != 0
                && missingNumbers.contains(NumberParser.parse(buffer, from, size, '.'));
    }

    /// The column, and a sentence about what did not fit.
    final Column finish(Warnings warnings, Progress progress) {
        Column given = source;
        for (int row = 0; given != null && row < given.size(); row++) {
            if (row % ROWS_BETWEEN_CHECKS == 0 && progress.cancelled()) {
                break;
            }
            if (!given.isMissing(row)) {
                char[] text = text(given, row).toCharArray();
                put(row, text, 0, text.length);
            }
        }
        warn(warnings);
        return finish();
    }

    void warn(Warnings warnings) {
        if (misfits > 0) {
            warnings.add(misfitKey(), misfits, filled, name.full(), misfit);
        }
    }

    abstract String misfitKey();

    /// A value in the form in which a file would have it.
    private static String text(Column column, int row) {
        if (!(column instanceof NumberColumn)) {
            return column.textAt(row);
        }
        double value = column.positionAt(row);
        long whole = (long) value;
        return whole == value && Math.abs(value) < 1e15
                ? Long.toString(whole)
                : Double.toString(value);
    }

    private static final class Numbers extends TypedCells {

        private final double[] values;
        private final char decimalMark;
        private final int ways;

        Numbers(ColumnName name, int rows, ColumnType type) {
            super(name, type);
            this.values = new double[rows];
            this.decimalMark = type.decimalMark();
            this.ways =
                    decimalMark == ','
                            ? NumberSyntax.COMMA | NumberSyntax.COMMA_GROUPED
                            : NumberSyntax.POINT | NumberSyntax.POINT_GROUPED;
            Arrays.fill(values, Double.NaN);
        }

        @Override
        boolean take(int row, char[] buffer, int offset, int length) {
            int from = offset;
            int size = length;
            // Somebody has said that these are numbers, so 007 is 7.
            while (NumberSyntax.hasLeadingZero(buffer, from, from + size)) {
                from++;
                size--;
            }
            if ((NumberSyntax.waysOf(buffer, from, size) & ways) == 0) {
                return false;
            }
            double value = NumberParser.parse(buffer, from, size, decimalMark);
            values[row] = Double.isInfinite(value) ? Double.NaN : value;
            return !Double.isInfinite(value);
        }

        @Override
        boolean knowsMissingWords() {
            return true;
        }

        @Override
        String misfitKey() {
            return "types.misfit.number";
        }

        @Override
        public Column finish() {
            return new NumberColumn(name, values);
        }
    }

    private static final class Times extends TypedCells {

        private final long[] moments;
        private final TimeFormat format;
        private final boolean iso;
        private boolean days;

        Times(ColumnName name, int rows, ColumnType type) {
            super(name, type);
            this.moments = new long[rows];
            this.format = new TimeFormat(type.format());
            this.iso = type.format().isEmpty();
            this.days = iso || format.isOfDays();
            Arrays.fill(moments, TimeColumn.MISSING);
        }

        @Override
        boolean take(int row, char[] buffer, int offset, int length) {
            long moment = format.parse(buffer, offset, length);
            moments[row] = moment;
            boolean fits = moment != TimeColumn.MISSING;
            days &= !iso || !fits || length == IsoTime.DATE_LENGTH;
            return fits;
        }

        @Override
        boolean knowsMissingWords() {
            return true;
        }

        @Override
        String misfitKey() {
            return "types.misfit.time";
        }

        @Override
        public Column finish() {
            return new TimeColumn(name, moments, days);
        }
    }

    /// Categories as long as there are not too many, else texts.
    private static final class Words extends TypedCells {

        private static final int MOST_LABELS = 1000;

        private final boolean categories;
        private final int[] codes;
        private final List<String> labels = new ArrayList<>();
        private final Map<String, Integer> codeOf = new HashMap<>();

        Words(ColumnName name, int rows, ColumnType type) {
            super(name, type);
            this.categories = type.as() == ColumnType.As.CATEGORY;
            this.codes = new int[rows];
            Arrays.fill(codes, CategoryColumn.MISSING);
        }

        @Override
        boolean take(int row, char[] buffer, int offset, int length) {
            String word = new String(buffer, offset, length);
            Integer code = codeOf.get(word);
            if (code == null) {
                code = labels.size();
                codeOf.put(word, code);
                labels.add(word);
            }
            codes[row] = code;
            return true;
        }

        @Override
        boolean knowsMissingWords() {
            return false;
        }

        @Override
        String misfitKey() {
            throw new IllegalStateException("every word is a word");
        }

        @Override
        void warn(Warnings warnings) {
            if (categories && labels.size() > MOST_LABELS) {
                warnings.add("types.labels", name.full(), labels.size(), MOST_LABELS);
            }
        }

        @Override
        public Column finish() {
            if (categories && labels.size() <= MOST_LABELS) {
                return new CategoryColumn(name, codes, labels);
            }
            String[] texts = new String[codes.length];
            for (int row = 0; row < codes.length; row++) {
                texts[row] = codes[row] == CategoryColumn.MISSING ? "" : labels.get(codes[row]);
            }
            return new TextColumn(name, texts);
        }
    }
}
