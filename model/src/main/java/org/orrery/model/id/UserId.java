package org.orrery.model.id;

import java.util.regex.Pattern;

/// Name of a user as the surrounding system knows them: 1 to 64 letters, digits, `.`, `_`, `-`, `@` or `+`.
public record UserId(String value) implements Comparable<UserId> {

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,64}");

    /// The author of what the relay itself does; no client can be it, because `:` is not allowed in a user's id.
    public static final UserId RELAY = new UserId(":relay");

    /// @throws IllegalArgumentException when `value` has other characters or another length
    public UserId {
        if (!isValid(value) && !":relay".equals(value)) {
            throw new IllegalArgumentException(
                    "a user id has 1 to 64 letters, digits or . _ @ + -");
        }
    }

    /// Whether `text` can be a user's id.
    public static boolean isValid(String text) {
        return ALLOWED.matcher(text).matches();
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
