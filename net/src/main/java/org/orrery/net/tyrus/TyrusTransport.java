package org.orrery.net.tyrus;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.client.exception.DeploymentHandshakeException;
import org.orrery.net.connection.Transport;
import org.orrery.net.trust.Trust;
import org.orrery.protocol.Protocol;

/// Opens WebSockets with the compact form of the protocol. All rooms of a process share Tyrus's threads.
public final class TyrusTransport implements Transport {

    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final String[] TLS = {"TLSv1.3"};
    private static final int IDLE_CONTAINER_SECONDS = 5;

    private final Executor roomThread;
    private final ClientManager plain;
    private final ClientManager secure;

    /// A transport that calls its listeners on `roomThread` and believes relays as far as `trust` goes.
    public TyrusTransport(Executor roomThread, Trust trust) {
        this.roomThread = roomThread;
        plain = manager();
        secure = manager();
        // Whoever has such a configurator uses TLS for `ws:` as well.
        secure.getProperties()
                .put(
                        ClientProperties.SSL_ENGINE_CONFIGURATOR,
                        new SslEngineConfigurator(trust.context(), true, false, false)
                                .setEnabledProtocols(TLS)
                                .setHostVerificationEnabled(true));
    }

    private static ClientManager manager() {
        ClientManager manager = ClientManager.createClient();
        manager.getProperties().put(ClientProperties.SHARED_CONTAINER, true);
        manager.getProperties()
                .put(ClientProperties.SHARED_CONTAINER_IDLE_TIMEOUT, IDLE_CONTAINER_SECONDS);
        manager.getProperties().put(ClientProperties.HANDSHAKE_TIMEOUT, HANDSHAKE_MILLIS);
        manager.getProperties()
                .put(ClientProperties.INCOMING_BUFFER_SIZE, Protocol.MAX_RELAY_FRAME);
        return manager;
    }

    @Override
    public Link connect(URI url, Listener listener) {
        TyrusLink link = new TyrusLink(roomThread, listener);
        Thread.ofVirtual().name("orrery-connect").start(() -> open(url, link));
        return link;
    }

    private void open(URI url, TyrusLink link) {
        ClientEndpointConfig config =
                ClientEndpointConfig.Builder.create()
                        .preferredSubprotocols(List.of(Protocol.CBOR_SUBPROTOCOL))
                        .build();
        try {
            ClientManager manager = "wss".equalsIgnoreCase(url.getScheme()) ? secure : plain;
            manager.connectToServer(link, config, url);
        } catch (DeploymentHandshakeException refused) {
            link.failed(refused.getHttpStatusCode(), String.valueOf(refused.getMessage()));
        } catch (DeploymentException | IOException failure) {
            link.failed(0, String.valueOf(failure.getMessage()));
        }
    }
}
