package org.orrery.relay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.protocol.codec.Mappers;
import org.orrery.relay.audit.AdminAudit;

/// Records every request that changed something, under the name of its operation, before it is answered; all but those whose
/// changes the session's own log has, or that record themselves. A new operation is recorded unless it is named here.
final class ActRecorder {

    /// What is no administrative act.
    static final Set<String> UNRECORDED =
            Set.of(
                    "session_join",
                    "session_analysis",
                    "chat_post",
                    "annotation_post",
                    "annotation_update",
                    "annotation_delete",
                    "comment_post",
                    "bookmark_create",
                    "bookmark_delete",
                    "blob_put",
                    "person_erase",
                    "session_update",
                    "session_open",
                    "session_start",
                    "session_pause",
                    "session_resume",
                    "session_end",
                    "session_archive",
                    "session_restore",
                    "session_delete",
                    "passcode_set",
                    "passcode_clear",
                    "member_role",
                    "member_remove",
                    "member_ban",
                    "ban_lift",
                    "waiting_admit",
                    "waiting_admit_all",
                    "waiting_deny",
                    "host_pass",
                    "sign_in",
                    "sign_out",
                    "password_change",
                    "account_create",
                    "account_update",
                    "account_delete",
                    "invite_create",
                    "invite_revoke",
                    "invite_redeem",
                    "invite_inspect");

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /// Ids and levels that may be told of a body; never texts, never secrets.
    private static final List<String> TOLD =
            List.of(
                    "user_id",
                    "role",
                    "compliance_level",
                    "security_level",
                    "waiting_room",
                    "locked",
                    "disabled",
                    "uses");

    /// Where the id stands of what was made.
    private static final List<String> MADE = List.of("session_id", "user_id", "invite_id", "id");

    private static final ObjectMapper JSON = Mappers.json();

    private final AdminAudit audit;

    ActRecorder(AdminAudit audit) {
        this.audit = audit;
    }

    Endpoint around(Endpoint endpoint) {
        if (READING.contains(endpoint.method()) || UNRECORDED.contains(endpoint.operation())) {
            return endpoint;
        }
        return endpoint.handledBy(call -> {
            Replies.before(call.context(), answer -> record(call, endpoint, answer));
            endpoint.handler().accept(call);
        });
    }

    private CompletionStage<Replies.Answer> record(
            Call call, Endpoint endpoint, Replies.Answer answer) {
        if (!answer.isGood()) {
            return CompletableFuture.completedFuture(answer);
        }
        Map<String, String> detail = new TreeMap<>(call.context().pathParams());
        detail.remove("session");
        if (call.context().body() != null) {
            tell(call.context().body().buffer(), TOLD, detail);
        }
        AdminAudit.Act act =
                new AdminAudit.Act(
                        call.caller().tenant().value(),
                        actor(call),
                        endpoint.operation(),
                        target(call, answer),
                        detail);
        return audit.record(act).thenApply(_ -> answer);
    }

    /// Who it was; somebody on the relay's own machine may be nobody in particular.
    static String actor(Call call) {
        return call.caller().user().map(UserId::value).orElse(":local");
    }

    private static String target(Call call, Replies.Answer answer) {
        if (call.context().pathParams().containsKey("session")) {
            return call.session().sessionId().toString();
        }
        Map<String, String> made = new TreeMap<>();
        tell(answer.body(), MADE, made);
        return MADE.stream()
                .filter(made::containsKey)
                .map(made::get)
                .findFirst()
                .orElseGet(
                        () -> call.context().pathParams().values().stream().findFirst().orElse(""));
    }

    private static void tell(
            @Nullable Buffer body, List<String> names, Map<String, String> detail) {
        try {
            JsonNode json = body == null ? null : JSON.readTree(body.getBytes());
            for (String name : names) {
                JsonNode value = json == null ? null : json.get(name);
                if (value != null && value.isValueNode() && !value.isNull()) {
                    String text = value.asText();
                    detail.put(name, text.length() > 100 ? text.substring(0, 100) : text);
                }
            }
        } catch (IOException noJson) {
            return;
        }
    }
}
