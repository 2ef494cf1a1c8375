package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.role.Role;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.Joined;

/// The relay as a process of its own.
class RelayProcessTest {

    private static final Pattern READY =
            Pattern.compile("Orrery relay ready on (http://\\S+), data in .*");

    @TempDir Path folder;

    private static Process run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(RelayMain.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static URI ready(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = Objects.requireNonNull(output.readLine(), "the relay said nothing");
        Matcher matcher = READY.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return URI.create(matcher.group(1));
    }

    @Test
    @Tag("RS21")
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        Process first = run("--port", "0", "--data-dir", folder.toString());
        URI base = ready(first);
        Created session = TestClient.create(base);
        Joined joined =
                TestClient.read(TestClient.join(base, session, "ada", Role.ANALYST), Joined.class);
        TestClient ada = new TestClient(Codec.cbor());
        ada.open(joined.websocketUrl());
        ada.hello(0, 1);
        for (int i = 1; i <= 300; i++) {
            ada.submit(RelayTest.chat("n" + i));
        }
        ada.await(ServerMessage.Acknowledged.class, told -> told.clientSequence() >= 100);
        first.destroyForcibly().waitFor();
        long acknowledged = 100;
        for (ServerMessage message : ada.inbox) {
            if (message instanceof ServerMessage.Acknowledged told) {
                acknowledged = told.clientSequence();
            }
        }
        Process second = run("--port", "0", "--data-dir", folder.toString());
        URI again = ready(second);
        String url =
                joined.websocketUrl()
                        .replace(base.toString().substring(4), again.toString().substring(4));
        TestClient back = new TestClient(Codec.cbor());
        back.open(url);
        Document document = Objects.requireNonNull(back.hello(0, 1).document());
        Set<String> bodies = new HashSet<>();
        for (Entity chat : document.ofKind("chat")) {
            assertThat(bodies.add(chat.text("body", ""))).isTrue();
        }
        for (int i = 1; i <= acknowledged; i++) {
            assertThat(bodies).contains("n" + i);
        }
        back.close();
        second.destroy();
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Tag("RS22")
    void aWrongOptionGetsOneClearLine() throws Exception {
        Process process = run("--prot", "1");
        String line = process.errorReader(StandardCharsets.UTF_8).readLine();
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(line).startsWith("orrery relay: ").contains("--prot");
    }

    @Test
    @Tag("RS22")
    void aStrangersAddressNeedsAnExpressWish() throws Exception {
        Process process = run("--host", "0.0.0.0", "--data-dir", folder.toString());
        String line = process.errorReader(StandardCharsets.UTF_8).readLine();
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(line).contains("--insecure-bind");
    }

    @Test
    @Tag("RS64")
    void theSettingsAreShownAndChecked() throws Exception {
        Process good = run("--check-config", "--port", "4711", "--data-dir", folder.toString());
        String shown = new String(good.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(good.waitFor()).isZero();
        assertThat(shown).contains("port = 4711", "host = 127.0.0.1");
        Path config =
                Files.writeString(folder.resolve("relay.conf"), "tls-key = x\ntls-certificate = y");
        Process bad = run("--check-config", "--config", config.toString());
        String line = bad.errorReader(StandardCharsets.UTF_8).readLine();
        assertThat(bad.waitFor()).isEqualTo(2);
        assertThat(line).startsWith("orrery relay: tls-certificate");
    }

    @Test
    @Tag("RS22")
    void helpIsGiven() throws Exception {
        Process process = run("--help");
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(text).contains("--port", "--data-dir", "--host");
    }
}
