package org.orrery.model.text;

import java.util.ArrayList;
import java.util.List;
import org.orrery.model.value.Value;

/// A change of a text: a walk over it that retains, inserts and deletes. Lengths are UTF-16 code units.
/// The rest of the text after the last component is retained. Always in normal form: neighbours of one kind are merged,
/// nothing is empty, no trailing retain, and an insertion stands before a deletion at the same place.
///
/// Transformation follows the server-ordered scheme of Jupiter (Nichols et al., 1995): of two changes of one text the
/// one that was committed first goes first.
public record TextDelta(List<Component> components) {

    /// One step of the walk.
    public sealed interface Component {}

    public record Retain(int length) implements Component {
        public Retain {
            requirePositive(length);
        }
    }

    public record Insert(String text) implements Component {
        public Insert {
            if (text.isEmpty() || !Value.isWellFormed(text)) {
                throw new IllegalArgumentException("an insertion has text, well-formed UTF-16");
            }
        }
    }

    public record Delete(int length) implements Component {
        public Delete {
            requirePositive(length);
        }
    }

    public static final TextDelta NOTHING = new TextDelta(List.of());

    public TextDelta {
        Builder builder = new Builder();
        components.forEach(builder::add);
        components = builder.normalised();
    }

    /// Inserts `text` at `position`.
    public static TextDelta insert(int position, String text) {
        return new Builder().retain(position).insert(text).build();
    }

    /// Deletes `length` units from `position` on.
    public static TextDelta delete(int position, int length) {
        return new Builder().retain(position).delete(length).build();
    }

    /// The smallest single replacement that turns `before` into `after`; never splits a surrogate pair.
    public static TextDelta between(String before, String after) {
        int start = 0;
        int common = Math.min(before.length(), after.length());
        while (start < common && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        if (start > 0 && Character.isHighSurrogate(before.charAt(start - 1))) {
            start--;
        }
        int end = 0;
        while (end < common - start
                && before.charAt(before.length() - 1 - end)
                        == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        if (end > 0 && Character.isLowSurrogate(before.charAt(before.length() - end))) {
            end--;
        }
        return new Builder()
                .retain(start)
                .insert(after.substring(start, after.length() - end))
                .delete(before.length() - end - start)
                .build();
    }

    public boolean isNothing() {
        return components.isEmpty();
    }

    /// Units of the text that the walk passes or deletes: the text must be at least so long.
    public long minimumLength() {
        return components.stream().mapToLong(TextDelta::span).sum();
    }

    /// Whether `text` is long enough for this change, and no step of it ends within a surrogate pair.
    public boolean fits(String text) {
        long at = 0;
        for (Component component : components) {
            at += span(component);
            if (at > text.length() || isWithinPair(text, (int) at)) {
                return false;
            }
        }
        return true;
    }

    private static int span(Component component) {
        return switch (component) {
            case Retain(int n) -> n;
            case Delete(int n) -> n;
            case Insert _ -> 0;
        };
    }

    private static boolean isWithinPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    /// The text after this change.
    ///
    /// @throws IllegalArgumentException when the change does not fit `text`
    public String apply(String text) {
        if (!fits(text)) {
            throw new IllegalArgumentException("the change does not fit the text");
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        int at = 0;
        for (Component component : components) {
            switch (component) {
                case Retain(int n) -> {
                    result.append(text, at, at + n);
                    at += n;
                }
                case Insert(String inserted) -> result.append(inserted);
                case Delete(int n) -> at += n;
            }
        }
        return result.append(text, at, text.length()).toString();
    }

    /// The change that takes this one back, where `before` is the text that this one was applied to.
    public TextDelta inverse(String before) {
        Builder builder = new Builder();
        int at = 0;
        for (Component component : components) {
            switch (component) {
                case Retain(int n) -> {
                    builder.retain(n);
                    at += n;
                }
                case Insert(String inserted) -> builder.delete(inserted.length());
                case Delete(int n) -> {
                    builder.insert(before.substring(at, at + n));
                    at += n;
                }
            }
        }
        return builder.build();
    }

    /// This change as it reads after `earlier`, which was made of the same text and committed first. Where both
    /// insert at one place, the earlier insertion stays in front.
    public TextDelta after(TextDelta earlier) {
        return Transformation.transform(this, earlier, false);
    }

    /// This change, committed first, as it reads after `later`; the mirror of [#after(TextDelta)].
    public TextDelta before(TextDelta later) {
        return Transformation.transform(this, later, true);
    }

    private static void requirePositive(int length) {
        if (length <= 0) {
            throw new IllegalArgumentException("a length is positive");
        }
    }

    /// Collects components and brings them into normal form; empty ones are passed over.
    public static final class Builder {
        private final List<Component> done = new ArrayList<>();

        public Builder retain(int length) {
            return length == 0 ? this : add(new Retain(length));
        }

        public Builder insert(String text) {
            return text.isEmpty() ? this : add(new Insert(text));
        }

        public Builder delete(int length) {
            return length == 0 ? this : add(new Delete(length));
        }

        Builder add(Component next) {
            int last = done.size() - 1;
            Component tail = last < 0 ? null : done.get(last);
            if (next instanceof Insert(String text) && tail instanceof Delete) {
                done.remove(last);
                return add(new Insert(text)).add(tail);
            }
            Component merged =
                    switch (next) {
                        case Retain(int n) when tail instanceof Retain(int m) -> new Retain(m + n);
                        case Delete(int n) when tail instanceof Delete(int m) -> new Delete(m + n);
                        case Insert(String s) when tail instanceof Insert(String t) ->
                                new Insert(t + s);
                        default -> null;
                    };
            if (merged == null) {
                done.add(next);
            } else {
                done.set(last, merged);
            }
            return this;
        }

        List<Component> normalised() {
            if (!done.isEmpty() && done.getLast() instanceof Retain) {
                done.removeLast();
            }
            return List.copyOf(done);
        }

        public TextDelta build() {
            return new TextDelta(done);
        }
    }
}
