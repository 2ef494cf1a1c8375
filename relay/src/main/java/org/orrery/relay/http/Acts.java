package org.orrery.relay.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.orrery.model.id.UserId;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.identity.account.Errands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way in which what is done over HTTP comes into the record of administrative acts: the handler says what it has
/// done, and that is durable before the answer goes out. What cannot be recorded is answered as `internal`.
final class Acts {

    private static final Logger LOG = LoggerFactory.getLogger(Acts.class);
    private static final String SAID = "acts.said";

    private record Said(Optional<AdminAudit.Act> act) {}

    private final AdminAudit audit;

    Acts(AdminAudit audit) {
        this.audit = audit;
    }

    /// Says what was done in the caller's name.
    ///
    /// @param action in the past tense, such as `session.started`
    /// @param target the id of what it is done to
    /// @param detail ids and numbers; never texts, never secrets
    static void did(Call call, String action, String target, Map<String, String> detail) {
        String tenant = call.caller().tenant().value();
        did(call, new AdminAudit.Act(tenant, actor(call), action, target, detail));
    }

    /// Says what was done, in another's name or tenant.
    static void did(Call call, AdminAudit.Act act) {
        call.context().put(SAID, new Said(Optional.of(act)));
    }

    /// Says that there is nothing to record, or that whoever did it has recorded it.
    static void didNothingMore(Call call) {
        call.context().put(SAID, new Said(Optional.empty()));
    }

    /// An operation whose act is recorded before it is answered, if it has to be.
    Endpoint around(Endpoint endpoint) {
        return endpoint.trail() == Trail.ADMIN_AUDIT
                ? endpoint.handledBy(call -> {
                    Replies.before(call.context(), answer -> keep(call, endpoint, answer));
                    endpoint.handler().accept(call);
                })
                : endpoint;
    }

    private CompletionStage<Replies.Answer> keep(
            Call call, Endpoint endpoint, Replies.Answer answer) {
        Said said = call.context().get(SAID);
        if (said == null && answer.isGood()) {
            LOG.error("{} does not say what it has done", endpoint.operation());
            return CompletableFuture.completedFuture(
                    Replies.answer(call.context(), Problems.internal()));
        }
        return said == null || said.act().isEmpty()
                ? CompletableFuture.completedFuture(answer)
                : record(said.act().get())
                        .thenApply(_ -> answer)
                        .exceptionally(_ -> Replies.answer(call.context(), Problems.internal()));
    }

    /// Records what the command line did to an account.
    void recordErrand(Errands.Errand errand) {
        var _ =
                record(
                        new AdminAudit.Act(
                                errand.tenant().value(),
                                UserId.RELAY.value(),
                                errand.action(),
                                errand.user().value(),
                                Map.of("by", "command-line")));
    }

    private CompletionStage<AdminAudit.Event> record(AdminAudit.Act act) {
        return CompletableFuture.completedFuture(act)
                .thenCompose(audit::record)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.error("{} was not recorded", act.action(), failure);
                    }
                });
    }

    /// Who calls, as the audit names them; somebody on the relay's own machine may be nobody in particular.
    static String actor(Call call) {
        return call.caller().user().map(UserId::value).orElse(":local");
    }
}
