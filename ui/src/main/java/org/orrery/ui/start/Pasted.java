package org.orrery.ui.start;

/// What is on a clipboard, looked at before anybody tries to read it.
final class Pasted {
    private static final int LOOKED_AT = 20;

    private Pasted() {}

    /// Whether this can be a table: two lines at least, with more than one field or with objects of JSON.
    static boolean isTable(String text) {
        String begun = text.stripLeading();
        if (begun.startsWith("{") || begun.startsWith("[{")) {
            return true;
        }
        long lines = text.lines().filter(line -> !line.isBlank()).limit(LOOKED_AT).count();
        boolean fields =
                text.lines()
                        .filter(line -> !line.isBlank())
                        .limit(1)
                        .anyMatch(line -> line.matches(".*[\t,;].*"));
        return lines > 1 && fields;
    }

    static int lines(String text) {
        return (int) text.lines().filter(line -> !line.isBlank()).count();
    }
}
