package org.orrery.net.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.net.Answer;
import org.orrery.net.trust.Trust;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.testkit.certificate.TestCertificate;

/// Signing in at a company's own server, whose certificate comes from the company's own authority.
final class OidcTrustTest {

    @TempDir Path folder;
    private TestCertificate own;
    private HttpsServer server;

    @BeforeEach
    void start() throws IOException {
        own = TestCertificate.make(folder, "own");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(own.serving()));
        var _ =
                server.createContext(
                        "/",
                        exchange -> {
                            String body =
                                    exchange.getRequestURI().getPath().endsWith("/token")
                                            ? "{\"access_token\":\"a.b.c\",\"expires_in\":60}"
                                            : discovery();
                            byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
                            exchange.sendResponseHeaders(200, bytes.length);
                            exchange.getResponseBody().write(bytes);
                            exchange.close();
                        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String issuer() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private String discovery() {
        return "{\"issuer\":\"%1$s\",\"authorization_endpoint\":\"%1$s/auth\",\"token_endpoint\":\"%1$s/token\"}"
                .formatted(issuer());
    }

    private Answer<OidcTokens> renew(Trust trust) {
        return OidcSignIn.trusting(trust, _ -> {}, InstantSource.system(), Duration.ofSeconds(5))
                .renew(
                        new SignInOptions.Oidc(issuer(), "orrery", List.of("openid"), null),
                        "refresh")
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Test
    @Tag("WR50")
    void aCompanysOwnAuthorityIsBelievedAtItsSignInServerToo() throws IOException {
        assertThat(renew(Trust.with(own.certificate())).toOptional())
                .hasValueSatisfying(tokens -> assertThat(tokens.accessToken()).isEqualTo("a.b.c"));
    }

    @Test
    @Tag("WR50")
    void aServerThatIsNotBelievedIsNamedAsTheReason() {
        assertThat(renew(Trust.standard()))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo("certificate_untrusted"));
    }
}
