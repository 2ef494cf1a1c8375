package org.orrery.model.value;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a property holds: the values of JSON, with numbers finite and strings well-formed UTF-16.
public sealed interface Value {

    /// Deepest nesting of lists and maps that a value may have.
    int MAX_DEPTH = 8;

    /// Absence; setting a property to it removes the property.
    record Nil() implements Value {
        public static final Nil NIL = new Nil();
    }

    record Bool(boolean value) implements Value {}

    /// A finite double; negative zero is stored as zero so that equal numbers have equal bytes.
    record Num(double value) implements Value {
        /// Checks what it is given.
        ///
        /// @throws IllegalArgumentException for NaN and infinities
        public Num {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a number must be finite");
            }
            value = value == 0.0 ? 0.0 : value;
        }
    }

    record Str(String value) implements Value {
        /// Checks what it is given.
        ///
        /// @throws IllegalArgumentException for an unpaired surrogate
        public Str {
            requireWellFormed(value);
        }
    }

    record ListOf(List<Value> items) implements Value {
        /// Checks what it is given.
        ///
        /// @throws IllegalArgumentException when nested deeper than [#MAX_DEPTH]
        public ListOf {
            items = List.copyOf(items);
            requireShallow(items);
        }
    }

    /// An object with sorted keys.
    record MapOf(Map<String, Value> entries) implements Value {
        /// Checks what it is given.
        ///
        /// @throws IllegalArgumentException when nested deeper than [#MAX_DEPTH], or for a malformed key
        public MapOf {
            entries = java.util.Collections.unmodifiableMap(new TreeMap<>(entries));
            entries.keySet().forEach(Value::requireWellFormed);
            requireShallow(entries.values());
        }
    }

    static Value of(String text) {
        return new Str(text);
    }

    static Value of(double number) {
        return new Num(number);
    }

    static Value of(boolean flag) {
        return new Bool(flag);
    }

    /// A list of numbers, such as a position.
    static Value ofNumbers(double... numbers) {
        return new ListOf(java.util.Arrays.stream(numbers).<Value>mapToObj(Num::new).toList());
    }

    static Value ofStrings(List<String> strings) {
        return new ListOf(strings.stream().<Value>map(Str::new).toList());
    }

    /// The text of a [Str], else `fallback`.
    static String text(@Nullable Value value, String fallback) {
        return value instanceof Str(String text) ? text : fallback;
    }

    /// The number of a [Num], else `fallback`.
    static double number(@Nullable Value value, double fallback) {
        return value instanceof Num(double number) ? number : fallback;
    }

    /// The truth of a [Bool], else `fallback`.
    static boolean flag(@Nullable Value value, boolean fallback) {
        return value instanceof Bool(boolean flag) ? flag : fallback;
    }

    /// The strings of a list; other items are left out.
    static List<String> strings(@Nullable Value value) {
        return value instanceof ListOf(List<Value> items)
                ? items.stream()
                        .filter(Str.class::isInstance)
                        .map(item -> ((Str) item).value())
                        .toList()
                : List.of();
    }

    /// The numbers of a list; other items are left out.
    static double[] numbers(@Nullable Value value) {
        return value instanceof ListOf(List<Value> items)
                ? items.stream()
                        .filter(Num.class::isInstance)
                        .mapToDouble(item -> ((Num) item).value())
                        .toArray()
                : new double[0];
    }

    /// Levels of lists and maps: 0 for a plain value.
    static int depth(Value value) {
        return switch (value) {
            case ListOf(List<Value> items) -> 1 + deepest(items);
            case MapOf(Map<String, Value> entries) -> 1 + deepest(entries.values());
            case Nil _, Bool _, Num _, Str _ -> 0;
        };
    }

    /// Characters, items and keys in all: the measure that property limits are given in.
    static int size(Value value) {
        return switch (value) {
            case Str(String text) -> text.length();
            case ListOf(List<Value> items) -> items.stream().mapToInt(v -> 1 + size(v)).sum();
            case MapOf(Map<String, Value> entries) ->
                    entries.entrySet().stream()
                            .mapToInt(e -> e.getKey().length() + size(e.getValue()))
                            .sum();
            case Nil _, Bool _, Num _ -> 1;
        };
    }

    /// Whether every surrogate of `text` is paired, so that it survives UTF-8.
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static void requireWellFormed(String text) {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("a string must be well-formed UTF-16");
        }
    }

    private static int deepest(java.util.Collection<Value> values) {
        return values.stream().mapToInt(Value::depth).max().orElse(0);
    }

    private static void requireShallow(java.util.Collection<Value> values) {
        if (deepest(values) >= MAX_DEPTH) {
            throw new IllegalArgumentException("a value is nested at most " + MAX_DEPTH + " deep");
        }
    }
}
