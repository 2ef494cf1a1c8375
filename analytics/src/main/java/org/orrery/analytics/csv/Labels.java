package org.orrery.analytics.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.TextColumn;

/// Stores words: as a category if they are short and few for the rows there are, else as text.
///
/// Up to [#ALWAYS_FEW] distinct words are few, however many rows there are, so that a small table of named things can be a bar
/// chart; up to [#MOST_LABELS] are, if each is used twice on average.
final class Labels implements ColumnBuilder {

    private static final int ALWAYS_FEW = 30;
    private static final int MOST_LABELS = 1000;
    private static final int LONGEST_LABEL = 60;

    private final ColumnName name;
    private final int[] codes;
    private final List<String> labels = new ArrayList<>();
    private final Map<String, Integer> codeOf = new HashMap<>();
    private String @Nullable [] texts;
    private boolean tooLong;
    private int filled;

    Labels(ColumnName name, int rows) {
        this.name = name;
        this.codes = new int[rows];
        Arrays.fill(codes, CategoryColumn.MISSING);
    }

    @Override
    public void put(int row, char[] buffer, int offset, int length) {
        if (Chars.skipBlanks(buffer, offset, offset + length) == offset + length) {
            return;
        }
        filled++;
        String word = new String(buffer, offset, length);
        if (texts != null) {
            texts[row] = word;
            return;
        }
        Integer code = codeOf.get(word);
        if (code == null) {
            code = labels.size();
            codeOf.put(word, code);
            labels.add(word);
            tooLong |= length > LONGEST_LABEL;
        }
        codes[row] = code;
        if (labels.size() > MOST_LABELS) {
            texts = asTexts();
        }
    }

    @Override
    public Column finish() {
        int distinct = labels.size();
        boolean few = distinct <= ALWAYS_FEW || distinct <= filled / 2;
        if (texts == null && few && !tooLong && distinct > 0) {
            return new CategoryColumn(name, codes, labels);
        }
        return new TextColumn(name, texts == null ? asTexts() : texts);
    }

    private String[] asTexts() {
        String[] words = new String[codes.length];
        for (int row = 0; row < codes.length; row++) {
            words[row] = codes[row] == CategoryColumn.MISSING ? "" : labels.get(codes[row]);
        }
        return words;
    }
}
