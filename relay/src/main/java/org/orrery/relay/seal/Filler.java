package org.orrery.relay.seal;

/// What stands where a text stood: as many UTF-16 units, pairs of surrogates where there were some. So lengths, positions and
/// the places where a text may be split are the same, and an operation that was refused stays refused.
public final class Filler {

    /// FULL BLOCK.
    private static final char UNIT = '\u2588';

    /// BLACK SQUARE BUTTON, for characters of two units.
    private static final String PAIR = "\uD83D\uDD32";

    private Filler() {}

    public static String of(String text) {
        StringBuilder filler = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))) {
                filler.append(PAIR);
                i++;
            } else {
                filler.append(UNIT);
            }
        }
        return filler.toString();
    }

    /// Whether nothing of a text can be read any more.
    public static boolean is(String text) {
        return !text.isEmpty() && text.equals(of(text));
    }
}
