package org.orrery.relay.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.relay.setting.OutgoingSettings;

class OutgoingRequestsTest {

    private final Vertx vertx = Vertx.vertx();
    private final Names names = new Names();
    private final Map<String, String> heard = new ConcurrentHashMap<>();
    private HttpServer server = start();

    /// A name server that can be made to change its mind.
    private static final class Names implements NameResolver {
        private final Map<String, List<String>> answers = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        /// The answers to come, one a question, the last one for ever.
        void answer(String name, String... addresses) {
            answers.put(name, new ArrayList<>(List.of(addresses)));
        }

        @Override
        public synchronized List<InetAddress> resolve(String name) throws UnknownHostException {
            asked.add(name);
            List<String> left = answers.get(name);
            if (left == null) {
                return List.of(InetAddress.getByName(name));
            }
            String next = left.size() > 1 ? left.removeFirst() : left.getFirst();
            List<InetAddress> found = new ArrayList<>();
            for (String each : next.split(" ", -1)) {
                found.add(InetAddress.ofLiteral(each));
            }
            return found;
        }
    }

    @BeforeEach
    void routes() {
        server.createContext("/plain", exchange -> reply(exchange, 200, "hello"));
        server.createContext("/large", exchange -> reply(exchange, 200, "x".repeat(5_000)));
        server.createContext("/never", _ -> {});
        server.createContext(
                "/to",
                exchange -> {
                    String target = exchange.getRequestURI().getQuery();
                    exchange.getResponseHeaders().add("Location", target);
                    reply(exchange, 302, "");
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }

    private static HttpServer start() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return started;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private void reply(HttpExchange exchange, int status, String text) throws IOException {
        heard.clear();
        exchange.getRequestHeaders().forEach((name, values) -> heard.put(name, values.getFirst()));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static OutgoingSettings settings(boolean loopback, String... allowed) {
        return new OutgoingSettings(
                Set.of(allowed), loopback, Optional.empty(), 2, 1_000, Duration.ofSeconds(5));
    }

    private OutgoingAnswer get(OutgoingSettings settings, String uri) {
        return send(settings, OutgoingRequest.get(URI.create(uri)));
    }

    private OutgoingAnswer send(OutgoingSettings settings, OutgoingRequest request) {
        return OutgoingRequests.open(vertx, settings, names)
                .send(request)
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private String here(String host, String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    private static String body(OutgoingAnswer answer) {
        assertThat(answer).isInstanceOf(OutgoingAnswer.Answered.class);
        return ((OutgoingAnswer.Answered) answer).body();
    }

    @Test
    @Tag("RS60")
    void thisMachineIsAskedOnlyWhenASettingSaysSo() {
        assertThat(body(get(settings(true), here("127.0.0.1", "/plain")))).isEqualTo("hello");
        assertThat(get(settings(false), here("127.0.0.1", "/plain")))
                .isInstanceOf(OutgoingAnswer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.0.0.1",
                "172.16.3.4",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "fe80::1",
                "fd00::1",
                "fec0::1",
                "ff02::1",
                "2002:a00:1::1",
                "2001:0:a00:1::1",
                "2001:db8::1"
            })
    @Tag("RS60")
    void addressesThatAreNotPublicAreNotAsked(String address) {
        names.answer("somebody.example", address);
        assertThat(get(settings(false), "https://somebody.example/jwks"))
                .isInstanceOf(OutgoingAnswer.Refused.class);
        String literal = address.contains(":") ? "[" + address + "]" : address;
        assertThat(get(settings(false), "https://" + literal + "/"))
                .isInstanceOf(OutgoingAnswer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.215.14", "8.8.8.8", "172.32.0.1", "2606:2800::1", "2a00:1450::5"})
    void publicAddressesAreAllowed(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.215.14/",
                "ftp://93.184.215.14/",
                "file:///etc/passwd",
                "https://user:word@93.184.215.14/",
                "https:///nowhere",
                "mailto:somebody@example.org"
            })
    @Tag("RS60")
    void onlyPlainHttpsIsAsked(String uri) {
        assertThat(get(settings(true), uri)).isInstanceOf(OutgoingAnswer.Refused.class);
    }

    @Test
    @Tag("RS60")
    void oneForbiddenAddressAmongOthersRefusesTheName() {
        names.answer("somebody.example", "93.184.215.14 10.0.0.1");
        assertThat(get(settings(false), "https://somebody.example/"))
                .isInstanceOf(OutgoingAnswer.Refused.class);
    }

    @Test
    @Tag("RS61")
    void aNameThatChangesItsMindIsAskedWhereItWasChecked() {
        // Whoever resolved a second time would find nobody at the second address.
        names.answer("rebinding.example", "127.0.0.1", "127.0.0.99");
        assertThat(body(get(settings(true), here("rebinding.example", "/plain"))))
                .isEqualTo("hello");
        assertThat(names.asked).containsExactly("rebinding.example");
        assertThat(heard.get("Host"))
                .isEqualTo("rebinding.example:" + server.getAddress().getPort());
    }

    @Test
    @Tag("RS61")
    void aRedirectIsLookedAtLikeTheFirstAddress() {
        assertThat(body(get(settings(true), here("127.0.0.1", "/to?/plain")))).isEqualTo("hello");
        assertThat(get(settings(true), here("127.0.0.1", "/to?http://10.0.0.1/")))
                .isInstanceOf(OutgoingAnswer.Refused.class);
        names.answer("inside.example", "169.254.169.254");
        assertThat(get(settings(true), here("127.0.0.1", "/to?https://inside.example/latest")))
                .isInstanceOf(OutgoingAnswer.Refused.class);
    }

    @Test
    @Tag("RS61")
    void redirectsAreCounted() {
        String twice = "/to?/to?/plain";
        assertThat(body(get(settings(true), here("127.0.0.1", twice)))).isEqualTo("hello");
        assertThat(get(settings(true), here("127.0.0.1", "/to?" + twice)))
                .isInstanceOf(OutgoingAnswer.Refused.class);
    }

    @Test
    @Tag("RS61")
    void whatWasMeantForTheFirstHostDoesNotReachTheSecond() {
        names.answer("other.example", "127.0.0.1");
        assertThat(body(send(settings(true), signed("/to?/plain")))).isEqualTo("hello");
        assertThat(heard).containsEntry("X-signature", "for one");
        String elsewhere = "/to?" + here("other.example", "/plain");
        assertThat(body(send(settings(true), signed(elsewhere)))).isEqualTo("hello");
        assertThat(heard).doesNotContainKey("X-signature");
    }

    private OutgoingRequest signed(String path) {
        return new OutgoingRequest(
                "GET", URI.create(here("127.0.0.1", path)), Map.of("X-Signature", "for one"), "");
    }

    @Test
    @Tag("RS60")
    void theAllowListNamesHostsAndNetworks() {
        names.answer("idp.corp", "10.1.2.3");
        Destinations byName = new Destinations(settings(false, "idp.corp"), names);
        Destinations byNetwork = new Destinations(settings(false, "10.1.0.0/16"), names);
        Destinations byOther = new Destinations(settings(false, "10.2.0.0/16"), names);
        URI uri = URI.create("https://idp.corp/jwks");
        assertThat(byName.look(uri)).isInstanceOf(Destinations.Decision.Allowed.class);
        assertThat(byNetwork.look(uri)).isInstanceOf(Destinations.Decision.Allowed.class);
        assertThat(byOther.look(uri)).isInstanceOf(Destinations.Decision.Refused.class);
    }

    @Test
    @Tag("RS62")
    void anAnswerThatIsTooLargeIsCutOff() {
        assertThat(get(settings(true), here("127.0.0.1", "/large")))
                .isEqualTo(new OutgoingAnswer.Failed("the answer is too large"));
    }

    @Test
    @Tag("RS62")
    void whoeverDoesNotAnswerIsNotWaitedFor() throws IOException {
        OutgoingSettings hasty =
                new OutgoingSettings(
                        Set.of(), true, Optional.empty(), 2, 1_000, Duration.ofMillis(300));
        assertThat(get(hasty, here("127.0.0.1", "/never")))
                .isInstanceOf(OutgoingAnswer.Failed.class);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(get(hasty, "https://127.0.0.1:" + silent.getLocalPort() + "/"))
                    .isInstanceOf(OutgoingAnswer.Failed.class);
        }
    }

    @Test
    @Tag("RS62")
    void aBodyIsPostedAndNotSentOnByARedirect() {
        OutgoingRequest post =
                OutgoingRequest.post(URI.create(here("127.0.0.1", "/plain")), "text/plain", "1");
        assertThat(body(send(settings(true), post))).isEqualTo("hello");
        assertThat(heard).containsEntry("Content-length", "1");
        OutgoingRequest moved =
                OutgoingRequest.post(
                        URI.create(here("127.0.0.1", "/to?/plain")), "text/plain", "1");
        assertThat(send(settings(true), moved)).isInstanceOf(OutgoingAnswer.Refused.class);
    }
}
