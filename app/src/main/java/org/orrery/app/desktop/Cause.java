package org.orrery.app.desktop;

/// Why something failed, in the words of what failed first.
public final class Cause {

    private Cause() {}

    /// The message of the innermost failure that has one.
    public static String of(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        for (Throwable each = failure.getCause(); each != null; each = each.getCause()) {
            if (each.getMessage() != null) {
                message = each.getMessage();
            }
        }
        return message;
    }
}
