package org.orrery.model.text;

import java.util.Random;

/// Seeded texts and changes that fit them, with characters of one and of two UTF-16 units.
final class RandomText {

    private static final String[] LETTERS = {"a", "b", "c", " ", "\n", "ß", "\ud83d\ude00", "𝕏"};

    private final Random random;

    RandomText(long seed) {
        random = new Random(seed);
    }

    String text(int atMost) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(atMost + 1); n > 0; n--) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    TextDelta change(String text) {
        TextDelta.Builder builder = new TextDelta.Builder();
        int at = 0;
        for (int n = random.nextInt(5); n > 0; n--) {
            int next = text.offsetByCodePoints(at, upTo(text.codePointCount(at, text.length())));
            switch (random.nextInt(3)) {
                case 0 -> builder.retain(next - at);
                case 1 -> builder.delete(next - at);
                default -> {
                    builder.insert(text(3));
                    next = at;
                }
            }
            at = next;
        }
        return builder.build();
    }

    private int upTo(int limit) {
        return random.nextInt(Math.min(limit, 6) + 1);
    }
}
