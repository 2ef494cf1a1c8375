package org.orrery.analytics.engine;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the engine objects to, in one line for a person.
///
/// @param sentence the first line, without the engine's own classification and without paths of this computer
/// @param line where in the query, counted from 1; 0 if the engine does not say
/// @param column likewise, within the line
/// @param hint what the engine would have understood instead; empty if it has no idea
/// @param isForbidden whether the query wanted what the engine is locked against
record EngineError(
        String sentence, int line, int column, String hint, boolean isMemory, boolean isForbidden) {

    private static final Pattern KIND =
            Pattern.compile("^(?:(?:[A-Z][A-Za-z -]* Error|[\\w.]+Exception): *)+");
    private static final Pattern PLACE = Pattern.compile("(?m)^LINE (\\d+): (.*)\\R( *)\\^");
    private static final Pattern FILE =
            Pattern.compile(" *(?:in|of|for)? *(?:file|File) [\"'][^\"']*[\"'],?");
    private static final Pattern HINT =
            Pattern.compile(
                    "(?m)^(?:Candidate bindings|Did you mean|Candidate functions)[: ]*(.*)$");
    private static final int LONGEST = 240;

    static EngineError of(SQLException failure) {
        return of(String.valueOf(failure.getMessage()));
    }

    static EngineError of(String message) {
        Matcher kind = KIND.matcher(message);
        boolean known = kind.find();
        String text = known ? message.substring(kind.end()) : message;
        String first = text.strip().lines().findFirst().orElse("").strip();
        first = FILE.matcher(first).replaceAll("").strip();
        first = first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
        Matcher place = PLACE.matcher(text);
        int line = 0;
        int column = 0;
        if (place.find()) {
            line = Integer.parseInt(place.group(1));
            int prefix = ("LINE " + line + ": ").length();
            column = Math.max(1, place.group(3).length() - prefix + 1);
        }
        Matcher hint = HINT.matcher(text);
        boolean memory =
                message.contains("Out of Memory") || message.contains("could not allocate");
        boolean forbidden =
                message.startsWith("Permission Error")
                        || message.contains("disabled by configuration")
                        || message.contains("disabled through configuration");
        return new EngineError(
                ended(first),
                line,
                column,
                hint.find() ? hint.group(1).strip() : "",
                memory,
                forbidden);
    }

    /// A sentence ends with a full stop.
    private static String ended(String text) {
        if (text.isEmpty()) {
            return text;
        }
        char last = text.charAt(text.length() - 1);
        return last == '.' || last == '!' || last == '?' || last == '…'
                ? text.substring(0, text.length() - 1) + (last == '!' ? "." : String.valueOf(last))
                : text + ".";
    }
}
