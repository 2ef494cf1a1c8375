package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.Joined;

/// A caller of the HTTP surface.
///
/// @param token shown as a bearer, `null` for none
record Api(URI base, @Nullable String token) {

    /// A new member's.
    static Api member(Relay relay, Created session, String user, Role role) {
        Joined joined =
                TestClient.read(TestClient.join(relay.base(), session, user, role), Joined.class);
        return new Api(relay.base(), joined.token());
    }

    /// Somebody on the relay's own machine.
    static Api local(Relay relay) {
        return new Api(relay.base(), null);
    }

    HttpResponse<byte[]> get(String path) {
        return send("GET", path, null);
    }

    HttpResponse<byte[]> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /// The answer in JSON, of which the status is checked.
    JsonNode json(int status, HttpResponse<byte[]> response) {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        return TestClient.tree(response);
    }

    HttpResponse<byte[]> send(
            String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return TestClient.send(request);
    }

    static void assertProblem(HttpResponse<byte[]> response, int status, String code) {
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains(code);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(TestClient.tree(response).get("code").asText()).isEqualTo(code);
    }
}
