package org.orrery.analytics.engine;

import java.util.Locale;
import java.util.Set;

/// Pieces of SQL text.
public final class Sql {

    private static final Set<String> RESERVED =
            Set.of(
                    "all",
                    "and",
                    "any",
                    "as",
                    "asc",
                    "both",
                    "by",
                    "case",
                    "cast",
                    "check",
                    "column",
                    "create",
                    "data",
                    "default",
                    "desc",
                    "distinct",
                    "do",
                    "else",
                    "end",
                    "except",
                    "exists",
                    "false",
                    "fetch",
                    "filter",
                    "for",
                    "from",
                    "full",
                    "group",
                    "having",
                    "in",
                    "inner",
                    "intersect",
                    "into",
                    "is",
                    "join",
                    "left",
                    "like",
                    "limit",
                    "natural",
                    "not",
                    "null",
                    "offset",
                    "on",
                    "only",
                    "or",
                    "order",
                    "outer",
                    "over",
                    "pivot",
                    "qualify",
                    "references",
                    "right",
                    "select",
                    "show",
                    "some",
                    "summarize",
                    "table",
                    "then",
                    "to",
                    "true",
                    "union",
                    "unique",
                    "using",
                    "values",
                    "when",
                    "where",
                    "window",
                    "with");

    private Sql() {}

    /// A text as a literal.
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// A name that must not be taken for anything else.
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// A name as one writes it in a query: in double quotes where it needs them.
    public static String name(String name) {
        boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_]*");
        return plain && !RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? name : quoted(name);
    }
}
