package org.orrery.relay.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The OpenAPI 3.1 document of the HTTP surface: `openapi.yaml` beside this class, with its parts put in.
final class OpenApi {

    private static final List<String> PARTS =
            List.of("openapi-meeting.yaml", "openapi-identity.yaml");

    private static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .build());

    private final Buffer json;
    private final Buffer yaml;

    OpenApi() {
        ObjectNode document = part("openapi.yaml");
        for (String part : PARTS) {
            merge(document, part(part));
        }
        try {
            json = Buffer.buffer(new ObjectMapper().writeValueAsBytes(document));
            yaml = Buffer.buffer(YAML.writeValueAsBytes(document));
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static ObjectNode part(String resource) {
        try (InputStream stream =
                Objects.requireNonNull(OpenApi.class.getResourceAsStream(resource), resource)) {
            return (ObjectNode) YAML.readTree(stream);
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private static void merge(ObjectNode document, ObjectNode part) {
        part.properties()
                .forEach(field -> {
                    JsonNode present = document.get(field.getKey());
                    if (present instanceof ObjectNode into
                            && field.getValue() instanceof ObjectNode more) {
                        merge(into, more);
                    } else if (present == null) {
                        document.set(field.getKey(), field.getValue());
                    } else {
                        throw new IllegalStateException(
                                "openapi.yaml has " + field.getKey() + " twice");
                    }
                });
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                        "openapi",
                        "/collaboration/openapi.json",
                        call -> send(call, "application/json", json)),
                Endpoint.get(
                        "openapi_yaml",
                        "/collaboration/openapi.yaml",
                        call -> send(call, "application/yaml", yaml)));
    }

    private static void send(Call call, String type, Buffer document) {
        var _ = call.context().response().putHeader("Content-Type", type).end(document);
    }
}
