package org.orrery.relay.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @TempDir Path folder;

    private RelaySettings with(Map<String, String> environment) throws IOException {
        return Merged.of(Optional.empty(), environment)
                .settings(Optional.of(folder.resolve("data")), false);
    }

    @Test
    @Tag("RS63")
    void theEnvironmentGoesBeforeTheFileAndTheFileBeforeTheDefaults() throws IOException {
        Path file = Files.writeString(folder.resolve("relay.conf"), "members = 7\nport = 1\n");
        RelaySettings settings =
                Merged.of(Optional.of(file), Map.of("ORRERY_RELAY_PORT", "2", "PATH", "/bin"))
                        .settings(Optional.empty(), false);
        assertThat(settings.limits().members()).isEqualTo(7);
        assertThat(settings.network().port()).isEqualTo(2);
        assertThat(settings.network().host()).isEqualTo("127.0.0.1");
    }

    @Test
    @Tag("RS63")
    void everySettingHasItsVariable() throws IOException {
        for (String name : Merged.defaults().stringPropertyNames()) {
            String variable = "ORRERY_RELAY_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
            Merged merged = Merged.of(Optional.empty(), Map.of(variable, "said"));
            assertThat(merged.properties()).containsEntry(name, "said");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ORRERY_RELAY_PROT, 1, ORRERY_RELAY_PROT",
        "ORRERY_RELAY_PORT, 65536, port",
        "ORRERY_RELAY_PORT, some, port",
        "ORRERY_RELAY_PORT, 99999999999, port",
        "ORRERY_RELAY_MEMBERS, -1, members",
        "ORRERY_RELAY_HELLO_TIMEOUT, 10s, hello-timeout",
        "ORRERY_RELAY_HELLO_TIMEOUT, PT0S, hello-timeout",
        "ORRERY_RELAY_TLS_CERTIFICATE, /nowhere, tls-key",
        "ORRERY_RELAY_HOST, 0.0.0.0, host",
        "ORRERY_RELAY_PUBLIC_URL, ftp://x, public-url",
        "ORRERY_RELAY_TRUSTED_PROXIES, proxy.example, trusted-proxies",
        "ORRERY_RELAY_OUTGOING_LOOPBACK, yes, outgoing-loopback"
    })
    @Tag("RS63")
    void whatIsWrongIsNamed(String variable, String value, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of(variable, value)))
                .withMessageContaining(named);
    }

    @Test
    @Tag("RS64")
    void secretsAreNotShown() {
        Merged merged = new Merged(Merged.defaults());
        var _ = merged.properties().setProperty("oidc-client-secret", "hunter2");
        assertThat(merged.lines())
                .contains("port = 8000", "oidc-client-secret = (hidden)")
                .noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    @Tag("RS65")
    void anAddressThatOthersReachNeedsACertificateOrAnExpressWish() throws IOException {
        Merged merged = Merged.of(Optional.empty(), Map.of("ORRERY_RELAY_HOST", "::"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> merged.settings(Optional.of(folder.resolve("data")), false))
                .withMessageContaining("tls-certificate");
        assertThat(merged.settings(Optional.of(folder.resolve("data")), true).network().host())
                .isEqualTo("::");
    }
}
