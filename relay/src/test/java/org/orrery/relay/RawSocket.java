package org.orrery.relay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A TCP connection to a relay on which a test says whatever it likes.
final class RawSocket implements AutoCloseable {

    private final Socket socket;

    RawSocket(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
    }

    RawSocket say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawSocket say(int... bytes) throws IOException {
        byte[] said = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            said[i] = (byte) bytes[i];
        }
        return say(said);
    }

    RawSocket say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /// Says nothing more.
    RawSocket end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// Asks for a WebSocket.
    ///
    /// @return the head of the answer
    String upgrade(String url, String... headers) throws IOException {
        URI uri = URI.create(url);
        StringBuilder head =
                new StringBuilder("GET " + uri.getRawPath() + "?" + uri.getRawQuery())
                        .append(" HTTP/1.1\r\n")
                        .append("Upgrade: websocket\r\nConnection: Upgrade\r\n")
                        .append("Sec-WebSocket-Version: 13\r\n")
                        .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        boolean host = false;
        for (String header : headers) {
            head.append(header).append("\r\n");
            host |= header.startsWith("Host:");
        }
        if (!host) {
            head.append("Host: localhost\r\n");
        }
        return say(head.append("\r\n").toString()).head();
    }

    /// What comes up to the next empty line.
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /// Everything until the relay closes; a reset is an end too.
    byte[] rest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                all.write(next);
            }
        } catch (SocketException reset) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    /// The code of the close frame that ends what comes, or 1006.
    static int closeCode(byte[] frames) {
        int at = 0;
        while (at + 2 <= frames.length) {
            int opcode = frames[at] & 0x0F;
            int length = frames[at + 1] & 0x7F;
            int head = 2;
            if (length == 126) {
                length = (frames[at + 2] & 0xFF) << 8 | (frames[at + 3] & 0xFF);
                head = 4;
            }
            if (opcode == 8 && length >= 2) {
                return (frames[at + head] & 0xFF) << 8 | (frames[at + head + 1] & 0xFF);
            }
            at += head + length;
        }
        return 1006;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
