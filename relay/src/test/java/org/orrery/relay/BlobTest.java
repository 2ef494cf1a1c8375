package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.relay.setting.RelaySettings;

class BlobTest {

    @TempDir Path folder;
    private Relay relay;

    @BeforeEach
    void start() throws Exception {
        Path config = folder.resolve("small.properties");
        Files.writeString(config, "blob-bytes = 1000\nblob-quota-bytes = 1500\nport = 0\n");
        relay =
                Relay.start(RelaySettings.read(config, folder.resolve("data"), false))
                        .toCompletableFuture()
                        .join();
    }

    @AfterEach
    void stop() {
        relay.close().toCompletableFuture().join();
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private URI at(String name) {
        return relay.base().resolve("/collaboration/blobs/" + name);
    }

    private HttpResponse<byte[]> put(String name, byte[] bytes) {
        return TestClient.send(
                HttpRequest.newBuilder(at(name))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private static String code(HttpResponse<byte[]> response) {
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        return response.statusCode() + " " + TestClient.tree(response).get("code").asText();
    }

    @Test
    @Tag("RS16")
    void whatIsPutComesBack() throws Exception {
        byte[] bytes = "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8);
        String name = hash(bytes);
        assertThat(put(name, bytes).statusCode()).isEqualTo(201);
        assertThat(put(name, bytes).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> got = TestClient.get(at(name));
        assertThat(got.body()).isEqualTo(bytes);
        assertThat(got.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(got.headers().firstValue("ETag")).hasValue("\"" + name + "\"");
        HttpResponse<byte[]> head =
                TestClient.send(
                        HttpRequest.newBuilder(at(name))
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(bytes.length);
        HttpResponse<byte[]> known =
                TestClient.send(
                        HttpRequest.newBuilder(at(name))
                                .header("If-None-Match", "\"" + name + "\"")
                                .GET());
        assertThat(known.statusCode()).isEqualTo(304);
    }

    @Test
    @Tag("RS17")
    void whatDoesNotFitIsNotKept() throws Exception {
        byte[] bytes = new byte[400];
        String name = hash(bytes);
        assertThat(code(TestClient.get(at(name)))).isEqualTo("404 not_found");
        assertThat(code(put("xyz", bytes))).isEqualTo("400 malformed");
        assertThat(code(put(name, new byte[401]))).isEqualTo("422 hash_mismatch");
        assertThat(code(TestClient.get(at(name)))).isEqualTo("404 not_found");
        assertThat(code(put(hash(new byte[1001]), new byte[1001]))).isEqualTo("413 too_large");
        HttpResponse<byte[]> endless =
                TestClient.send(
                        HttpRequest.newBuilder(at(name))
                                .PUT(
                                        HttpRequest.BodyPublishers.fromPublisher(
                                                HttpRequest.BodyPublishers.ofByteArray(bytes))));
        assertThat(code(endless)).isEqualTo("411 length_required");
    }

    @Test
    @Tag("RS17")
    void theQuotaHoldsAndFailuresGiveItBack() throws Exception {
        byte[] one = new byte[900];
        byte[] two = new byte[901];
        assertThat(code(put(hash(two), one))).isEqualTo("422 hash_mismatch");
        assertThat(put(hash(one), one).statusCode()).isEqualTo(201);
        assertThat(put(hash(one), one).statusCode()).isIn(200, 507);
        assertThat(code(put(hash(two), two))).isEqualTo("507 quota_exceeded");
        assertThat(put(hash(new byte[600]), new byte[600]).statusCode()).isEqualTo(201);
        try (var uploads = Files.list(folder.resolve("data/blobs/incoming"))) {
            assertThat(uploads).isEmpty();
        }
    }

    @Test
    @Tag("RS17")
    void aWrongTokenIsNoBetterThanNone() throws Exception {
        byte[] bytes = new byte[10];
        HttpResponse<byte[]> response =
                TestClient.send(
                        HttpRequest.newBuilder(at(hash(bytes)))
                                .header("Authorization", "Bearer wrong")
                                .GET());
        assertThat(code(response)).isEqualTo("401 token_invalid");
    }
}
