package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.Created;
import org.orrery.relay.setting.RelaySettings;

class PrivacyMainTest {

    @TempDir Path folder;

    private record Run(int code, String out, String errors) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code =
                PrivacyMain.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(errors))
                        .execute(arguments);
        return new Run(code, out.toString(), errors.toString());
    }

    @Test
    @Tag("PD4")
    void aPersonIsExportedAndErasedFromTheCommandLine() {
        Path data = folder.resolve("data");
        Relay relay =
                Relay.start(RelaySettings.defaults(data).withPort(0)).toCompletableFuture().join();
        Created session = TestClient.create(relay.base());
        Api ada = Api.member(relay, session, "ada", Role.ANALYST);
        ada.json(
                201,
                ada.post(
                        "/collaboration/sessions/" + session.sessionId() + "/chat",
                        "{\"body\": \"private words\"}"));
        Run online = run("export", "--url", relay.base().toString(), "ada");
        assertThat(online.code()).as(online.errors()).isZero();
        assertThat(online.out()).contains("private words");
        relay.close().toCompletableFuture().join();
        Run offline = run("export", "--data-dir", data.toString(), "ada");
        assertThat(offline.out()).contains("private words");
        Run erased = run("erase", "--data-dir", data.toString(), "ada");
        assertThat(erased.code()).as(erased.errors()).isZero();
        assertThat(erased.out()).contains("\"sessions\" : 1");
        assertThat(run("export", "--data-dir", data.toString(), "ada").out())
                .doesNotContain("private words");
    }

    @Test
    @Tag("PD4")
    void aWrongUseIsSaidInOneLine() {
        assertThat(run("export", "ada").code()).isEqualTo(2);
        assertThat(run().errors()).hasLineCount(1).contains("export or erase");
        assertThat(run("export", "--url", "http://127.0.0.1:1", "a b").code()).isEqualTo(2);
    }
}
