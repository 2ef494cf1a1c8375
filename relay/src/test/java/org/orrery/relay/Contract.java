package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds every answer of a relay in the tests to its OpenAPI document: the status is one that the operation names, the body
/// fits the schema, and has nothing that the schema does not know.
final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Contract> OF = new HashMap<>();
    private static final String DOCUMENT = "/collaboration/openapi.json";
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final JsonNode components;

    private Contract(JsonNode document) {
        this.document = document;
        this.components = strict(document.get("components").deepCopy());
    }

    /// Checks an answer, if it is from a relay.
    static void check(HttpRequest request, HttpResponse<byte[]> response) {
        URI uri = request.uri();
        if (!uri.getPath().startsWith("/collaboration/") || uri.getPath().equals(DOCUMENT)) {
            return;
        }
        of(uri).check(request.method(), uri.getPath(), response);
    }

    private static synchronized Contract of(URI uri) {
        return OF.computeIfAbsent(
                uri.getAuthority(),
                _ -> {
                    try {
                        return new Contract(
                                JSON.readTree(TestClient.get(uri.resolve(DOCUMENT)).body()));
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
    }

    private void check(String method, String path, HttpResponse<byte[]> response) {
        boolean head = method.equals("HEAD");
        JsonNode operation = operation(head ? "GET" : method, path);
        int status = response.statusCode();
        String type = response.headers().firstValue("Content-Type").orElse("").split(";", -1)[0];
        if (operation == null) {
            assertThat(status).as(method + " " + path + " is not documented").isIn(403, 404, 405);
            assertThat(type).isEqualTo("application/problem+json");
            return;
        }
        String name = operation.get("operationId").asText();
        JsonNode responses = operation.get("responses");
        JsonNode answer = resolved(responses.path(String.valueOf(status)));
        if (status >= 400 && answer.isMissingNode()) {
            answer = resolved(responses.get("default"));
        }
        assertThat(answer.isMissingNode()).as(name + " answers " + status).isFalse();
        JsonNode content = answer.path("content");
        if (content.isMissingNode() || head) {
            assertThat(response.body()).as(name + " has no body").isEmpty();
            return;
        }
        assertThat(content.has(type)).as(name + " answers " + status + " with " + type).isTrue();
        if (type.endsWith("json")) {
            validate(name + " " + status, content.get(type).get("schema"), response.body());
        }
    }

    private void validate(String what, JsonNode schema, byte[] body) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", components);
        try {
            assertThat(
                            SCHEMAS.getSchema(
                                            whole,
                                            SchemaValidatorsConfig.builder()
                                                    .formatAssertionsEnabled(true)
                                                    .build())
                                    .validate(JSON.readTree(body)))
                    .as(what + ": " + new String(body, StandardCharsets.UTF_8))
                    .isEmpty();
        } catch (IOException noJson) {
            throw new AssertionError(what + " is no JSON", noJson);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private @Nullable JsonNode operation(String method, String path) {
        String[] parts = path.split("/", -1);
        JsonNode best = null;
        int fewest = Integer.MAX_VALUE;
        for (Map.Entry<String, JsonNode> each : document.get("paths").properties()) {
            int parameters = parameters(each.getKey().split("/", -1), parts);
            JsonNode operation = each.getValue().get(method.toLowerCase(Locale.ROOT));
            if (parameters >= 0 && parameters < fewest && operation != null) {
                best = operation;
                fewest = parameters;
            }
        }
        return best;
    }

    /// How many parts of a path stand for parameters of the template, -1 when it is another path.
    private static int parameters(String[] template, String[] path) {
        if (template.length != path.length) {
            return -1;
        }
        int parameters = 0;
        for (int i = 0; i < path.length; i++) {
            if (template[i].startsWith("{")) {
                parameters++;
            } else if (!template[i].equals(path[i])) {
                return -1;
            }
        }
        return parameters;
    }

    /// Has objects refuse what they do not name.
    private static JsonNode strict(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.has("properties")
                    && object.path("type").toString().contains("object")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            object.forEach(Contract::strict);
        } else {
            node.forEach(Contract::strict);
        }
        return node;
    }

    /// The `operationId` of every operation, by `METHOD path`; fails on one that comes twice.
    static Map<String, String> operations(JsonNode document) {
        Map<String, String> operations = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
                if (!each.getKey().equals("parameters")) {
                    String id = each.getValue().get("operationId").asText();
                    assertThat(ids.add(id)).as(id + " comes once").isTrue();
                    operations.put(
                            each.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), id);
                }
            }
        }
        return operations;
    }
}
