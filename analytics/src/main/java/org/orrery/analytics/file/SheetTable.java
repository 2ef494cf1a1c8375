package org.orrery.analytics.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.orrery.analytics.csv.HeaderNames;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.ReadPlan;
import org.orrery.analytics.csv.ReadSettings;
import org.orrery.analytics.csv.Warnings;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;

/// The table that a sheet holds, filled row by row. Rows without values do not count; columns without a name and without values
/// neither.
final class SheetTable {

    private final ReadSettings settings;
    private final ReadPlan plan;
    private final boolean from1904;
    private final List<String> header = new ArrayList<>();
    private final List<SheetColumn> columns = new ArrayList<>();
    private boolean named;
    private int rows;

    /// @param from1904 whether the workbook counts days from 1904, as those of old Macintoshes do
    SheetTable(ReadSettings settings, ReadPlan plan, boolean from1904) {
        this.settings = settings;
        this.plan = plan;
        this.from1904 = from1904;
    }

    int rows() {
        return rows;
    }

    /// Takes a row in; a refusal ends the sheet.
    Optional<ReadOutcome> add(Row row) {
        int width = width(row);
        if (width == 0) {
            return Optional.empty();
        }
        if (width > settings.maxColumns()) {
            return Optional.of(
                    ReadOutcome.Rejected.of("csv.columns", width, settings.maxColumns()));
        }
        while (header.size() < width) {
            header.add("");
            columns.add(new SheetColumn(from1904));
        }
        if (!named) {
            named = true;
            for (int i = 0; i < width; i++) {
                header.set(i, text(row, i).strip());
            }
            return Optional.empty();
        }
        rows++;
        if (rows > settings.maxRows()) {
            return Optional.of(ReadOutcome.Rejected.of("csv.rows", settings.maxRows()));
        }
        if ((long) rows * columns.size() > settings.maxCells()) {
            return Optional.of(
                    ReadOutcome.Rejected.of(
                            "engine.cells", settings.maxCells(), rows, columns.size()));
        }
        return fill(row, width);
    }

    private Optional<ReadOutcome> fill(Row row, int width) {
        for (int i = 0; i < width; i++) {
            if (row.hasCell(i)) {
                Cell cell = row.getCell(i);
                if (cell.getText().length() > settings.maxFieldLength()) {
                    return Optional.of(
                            ReadOutcome.Rejected.of("engine.longValue", settings.maxFieldLength()));
                }
                columns.get(i).put(rows - 1, cell);
            }
        }
        return Optional.empty();
    }

    List<Column> columns(Warnings warnings) {
        List<SheetColumn> kept = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!header.get(i).isEmpty() || columns.get(i).isFilled()) {
                kept.add(columns.get(i));
                fields.add(header.get(i));
            }
        }
        List<ColumnName> names = HeaderNames.repair(fields, warnings);
        List<String> empty = new ArrayList<>();
        List<Column> finished = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            if (!kept.get(i).isFilled()) {
                empty.add(names.get(i).full());
            }
            finished.add(kept.get(i).finish(names.get(i), rows, plan, warnings));
        }
        plan.warnOfUnknown(names, warnings);
        warnings.addColumns("csv.warning.empty", empty);
        return finished;
    }

    /// Up to the last cell with a value.
    private static int width(Row row) {
        int width = row.getCellCount();
        while (width > 0 && text(row, width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    private static String text(Row row, int index) {
        return row.hasCell(index) ? row.getCell(index).getText() : "";
    }
}
