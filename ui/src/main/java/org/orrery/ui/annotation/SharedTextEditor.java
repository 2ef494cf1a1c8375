package org.orrery.ui.annotation;

import org.orrery.model.text.TextDelta;

/// A text that I am editing while others may be editing it too: my change is kept apart from theirs and carried over it.
///
/// Plain code; the caller hands in each new state of the shared text and each state of the field.
final class SharedTextEditor {
    private String base;
    private String mine;

    SharedTextEditor(String shared) {
        this.base = shared;
        this.mine = shared;
    }

    String text() {
        return mine;
    }

    void typed(String text) {
        mine = text;
    }

    /// Takes in what others changed, and returns the text to show now.
    String merge(String shared) {
        if (!shared.equals(base)) {
            TextDelta theirs = TextDelta.between(base, shared);
            TextDelta own = TextDelta.between(base, mine).after(theirs);
            mine = own.apply(shared);
            base = shared;
        }
        return mine;
    }

    /// Where the cursor goes when others change the text before it.
    static int caret(String before, String after, int caret) {
        int common = 0;
        int most = Math.min(caret, Math.min(before.length(), after.length()));
        while (common < most && before.charAt(common) == after.charAt(common)) {
            common++;
        }
        return common == caret
                ? caret
                : Math.clamp(caret + after.length() - before.length(), 0, after.length());
    }

    /// What I changed, on the shared text as it is now.
    TextDelta change(String shared) {
        merge(shared);
        return TextDelta.between(shared, mine);
    }
}
