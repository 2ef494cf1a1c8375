package org.orrery.net.trust;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.rest.Problem;

/// Why a relay is not believed, in the form of a problem; its status is 0, because nobody answered.
public final class Distrust {

    private static final String PREFIX = "certificate_";

    private Distrust() {}

    /// The problem with a certificate in a failure, if that is what it is about.
    public static Optional<Problem> in(@Nullable Throwable failure) {
        boolean certificate = false;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (isOutOfTime(each)) {
                return Optional.of(
                        problem(
                                "expired",
                                "The relay's certificate has expired or is not good yet"));
            }
            if (isAboutName(each)) {
                return Optional.of(
                        problem("name", "The relay's certificate is for another address"));
            }
            certificate |= each instanceof CertificateException;
            certificate |= each instanceof CertPathValidatorException;
        }
        if (certificate) {
            return Optional.of(problem("untrusted", "The relay's certificate is not trusted"));
        }
        return isNoTls(failure)
                ? Optional.of(problem("none", "The relay does not speak TLS 1.3 there"))
                : Optional.empty();
    }

    /// Whether a problem is one of these.
    public static boolean is(Problem problem) {
        return problem.code().startsWith(PREFIX);
    }

    private static boolean isOutOfTime(Throwable failure) {
        return failure instanceof CertificateExpiredException
                || failure instanceof CertificateNotYetValidException
                || (failure instanceof CertPathValidatorException path
                        && (path.getReason() == BasicReason.EXPIRED
                                || path.getReason() == BasicReason.NOT_YET_VALID));
    }

    /// The JDK tells only by its words.
    private static boolean isAboutName(Throwable failure) {
        return failure instanceof CertificateException
                && String.valueOf(failure.getMessage()).contains("subject alternative");
    }

    private static boolean isNoTls(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    private static Problem problem(String code, String title) {
        return Problem.of(0, PREFIX + code, title, title);
    }
}
