package org.orrery.ui.start;

import java.util.Set;
import org.orrery.protocol.rest.Problem;
import org.orrery.ui.text.Texts;

/// What went wrong, in a sentence that says what to do next.
final class Trouble {
    /// Trying again does not help with these.
    private static final Set<String> FINAL =
            Set.of(
                    "banned",
                    "ended",
                    "session_ended",
                    "session_archived",
                    "session_not_found",
                    "not_found",
                    "encryption_required");

    private static final Set<String> PASSCODE = Set.of("passcode_required", "passcode_wrong");

    private Trouble() {}

    static String sentence(Problem why) {
        String key = "problem." + why.code();
        if (Texts.has(key)) {
            return Texts.of(key);
        }
        return why.detail().isBlank() ? why.title() + "." : why.title() + ". " + why.detail();
    }

    static boolean isFinal(Problem why) {
        return FINAL.contains(why.code());
    }

    static boolean isAboutPasscode(Problem why) {
        return PASSCODE.contains(why.code());
    }
}
