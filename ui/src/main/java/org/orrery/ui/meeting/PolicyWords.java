package org.orrery.ui.meeting;

import java.util.ArrayList;
import java.util.List;
import org.orrery.protocol.rest.PolicyView;
import org.orrery.ui.text.Texts;

/// What holds in a session, in words.
public final class PolicyWords {
    private PolicyWords() {}

    /// The name of a level as people say it.
    public static String level(String level) {
        String key = "level." + level;
        return Texts.has(key) ? Texts.of(key) : level.replace('_', ' ');
    }

    public static String retention(PolicyView policy) {
        Long days = policy.retentionDays();
        return days == null ? Texts.of("policy.kept") : Texts.of("policy.kept.days", days);
    }

    static String export(PolicyView policy) {
        return Texts.of(policy.exportAllowed() ? "policy.export.yes" : "policy.export.no");
    }

    static String agents(PolicyView policy) {
        return Texts.of(policy.agentsAllowed() ? "policy.agents.yes" : "policy.agents.no");
    }

    static String watermark(PolicyView policy) {
        return Texts.of(policy.watermark() ? "policy.watermark.yes" : "policy.watermark.no");
    }

    static String encryption(PolicyView policy) {
        return Texts.of(
                policy.encryptionRequired() ? "policy.encryption.yes" : "policy.encryption.no");
    }

    /// What is stricter than usual, in one line.
    public static String summary(PolicyView policy) {
        List<String> strict = new ArrayList<>();
        if (policy.retentionDays() != null) {
            strict.add(retention(policy));
        }
        if (!policy.exportAllowed()) {
            strict.add(export(policy));
        }
        if (!policy.agentsAllowed()) {
            strict.add(agents(policy));
        }
        if (policy.watermark()) {
            strict.add(watermark(policy));
        }
        if (policy.encryptionRequired()) {
            strict.add(encryption(policy));
        }
        return strict.isEmpty() ? Texts.of("policy.open") : String.join(" ", strict);
    }
}
