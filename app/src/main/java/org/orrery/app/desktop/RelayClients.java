package org.orrery.app.desktop;

import java.net.URI;
import java.nio.file.Path;
import org.orrery.net.RelayClient;
import org.orrery.net.http.ClientFolders;
import org.orrery.net.http.HttpRelayClient;
import org.orrery.net.trust.Trust;

/// Makes clients of relays that keep their caches and unsent changes in one folder.
public final class RelayClients {

    private final Path folder;
    private final Trust trust;

    public RelayClients(Path folder) {
        this(folder, Trust.standard());
    }

    /// Clients that believe relays as far as `trust` goes.
    public RelayClients(Path folder, Trust trust) {
        this.folder = folder;
        this.trust = trust;
    }

    /// A client of the relay at `base`.
    ///
    /// @param owner whose unsent changes it keeps, apart from those of others
    public RelayClient open(URI base, String owner) {
        return new HttpRelayClient(
                base,
                new ClientFolders(folder.resolve("unsent").resolve(owner), folder.resolve("blobs")),
                trust);
    }
}
