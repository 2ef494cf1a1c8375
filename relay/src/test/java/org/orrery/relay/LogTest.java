package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.model.value.Value;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.Joined;

/// What the log of a whole process says, and does not say.
class LogTest {

    private static final String MARKER = "Xq7marker";

    @TempDir Path folder;

    @Test
    @Tag("RS72")
    void theLogOfAMeetingIsJsonAndHasNoTextNameOrToken() throws Exception {
        Path log = folder.resolve("log");
        Process process = relay(log);
        URI base = URI.create(ready(process));
        List<String> secrets = new ArrayList<>(List.of(MARKER));
        Created session = meet(base, secrets);
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSizeGreaterThan(10);
        List<JsonNode> events = new ArrayList<>();
        for (String line : lines) {
            events.add(TestClient.JSON.readTree(line));
        }
        for (String secret : secrets) {
            assertThat(lines).as(secret).noneMatch(line -> line.contains(secret));
        }
        assertThat(events)
                .allSatisfy(event -> assertThat(event.hasNonNull("level")).isTrue())
                .anySatisfy(event ->
                        assertThat(event.path("kvpList").toString())
                                .contains(session.sessionId().toString(), "\"ada\"", "connection"));
    }

    private Process relay(Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dorrery.log.root=DEBUG",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayMain.class.getName(),
                        "--port",
                        "0",
                        "--data-dir",
                        folder.resolve("data").toString());
        builder.environment().put("ORRERY_RELAY_LOG_FORMAT", "json");
        builder.environment().put("ORRERY_RELAY_LOG_LEVEL", "debug");
        return builder.redirectError(log.toFile()).start();
    }

    private static String ready(Process process) throws IOException {
        String line =
                Objects.requireNonNull(
                        process.inputReader(StandardCharsets.UTF_8).readLine(), "no word");
        return line.replaceFirst(".*ready on (\\S+),.*", "$1");
    }

    /// Everything in which people or programs could leave a word.
    private static Created meet(URI base, List<String> secrets) throws IOException {
        URI create = base.resolve("/collaboration/sessions/create");
        Created session =
                TestClient.read(
                        TestClient.post(
                                create,
                                new CreateSession(
                                        "analytics_session",
                                        MARKER,
                                        new UserId("host"),
                                        null,
                                        null,
                                        null,
                                        null)),
                        Created.class);
        var _ = TestClient.post(create, "{\"" + MARKER + "\": \"" + MARKER + "\"");
        var _ = TestClient.get(base.resolve("/" + MARKER + "?token=" + MARKER));
        var _ =
                TestClient.send(
                        HttpRequest.newBuilder(base.resolve("/collaboration/sessions"))
                                .header("Authorization", "Bearer " + MARKER)
                                .header("Cookie", MARKER));
        Joined joined =
                TestClient.read(
                        TestClient.post(
                                base.resolve(
                                        "/collaboration/sessions/" + session.sessionId() + "/join"),
                                new JoinSession(
                                        new UserId("ada"), MARKER, Role.COLLABORATOR, null, false)),
                        Joined.class);
        secrets.add(joined.token());
        try (TestClient ada = new TestClient(Codec.json());
                RawSocket raw = new RawSocket(base.getPort())) {
            ada.open(joined.websocketUrl());
            ada.hello(0, 1);
            ada.submit(RelayTest.chat(MARKER));
            ada.await(ServerMessage.Acknowledged.class);
            ada.send(new ClientMessage.SendSignal(null, MARKER, Value.of(MARKER)));
            ada.socket().sendText("{\"type\": \"" + MARKER + "\"}", true).join();
            ada.socket().sendText("{\"" + MARKER, true).join();
            assertThat(ada.awaitClose()).isEqualTo(4500);
            assertThat(raw.upgrade(joined.websocketUrl())).startsWith("HTTP/1.1 101");
            var _ = raw.say(0xC1, 0x80 | 2, 0, 0, 0, 0, 'X', 'q').rest();
        }
        try (RawSocket raw = new RawSocket(base.getPort())) {
            var _ = raw.say("GET / " + MARKER + "\r\n" + MARKER + "\r\n\r\n").rest();
        }
        return session;
    }
}
