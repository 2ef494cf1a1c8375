package org.orrery.bench.data;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.analytics.engine.ParquetWriter;
import org.orrery.analytics.job.Progress;

/// The table of 8 columns that the benches of data open; the same for the same number of rows.
public record LargeTable(DataSet table) {
    private static final String HASH = "0".repeat(64);
    private static final int CATEGORIES = 500;

    /// Four columns of numbers, one of whole numbers, two of words, one of moments.
    public static LargeTable of(int rows) {
        Random random = new Random(4);
        double[][] numbers = new double[5][rows];
        int[] regions = new int[rows];
        int[] cities = new int[rows];
        long[] moments = new long[rows];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < 4; i++) {
                numbers[i][row] = random.nextGaussian() * (i + 1);
            }
            numbers[4][row] = row;
            regions[row] = random.nextInt(4);
            cities[row] = random.nextInt(CATEGORIES);
            moments[row] = 1_577_836_800_000L + row * 1000L;
        }
        List<Column> columns = new ArrayList<>();
        String[] names = {"x", "y", "z", "size", "id"};
        for (int i = 0; i < names.length; i++) {
            columns.add(new NumberColumn(ColumnName.parse(names[i]), numbers[i]));
        }
        columns.add(
                new CategoryColumn(
                        ColumnName.parse("region"),
                        regions,
                        List.of("north", "south", "east", "west")));
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < CATEGORIES; i++) {
            labels.add("city " + i);
        }
        columns.add(new CategoryColumn(ColumnName.parse("city"), cities, labels));
        columns.add(new TimeColumn(ColumnName.parse("at"), moments, false));
        return new LargeTable(new DataSet("table", HASH, columns));
    }

    public Path writeCsv(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", table.columns().stream().map(Column::name).toList()) + "\n");
            for (int row = 0; row < table.rowCount(); row++) {
                for (int i = 0; i < table.columns().size(); i++) {
                    Column column = table.columns().get(i);
                    out.write(i == 0 ? "" : ",");
                    out.write(
                            column instanceof NumberColumn
                                    ? Double.toString(column.positionAt(row))
                                    : column.textAt(row));
                }
                out.write("\n");
            }
        }
        return file;
    }

    public Path writeParquet(Path file) throws IOException {
        if (!ParquetWriter.write(table, file, Progress.NONE)) {
            throw new IOException("the Parquet file was not written");
        }
        return file;
    }
}
