package org.orrery.net.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.net.Answer;
import org.orrery.net.http.ClientFolders;
import org.orrery.net.http.HttpRelayClient;
import org.orrery.protocol.rest.SessionList;
import org.orrery.testkit.certificate.TestCertificate;

class TrustTest {

    @TempDir Path folder;

    /// What a client that trusts a file is answered by a server with a certificate.
    private Answer<SessionList> ask(TestCertificate shown, Trust trust, String scheme)
            throws IOException {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(shown.serving()));
        server.createContext(
                "/",
                exchange -> {
                    byte[] bytes =
                            "{\"sessions\": [], \"total\": 0}"
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        URI base = URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
        ClientFolders folders = new ClientFolders(folder.resolve("q"), folder.resolve("b"));
        try (HttpRelayClient client = new HttpRelayClient(base, folders, trust)) {
            return client.list().orTimeout(20, TimeUnit.SECONDS).join();
        } finally {
            server.stop(0);
        }
    }

    private static String code(Answer<SessionList> answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused<SessionList>) answer).problem().code();
    }

    @Test
    @Tag("WR50")
    void aCompanysOwnAuthorityIsBelievedWhenItIsNamed() throws IOException {
        TestCertificate own = TestCertificate.make(folder, "own");
        assertThat(ask(own, Trust.with(own.certificate()), "https"))
                .isInstanceOf(Answer.Success.class);
        assertThat(code(ask(own, Trust.standard(), "https"))).isEqualTo("certificate_untrusted");
    }

    @Test
    @Tag("WR50")
    void aCertificateThatIsOldOrAnothersIsNotBelieved() throws IOException {
        TestCertificate old = TestCertificate.make(folder, "old", "ip:127.0.0.1", "-3d");
        TestCertificate another = TestCertificate.make(folder, "another", "dns:a.example", "-1H");
        assertThat(code(ask(old, Trust.with(old.certificate()), "https")))
                .isEqualTo("certificate_expired");
        assertThat(code(ask(another, Trust.with(another.certificate()), "https")))
                .isEqualTo("certificate_name");
    }

    @Test
    @Tag("WR50")
    void aFileWithoutCertificatesIsSaidToBeOne() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.pem"), "nothing");
        assertThatIOException()
                .isThrownBy(() -> Trust.with(file))
                .withMessageContaining("empty.pem");
    }
}
