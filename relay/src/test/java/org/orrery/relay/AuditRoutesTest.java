package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.relay.Api.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.Created;
import org.orrery.relay.setting.RelaySettings;

class AuditRoutesTest {

    @TempDir Path folder;
    private Relay relay;
    private Created session;
    private Api ada;

    @BeforeEach
    void start() {
        relay =
                Relay.start(RelaySettings.defaults(folder.resolve("data")).withPort(0))
                        .toCompletableFuture()
                        .join();
        session = TestClient.create(relay.base());
        ada = Api.member(relay, session, "ada", Role.ANALYST);
        for (String text : List.of("=1+1", "two", "three")) {
            ada.json(201, ada.post(path("/chat"), "{\"body\": \"" + text + "\"}"));
        }
    }

    @AfterEach
    void stop() {
        relay.close().toCompletableFuture().join();
    }

    private String path(String rest) {
        return "/collaboration/sessions/" + session.sessionId() + rest;
    }

    private static String text(java.net.http.HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    @Tag("RS107")
    void aSessionsLogIsReadPageByPageByUserAndTime() {
        Api local = Api.local(relay);
        JsonNode first = local.json(200, local.get(path("/audit?user=ada&limit=2")));
        assertThat(first.get("entries")).hasSize(2);
        JsonNode second =
                local.json(
                        200,
                        local.get(
                                path("/audit?user=ada&limit=2&since=")
                                        + first.get("since").asLong()));
        assertThat(second.get("entries")).hasSize(1);
        assertThat(second.has("since")).isFalse();
        JsonNode entry = second.get("entries").get(0);
        assertThat(entry.get("author").get("user").asText()).isEqualTo("ada");
        assertThat(entry.get("batch").get("label").asText()).isEqualTo("Chat");
        assertThat(
                        local.json(200, local.get(path("/audit?to=2020-01-01T00:00:00Z")))
                                .get("entries"))
                .isEmpty();
        assertThat(
                        local.json(200, local.get(path("/audit?from=2020-01-01T00:00:00Z")))
                                .get("entries")
                                .size())
                .isGreaterThan(3);
        assertProblem(local.get(path("/audit?from=yesterday")), 400, "malformed");
        assertProblem(local.get(path("/audit?format=xml")), 400, "malformed");
        assertProblem(ada.get(path("/audit")), 403, "forbidden");
        assertThat(Api.member(relay, session, "host", Role.ADMIN).get(path("/audit")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("RS107")
    void anExportIsLinesOrCsvWithoutFormulasAlsoOfAnArchivedSession() {
        Api local = Api.local(relay);
        String lines = text(local.get(path("/audit?format=jsonl&user=ada")));
        assertThat(lines.lines()).hasSize(3).allMatch(line -> line.startsWith("{"));
        var csv = local.get(path("/audit?format=csv"));
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(session.sessionId() + ".csv");
        assertThat(text(csv).lines().findFirst().orElseThrow()).startsWith("session,sequence,time");
        relay.archive().archive(session.sessionId(), "carol").toCompletableFuture().join();
        assertThat(text(local.get(path("/audit?format=jsonl&user=ada")))).isEqualTo(lines);
        assertThat(local.json(200, local.get(path("/audit?user=ada"))).get("entries")).hasSize(3);
    }

    @Test
    @Tag("RS107")
    void aLevelThatForbidsExportsForbidsThem() {
        Api local = Api.local(relay);
        JsonNode strict =
                local.json(
                        201,
                        local.post(
                                "/collaboration/sessions/create",
                                """
                                {"session_type": "a", "title": "x", "host_user_id": "h",
                                 "compliance_level": "hipaa"}
                                """));
        String audit = "/collaboration/sessions/" + strict.get("session_id").asText() + "/audit";
        assertProblem(local.get(audit + "?format=csv"), 403, "export_not_allowed");
        assertThat(local.get(audit).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("RS108")
    void administrativeActsAreRecordedAndFound() {
        Api local = Api.local(relay);
        relay.archive().delete(session.sessionId(), "carol").toCompletableFuture().join();
        JsonNode all = local.json(200, local.get("/collaboration/audit"));
        assertThat(all.get("events").findValuesAsText("action"))
                .containsExactly("session.deleted", "session.created");
        JsonNode created = all.get("events").get(1);
        assertThat(created.get("target").asText()).isEqualTo(session.sessionId().toString());
        assertThat(created.get("actor").asText()).isEqualTo(":local");
        assertThat(created.get("tenant").asText()).isEqualTo("default");
        assertThat(local.json(200, local.get("/collaboration/audit?actor=carol")).get("events"))
                .hasSize(1);
        assertThat(
                        local.json(200, local.get("/collaboration/audit?action=session.c"))
                                .get("events"))
                .hasSize(1);
        JsonNode page = local.json(200, local.get("/collaboration/audit?limit=1"));
        JsonNode older =
                local.json(
                        200,
                        local.get(
                                "/collaboration/audit?limit=1&before="
                                        + page.get("before").asLong()));
        assertThat(older.get("events").findValuesAsText("action"))
                .containsExactly("session.created");
        assertProblem(ada.get("/collaboration/audit"), 403, "forbidden");
    }

    @Test
    @Tag("RS109")
    void aPersonMayHaveTheirOwnDataAndNobodyElses() {
        Api.member(relay, session, "bob", Role.ANALYST);
        JsonNode own = ada.json(200, ada.get("/collaboration/people/ada/export"));
        assertThat(own.toString()).contains("three").contains("ada");
        assertProblem(ada.get("/collaboration/people/bob/export"), 403, "forbidden");
        Api local = Api.local(relay);
        assertThat(local.json(200, local.get("/collaboration/people/ada/export")).toString())
                .contains("three");
        assertProblem(local.get("/collaboration/people/:relay/export"), 400, "malformed");
    }

    @Test
    @Tag("RS109")
    void anErasureOverHttpTakesThePersonsTextsOut() {
        assertProblem(ada.post("/collaboration/people/ada/erase", "{}"), 403, "forbidden");
        Api local = Api.local(relay);
        JsonNode done = local.json(200, local.post("/collaboration/people/ada/erase", "{}"));
        assertThat(done.get("sessions").asInt()).isEqualTo(1);
        assertThat(done.get("failed").asInt()).isZero();
        assertThat(text(local.get(path("/audit?format=jsonl"))))
                .contains("\"ada\"")
                .doesNotContain("three");
        assertThat(
                        local.json(200, local.get("/collaboration/audit?action=person."))
                                .get("events")
                                .get(0)
                                .get("target")
                                .asText())
                .isEqualTo("ada");
    }
}
