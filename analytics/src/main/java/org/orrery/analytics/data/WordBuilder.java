package org.orrery.analytics.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects words: as a category if they are short and few for the rows there are, else as text. Confined to one thread.
///
/// Up to [#ALWAYS_FEW] distinct words are few, however many rows there are, so that a small table of named things can be a bar
/// chart; up to [#MOST_LABELS] are, if each is used twice on average.
public final class WordBuilder {

    private static final int ALWAYS_FEW = 30;
    private static final int MOST_LABELS = 1000;
    private static final int LONGEST_LABEL = 60;

    private final List<String> labels = new ArrayList<>();
    private final Map<String, Integer> codeOf = new HashMap<>();
    private int[] codes;
    private String @Nullable [] texts;
    private boolean tooLong;
    private int filled;
    private int size;

    /// @param expected how many there will be, as far as one can tell
    public WordBuilder(int expected) {
        this.codes = new int[Math.max(16, expected)];
    }

    public int size() {
        return size;
    }

    public void addMissing() {
        String[] words = texts;
        if (words != null) {
            texts = words = fit(words);
            words[size++] = "";
            return;
        }
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size + (size >> 1));
        }
        codes[size++] = CategoryColumn.MISSING;
    }

    /// Adds a word; a blank one is missing.
    public void add(String word) {
        if (word.isBlank()) {
            addMissing();
            return;
        }
        filled++;
        String[] words = texts;
        if (words != null) {
            texts = words = fit(words);
            words[size++] = word;
            return;
        }
        addLabel(word);
    }

    private void addLabel(String word) {
        Integer code = codeOf.get(word);
        if (code == null) {
            code = labels.size();
            codeOf.put(word, code);
            labels.add(word);
            tooLong |= word.length() > LONGEST_LABEL;
        }
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size + (size >> 1));
        }
        codes[size++] = code;
        if (labels.size() > MOST_LABELS) {
            texts = asTexts(codes.length);
            codes = new int[0];
        }
    }

    public Column finish(ColumnName name) {
        String[] words = texts;
        if (words != null) {
            return new TextColumn(name, words.length == size ? words : Arrays.copyOf(words, size));
        }
        int distinct = labels.size();
        boolean few = distinct <= ALWAYS_FEW || distinct <= filled / 2;
        if (few && !tooLong && distinct > 0) {
            int[] all = codes.length == size ? codes : Arrays.copyOf(codes, size);
            return new CategoryColumn(name, all, labels);
        }
        return new TextColumn(name, asTexts(size));
    }

    private String[] fit(String[] words) {
        return size < words.length ? words : Arrays.copyOf(words, size + (size >> 1));
    }

    private String[] asTexts(int length) {
        String[] words = new String[length];
        for (int row = 0; row < size; row++) {
            words[row] = codes[row] == CategoryColumn.MISSING ? "" : labels.get(codes[row]);
        }
        return words;
    }
}
