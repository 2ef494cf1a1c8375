package org.orrery.testkit.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A TCP proxy on loopback between clients and one server, whose links go wrong when a test says so. Faults hold for links
/// that are open and for those to come, until others are set.
public final class FaultProxy implements AutoCloseable {

    private final InetAddress serverAddress;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger links = new AtomicInteger();

    /// Links that did not come about: the server was not there, or the client had gone.
    private final AtomicInteger turnedAway = new AtomicInteger();

    /// Written by tests, read by the threads that pump; guarded by itself.
    private final Map<Direction, Fault> faults = new EnumMap<>(Direction.class);

    /// Where new links go; the server may come back elsewhere.
    private volatile int serverPort;

    /// Whether new links are turned away.
    private volatile boolean refusing;

    private FaultProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.serverAddress = InetAddress.getLoopbackAddress();
        this.listener = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        clear();
        var _ = Thread.ofVirtual().name("fault-proxy").start(this::accept);
    }

    /// A proxy to a server on this machine.
    public static FaultProxy to(int serverPort) {
        try {
            return new FaultProxy(serverPort);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// The server's address with the proxy in between.
    public URI through(URI address) {
        return URI.create(address.toString().replaceFirst(":\\d+", ":" + port()));
    }

    /// How many links there have been.
    public int links() {
        return links.get();
    }

    /// How many links did not come about.
    public int turnedAway() {
        return turnedAway.get();
    }

    /// New links go to another port.
    public void redirect(int newServerPort) {
        serverPort = newServerPort;
    }

    public void set(Direction direction, Fault fault) {
        synchronized (faults) {
            faults.put(direction, fault);
        }
    }

    /// The same both ways.
    public void setBoth(Fault fault) {
        for (Direction direction : Direction.values()) {
            set(direction, fault);
        }
    }

    /// Nothing goes wrong any more.
    public void clear() {
        setBoth(Fault.NONE);
        refusing = false;
    }

    /// Turns new links away until [#clear()].
    public void refuse() {
        refusing = true;
    }

    /// Resets all links (RST), as a router that has forgotten them.
    public void reset() {
        for (Socket socket : List.copyOf(open)) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException closed) {
                open.remove(socket);
            } finally {
                shut(socket);
            }
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (refusing) {
                    turnedAway.incrementAndGet();
                    client.setSoLinger(true, 0);
                    client.close();
                } else {
                    links.incrementAndGet();
                    link(client);
                }
            } catch (IOException over) {
                turnedAway.incrementAndGet();
            }
        }
    }

    private void link(Socket client) throws IOException {
        open.add(client);
        try {
            Socket server = new Socket(serverAddress, serverPort);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            pump(client, server, Direction.TO_SERVER);
            pump(server, client, Direction.TO_CLIENT);
        } catch (IOException noServer) {
            shut(client);
            throw noServer;
        }
    }

    private void pump(Socket from, Socket to, Direction direction) {
        var _ =
                Thread.ofVirtual()
                        .name("fault-proxy-" + direction)
                        .start(() -> {
                            try {
                                pass(from.getInputStream(), to.getOutputStream(), direction);
                            } catch (IOException broken) {
                                // One end has gone; the other one is told by the close below.
                                shut(from);
                            } finally {
                                end(from, to, direction);
                            }
                        });
    }

    /// A dead half does not tell of the end either.
    private void end(Socket from, Socket to, Direction direction) {
        if (fault(direction).swallowed()) {
            open.remove(from);
        } else {
            shut(from);
            shut(to);
        }
    }

    private void pass(InputStream in, OutputStream out, Direction direction) throws IOException {
        byte[] piece = new byte[Fault.NONE.sliceBytes()];
        while (true) {
            int most = Math.clamp(fault(direction).sliceBytes(), 1, piece.length);
            int bytes = in.read(piece, 0, most);
            if (bytes < 0) {
                return;
            }
            Fault now = fault(direction);
            if (!now.swallowed()) {
                hold(now.holding(bytes));
                out.write(piece, 0, bytes);
                out.flush();
            }
        }
    }

    private static void hold(Duration time) {
        if (time.isPositive()) {
            long until = System.nanoTime() + time.toNanos();
            for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private Fault fault(Direction direction) {
        synchronized (faults) {
            return faults.getOrDefault(direction, Fault.NONE);
        }
    }

    private void shut(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException gone) {
            // It is gone either way.
            return;
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            open.forEach(this::shut);
        }
    }
}
