package org.orrery.relay.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orrery.model.id.UserId;
import org.orrery.protocol.rest.ErasedPerson;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;

/// `/collaboration/people/{user_id}`: what the law lets a person ask for.
final class PrivacyRoutes {

    private static final String PERSON = "/collaboration/people/:user";

    private final Records records;

    PrivacyRoutes(Records records) {
        this.records = records;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("person_export", PERSON + "/export", this::export),
                Endpoint.post("person_erase", PERSON + "/erase", this::erase));
    }

    private static Optional<UserId> person(Call call) {
        String id = call.context().pathParam("user");
        if (id != null && UserId.isValid(id)) {
            return Optional.of(new UserId(id));
        }
        call.problem(Problems.malformed("this is no id of a user"));
        return Optional.empty();
    }

    /// Everybody may have their own data; an administrator what there is of a person in their tenant, an operator all.
    private void export(Call call) {
        Optional<UserId> person = person(call);
        if (person.isEmpty()) {
            return;
        }
        boolean own = call.caller().user().equals(person);
        boolean operator = call.caller().is(Standing.OPERATOR);
        if (!own && !operator && !call.caller().is(Standing.TENANT_ADMIN)) {
            call.problem(Problems.forbidden());
            return;
        }
        TenantId tenant = call.caller().tenant();
        records.people()
                .export(person.get(), session -> operator || session.tenant().equals(tenant))
                .whenComplete(
                        call.then(data -> {
                            var _ =
                                    call.context()
                                            .response()
                                            .putHeader(
                                                    "Content-Disposition",
                                                    "attachment; filename=\"person.json\"");
                            call.reply(200, data);
                        }));
    }

    /// A person's key is one over all tenants, so only an operator may destroy it when another tenant has texts of theirs.
    private void erase(Call call) {
        person(call)
                .ifPresent(person ->
                        records.people()
                                .tenants(person)
                                .whenComplete(call.then(tenants -> erase(call, person, tenants))));
    }

    private void erase(Call call, UserId person, Set<TenantId> tenants) {
        boolean elsewhere =
                tenants.stream().anyMatch(tenant -> !tenant.equals(call.caller().tenant()));
        if (elsewhere && !call.caller().is(Standing.OPERATOR)) {
            call.problem(Problems.forbidden());
            return;
        }
        records.people()
                .erase(person, call.caller().tenant(), Acts.actor(call))
                .whenComplete(
                        call.then(done -> {
                            Acts.didNothingMore(call);
                            call.reply(
                                    200,
                                    new ErasedPerson(
                                            done.person(), done.sessions(), done.failed()));
                        }));
    }
}
