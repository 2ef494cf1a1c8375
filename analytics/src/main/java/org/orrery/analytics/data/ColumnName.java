package org.orrery.analytics.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column's header and what it says: `Life expectancy (years)` is the title `Life expectancy` in the unit `years`.
///
/// The full header identifies the column within its data set; title and unit are for labels.
public record ColumnName(String full, String title, @Nullable String unit) {

    private static final Pattern WITH_UNIT =
            Pattern.compile("(.*\\S)\\s*(?:\\(([^()]{1,40})\\)|\\[([^\\[\\]]{1,40})])");

    public static ColumnName parse(String header) {
        Matcher matcher = WITH_UNIT.matcher(header);
        if (!matcher.matches()) {
            return new ColumnName(header, header, null);
        }
        String round = matcher.group(2);
        String unit = (round == null ? matcher.group(3) : round).strip();
        boolean onlyDigits = unit.chars().allMatch(Character::isDigit);
        return onlyDigits
                ? new ColumnName(header, header, null)
                : new ColumnName(header, matcher.group(1), unit);
    }

    /// The same column name told apart from an earlier equal one: `Mass (g)` becomes `Mass 2 (g)`.
    public ColumnName numbered(int number) {
        String numberedTitle = title + " " + number;
        return unit == null
                ? new ColumnName(numberedTitle, numberedTitle, null)
                : new ColumnName(numberedTitle + " (" + unit + ")", numberedTitle, unit);
    }
}
