package org.orrery.model.text;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.orrery.model.text.TextDelta.Component;
import org.orrery.model.text.TextDelta.Delete;
import org.orrery.model.text.TextDelta.Insert;
import org.orrery.model.text.TextDelta.Retain;

/// Walks two changes of one text side by side and rewrites the first to follow the second.
final class Transformation {

    private Transformation() {}

    static TextDelta transform(TextDelta change, TextDelta over, boolean changeInsertsFirst) {
        Walk mine = new Walk(change);
        Walk theirs = new Walk(over);
        TextDelta.Builder result = new TextDelta.Builder();
        while (mine.head() != null) {
            if (mine.head() instanceof Insert(String text)
                    && (changeInsertsFirst || !(theirs.head() instanceof Insert))) {
                result.insert(text);
                mine.take(text.length());
            } else if (theirs.head() instanceof Insert(String text)) {
                result.retain(text.length());
                theirs.take(text.length());
            } else {
                step(mine, theirs, result);
            }
        }
        return result.build();
    }

    /// Both stand on a retain or a delete, or the second is at its end.
    private static void step(Walk mine, Walk theirs, TextDelta.Builder result) {
        int length = Math.min(mine.left(), theirs.left());
        boolean gone = theirs.head() instanceof Delete;
        if (!gone && mine.head() instanceof Retain) {
            result.retain(length);
        } else if (!gone && mine.head() instanceof Delete) {
            result.delete(length);
        }
        mine.take(length);
        theirs.take(length);
    }

    /// A cursor over components that can be taken in parts; past its end it retains for ever.
    private static final class Walk {
        private final Iterator<Component> rest;
        private @Nullable Component head;
        private int left;

        Walk(TextDelta delta) {
            rest = delta.components().iterator();
            next();
        }

        @Nullable Component head() {
            return head;
        }

        int left() {
            return left;
        }

        void take(int length) {
            if (head != null) {
                left -= length;
                if (left == 0) {
                    next();
                }
            }
        }

        private void next() {
            head = rest.hasNext() ? rest.next() : null;
            left =
                    switch (head) {
                        case null -> Integer.MAX_VALUE;
                        case Retain(int n) -> n;
                        case Delete(int n) -> n;
                        case Insert(String text) -> text.length();
                    };
        }
    }
}
