package org.orrery.analytics.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.data.ColumnName;

/// Makes the fields of a header into distinct column names: an empty one is numbered, a repeated one gets a number behind it.
public final class HeaderNames {

    private HeaderNames() {}

    /// One name for each field, in their order.
    public static List<ColumnName> repair(List<String> fields, Warnings warnings) {
        Set<String> taken = new HashSet<>(fields);
        Set<String> used = new HashSet<>();
        List<ColumnName> names = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        for (String field : fields) {
            ColumnName name = ColumnName.parse(field);
            if (field.isEmpty()) {
                name = ColumnName.parse(Sentences.of("csv.columnNumber", names.size() + 1));
                unnamed.add(name.full());
            }
            if (used.contains(name.full()) || (field.isEmpty() && taken.contains(name.full()))) {
                name = firstFree(name, taken);
                repeated.add(name.full());
            }
            taken.add(name.full());
            used.add(name.full());
            names.add(name);
        }
        warnings.addColumns("csv.warning.unnamed", unnamed);
        warnings.addColumns("csv.warning.repeated", repeated);
        return names;
    }

    private static ColumnName firstFree(ColumnName name, Set<String> taken) {
        int number = 2;
        while (taken.contains(name.numbered(number).full())) {
            number++;
        }
        return name.numbered(number);
    }
}
