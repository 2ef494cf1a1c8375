package org.orrery.ui.meeting;

import org.orrery.model.document.Entity;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.PolicyView;

/// Reads what holds in a session out of its document.
final class Policies {
    private static final PolicyView OPEN = new PolicyView(null, true, true, false, false);

    private Policies() {}

    static PolicyView of(Entity session) {
        if (!(session.get("policy") instanceof Value.MapOf(var policy))) {
            return OPEN;
        }
        Long days =
                policy.get("retention_days") instanceof Value.Num(double number)
                        ? (long) number
                        : null;
        return new PolicyView(
                days,
                flag(policy.get("export_allowed"), true),
                flag(policy.get("agents_allowed"), true),
                flag(policy.get("watermark"), false),
                flag(policy.get("encryption_required"), false));
    }

    private static boolean flag(@org.jspecify.annotations.Nullable Value value, boolean absent) {
        return value instanceof Value.Bool(boolean is) ? is : absent;
    }
}
