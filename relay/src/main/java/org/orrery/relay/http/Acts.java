package org.orrery.relay.http;

import java.util.Map;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.identity.account.Errands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records what is done to accounts and invites, by whom. Nobody waits for it; a record that fails is a line in the log.
record Acts(AdminAudit audit) {

    private static final Logger LOG = LoggerFactory.getLogger(Acts.class);
    private static final String RELAY = ":relay";

    void record(Call call, String action, String target, Map<String, String> detail) {
        String actor = actor(call);
        record(call.caller().tenant().value(), actor, action, target, detail);
    }

    void record(
            String tenant, String actor, String action, String target, Map<String, String> detail) {
        var _ =
                audit.record(new AdminAudit.Act(tenant, actor, action, target, detail))
                        .exceptionally(failure -> {
                            LOG.error("{} was not recorded", action, failure);
                            return null;
                        });
    }

    /// Records what the command line did to an account.
    void record(Errands.Errand errand) {
        record(
                errand.tenant().value(),
                RELAY,
                errand.action(),
                errand.user().value(),
                Map.of("by", "command-line"));
    }

    /// Who calls, as the audit names them.
    static String actor(Call call) {
        return call.caller().user().map(user -> user.value()).orElse(RELAY);
    }
}
