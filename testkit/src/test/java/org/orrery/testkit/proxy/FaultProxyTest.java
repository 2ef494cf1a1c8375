package org.orrery.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private final ServerSocket echo = echo();
    private final FaultProxy proxy = FaultProxy.to(echo.getLocalPort());

    private static ServerSocket echo() {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var _ =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!server.isClosed()) {
                                    try (Socket socket = server.accept()) {
                                        socket.getInputStream()
                                                .transferTo(socket.getOutputStream());
                                    } catch (IOException over) {
                                        Thread.onSpinWait();
                                    }
                                }
                            });
            return server;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static String echoed(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return new String(
                socket.getInputStream().readNBytes(text.length()), StandardCharsets.US_ASCII);
    }

    private static boolean isOver(Socket socket) {
        try {
            return !echoed(socket, "hello").equals("hello");
        } catch (IOException reset) {
            return !(reset instanceof SocketTimeoutException);
        }
    }

    @Test
    void withoutAFaultBytesPass() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, "hello")).isEqualTo("hello");
        }
        assertThat(proxy.links()).isEqualTo(1);
    }

    @Test
    void bytesAreSlicedDelayedAndThrottledAndStillTheSame() throws IOException {
        try (Socket socket = connect()) {
            proxy.set(Direction.TO_SERVER, Fault.sliced(1));
            proxy.set(Direction.TO_CLIENT, Fault.delayed(Duration.ofMillis(1)));
            assertThat(echoed(socket, "a longer text")).isEqualTo("a longer text");
            proxy.setBoth(Fault.throttled(10_000));
            assertThat(echoed(socket, "x".repeat(500))).isEqualTo("x".repeat(500));
        }
    }

    @Test
    void aDeadHalfSwallowsInSilence() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, "hello")).isEqualTo("hello");
            proxy.set(Direction.TO_CLIENT, Fault.SILENCE);
            socket.setSoTimeout(200);
            assertThatIOException()
                    .isThrownBy(() -> echoed(socket, "nobody answers"))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aResetIsNoticedAtOnceAndNewLinksPass() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, "hello")).isEqualTo("hello");
            proxy.reset();
            assertThat(isOver(socket)).isTrue();
        }
        try (Socket again = connect()) {
            assertThat(echoed(again, "again")).isEqualTo("again");
        }
        proxy.refuse();
        try (Socket refused = connect()) {
            assertThat(isOver(refused)).isTrue();
        }
        assertThat(proxy.turnedAway()).isEqualTo(1);
    }
}
