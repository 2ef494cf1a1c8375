package org.orrery.model.schema;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.value.Value;

/// What values a property takes. [#problem(Value)] says in words what is wrong with one.
public sealed interface PropertyType {

    Optional<String> problem(Value value);

    /// A string of at most `maxLength` UTF-16 units, replaced whole.
    record Line(int maxLength) implements PropertyType {
        @Override
        public Optional<String> problem(Value value) {
            return value instanceof Value.Str(String text) && text.length() <= maxLength
                    ? Optional.empty()
                    : Optional.of("must be a string of at most " + maxLength + " characters");
        }
    }

    /// A text that several people edit at once; changed by text edits only, after its creation.
    record SharedText(int maxLength) implements PropertyType {
        @Override
        public Optional<String> problem(Value value) {
            return new Line(maxLength).problem(value);
        }
    }

    /// A number within a closed range.
    record Range(double minimum, double maximum) implements PropertyType {
        @Override
        public Optional<String> problem(Value value) {
            return value instanceof Value.Num(double n) && n >= minimum && n <= maximum
                    ? Optional.empty()
                    : Optional.of("must be a number from " + minimum + " to " + maximum);
        }
    }

    record Flag() implements PropertyType {
        @Override
        public Optional<String> problem(Value value) {
            return value instanceof Value.Bool
                    ? Optional.empty()
                    : Optional.of("must be true or false");
        }
    }

    /// One of a few words.
    record OneOf(Set<String> words) implements PropertyType {
        public OneOf {
            words = Set.copyOf(words);
        }

        @Override
        public Optional<String> problem(Value value) {
            return value instanceof Value.Str(String word) && words.contains(word)
                    ? Optional.empty()
                    : Optional.of(
                            "must be one of " + String.join(", ", new java.util.TreeSet<>(words)));
        }
    }

    /// The id of another entity, which may have gone since.
    record Reference() implements PropertyType {
        @Override
        public Optional<String> problem(Value value) {
            if (value instanceof Value.Str(String text) && text.length() == 36) {
                try {
                    EntityId.parse(text);
                    return Optional.empty();
                } catch (IllegalArgumentException notAnId) {
                    return Optional.of("must be the id of an entity");
                }
            }
            return Optional.of("must be the id of an entity");
        }
    }

    /// The id of a user.
    record User() implements PropertyType {
        @Override
        public Optional<String> problem(Value value) {
            return value instanceof Value.Str(String text) && UserId.isValid(text)
                    ? Optional.empty()
                    : Optional.of("must be the id of a user");
        }
    }

    /// A string of a form, such as a colour or a hash.
    record Matching(Pattern pattern, String inWords) implements PropertyType {
        @Override
        public Optional<String> problem(Value value) {
            return value instanceof Value.Str(String text) && pattern.matcher(text).matches()
                    ? Optional.empty()
                    : Optional.of("must be " + inWords);
        }
    }

    /// A list of exactly `length` numbers.
    record Numbers(int length) implements PropertyType {
        @Override
        public Optional<String> problem(Value value) {
            return value instanceof Value.ListOf(var items)
                            && items.size() == length
                            && items.stream().allMatch(Value.Num.class::isInstance)
                    ? Optional.empty()
                    : Optional.of("must be a list of " + length + " numbers");
        }
    }

    /// Any list or map up to a size, see [Value#size(Value)].
    record Structure(int maxSize) implements PropertyType {
        @Override
        public Optional<String> problem(Value value) {
            boolean structured = value instanceof Value.ListOf || value instanceof Value.MapOf;
            return structured && Value.size(value) <= maxSize
                    ? Optional.empty()
                    : Optional.of("must be a list or an object of size " + maxSize + " at most");
        }
    }
}
