package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.relay.Api.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.relay.setting.RelaySettings;

class StatusTest {

    @TempDir static Path folder;
    private static Relay relay;

    @BeforeAll
    static void start() {
        relay =
                Relay.start(RelaySettings.defaults(folder).withPort(0))
                        .toCompletableFuture()
                        .join();
    }

    @AfterAll
    static void stop() {
        relay.close().toCompletableFuture().join();
    }

    @Test
    @Tag("RS110")
    void theHistoryHasWhatHappenedSecondBySecond() {
        Created session = TestClient.create(relay.base());
        Api local = Api.local(relay);
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.cbor())) {
            for (int i = 0; i < 5; i++) {
                ada.submit(RelayTest.chat("n" + i));
                ada.await(ServerMessage.Acknowledged.class);
            }
            JsonNode history =
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(10))
                            .until(
                                    () ->
                                            local.json(
                                                    200,
                                                    local.get("/collaboration/system/history")),
                                    each -> sum(each.get("operations")) >= 5);
            int samples = history.get("time").size();
            history.properties()
                    .forEach(field -> {
                        if (field.getValue().isArray()) {
                            assertThat(field.getValue()).as(field.getKey()).hasSize(samples);
                        }
                    });
            assertThat(sum(history.get("connections"))).isPositive();
            assertThat(sum(history.get("p99_millis"))).isPositive();
            assertThat(sum(history.get("frames_received"))).isGreaterThanOrEqualTo(5);
            assertThat(sum(history.get("bytes_sent"))).isPositive();
            assertThat(sum(history.get("heap_bytes"))).isPositive();
            assertThat(
                            local.json(200, local.get("/collaboration/system/history?seconds=1"))
                                    .get("time"))
                    .hasSize(1);
        }
        assertProblem(local.get("/collaboration/system/history?seconds=901"), 400, "malformed");
        assertProblem(
                Api.member(relay, session, "eve", Role.ANALYST)
                        .get("/collaboration/system/history"),
                403,
                "forbidden");
    }

    private static double sum(JsonNode list) {
        double sum = 0;
        for (JsonNode each : list) {
            sum += each.asDouble();
        }
        return sum;
    }

    @Test
    @Tag("RS111")
    void theStatusCountsStatesAndMeasuresTheDisk() {
        TestClient.create(relay.base());
        Api local = Api.local(relay);
        JsonNode status =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .until(
                                () -> local.json(200, local.get("/collaboration/system/status")),
                                each -> each.get("storage").hasNonNull("free_bytes"));
        assertThat(status.get("session_states").get("live").asInt()).isPositive();
        assertThat(status.get("storage").get("free_bytes").asLong()).isPositive();
        assertThat(status.get("storage").get("writable").asBoolean()).isTrue();
        assertThat(status.has("rates")).isTrue();
    }

    @Test
    @Tag("RS112")
    void theOverviewCountsByPartnerAndLevel() {
        Api local = Api.local(relay);
        for (String partner : new String[] {"Acme", "Acme", "Globex"}) {
            JsonNode made =
                    local.json(
                            201,
                            local.post(
                                    "/collaboration/sessions/create",
                                    "{\"session_type\": \"a\", \"title\": \"x\","
                                            + " \"host_user_id\": \"h\","
                                            + " \"enterprise_partner\": \""
                                            + partner
                                            + "\", \"compliance_level\": \"gdpr\"}"));
            local.json(
                    200,
                    local.post(
                            "/collaboration/sessions/" + made.get("session_id").asText() + "/join",
                            "{\"user_id\": \"u\", \"username\": \"U\", \"role\": \"analyst\"}"));
        }
        JsonNode overview = local.json(200, local.get("/collaboration/overview"));
        JsonNode acme = named(overview.get("partners"), "Acme");
        assertThat(acme.get("sessions").asInt()).isEqualTo(2);
        assertThat(acme.get("people").asInt()).isEqualTo(1);
        assertThat(acme.get("entries").asLong()).isGreaterThanOrEqualTo(4);
        assertThat(named(overview.get("partners"), "Globex").get("sessions").asInt()).isEqualTo(1);
        assertThat(named(overview.get("compliance_levels"), "gdpr").get("sessions").asInt())
                .isEqualTo(3);
        assertThat(named(overview.get("tenants"), "default").get("sessions").asInt())
                .isEqualTo(overview.get("sessions").asInt());
    }

    private static JsonNode named(JsonNode groups, String name) {
        for (JsonNode each : groups) {
            if (each.get("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no " + name + " in " + groups);
    }
}
