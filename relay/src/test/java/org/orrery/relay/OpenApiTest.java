package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.relay.setting.RelaySettings;

class OpenApiTest {

    @TempDir static Path folder;
    private static Relay relay;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        relay =
                Relay.start(RelaySettings.defaults(folder).withPort(0))
                        .toCompletableFuture()
                        .join();
        document = TestClient.tree(Api.local(relay).get("/collaboration/openapi.json"));
    }

    @AfterAll
    static void stop() {
        relay.close().toCompletableFuture().join();
    }

    @Test
    @Tag("RS116")
    void everyRouteIsAnOperationOfTheDocumentAndEveryOperationARoute() {
        Map<String, String> routes = new TreeMap<>(relay.operations());
        routes.keySet().removeIf(route -> route.startsWith("HEAD "));
        assertThat(new TreeMap<>(Contract.operations(document))).isEqualTo(routes);
        assertThat(routes).hasSizeGreaterThan(25);
    }

    @Test
    @Tag("RS116")
    void theDocumentIsOpenApi() {
        SwaggerParseResult result =
                new OpenAPIV3Parser().readContents(document.toString(), null, new ParseOptions());
        assertThat(result.getMessages()).isNullOrEmpty();
        assertThat(result.getOpenAPI().getPaths()).hasSameSizeAs(document.get("paths"));
        assertThat(document.get("openapi").asText()).startsWith("3.1");
    }

    @Test
    @Tag("RS116")
    void theDocumentComesAsYamlToo() throws IOException {
        assertThat(
                        new YAMLMapper()
                                .readTree(
                                        Api.local(relay).get("/collaboration/openapi.yaml").body()))
                .isEqualTo(document);
    }

    @Test
    @Tag("RS116")
    void everyReferenceLeadsSomewhereAndEveryExampleOfABodyFits() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
        int examples = 0;
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                JsonNode body =
                        operation.path("requestBody").path("content").path("application/json");
                if (body.has("example")) {
                    com.fasterxml.jackson.databind.node.ObjectNode schema =
                            body.get("schema").deepCopy();
                    schema.set("components", document.get("components"));
                    assertThat(
                                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                            .getSchema(schema)
                                            .validate(body.get("example")))
                            .as(operation.get("operationId").asText())
                            .isEmpty();
                    examples++;
                }
            }
        }
        assertThat(examples).isGreaterThan(10);
    }
}
