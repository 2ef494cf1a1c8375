package org.orrery.net;

import java.util.Optional;

/// What is wrong with the certificate of a relay that could not be reached for it.
public enum TlsTrouble {
    /// Nobody whom this computer trusts has signed it.
    UNTRUSTED,
    EXPIRED,
    /// It is for another host.
    WRONG_NAME,
    /// The relay does not speak TLS there, or no version of it that this program does.
    NO_TLS;

    /// The trouble that a failed request tells of, judged by what the JDK says.
    public static <T> Optional<TlsTrouble> in(Answer.Unreachable<T> answer) {
        String reason = answer.reason();
        if (reason.contains("No name matching") || reason.contains("No subject alternative")) {
            return Optional.of(WRONG_NAME);
        }
        if (reason.contains("NotAfter") || reason.contains("validity check failed")) {
            return Optional.of(EXPIRED);
        }
        if (reason.contains("PKIX") || reason.contains("certification path")) {
            return Optional.of(UNTRUSTED);
        }
        return reason.startsWith("SSL") ? Optional.of(NO_TLS) : Optional.empty();
    }
}
