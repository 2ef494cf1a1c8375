package org.orrery.relay.setting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.orrery.relay.room.RoomLimits;
import org.orrery.relay.room.SharedRates;

/// How a relay is set up. Every setting and its default stands in `relay.properties` beside this class.
public record RelaySettings(
        NetworkSettings network,
        StorageSettings storage,
        RoomLimits limits,
        LimitSettings guard,
        OutgoingSettings outgoing,
        IdentitySettings identity,
        RecordSettings records) {

    /// The defaults, with a place for the data.
    public static RelaySettings defaults(Path dataDirectory) {
        return of(new Reading(Merged.defaults()), dataDirectory, false);
    }

    /// The defaults as changed by a file; see [Merged] for the environment.
    ///
    /// @throws IOException when the file cannot be read
    /// @throws IllegalArgumentException naming the setting that is wrong
    public static RelaySettings read(Path file, Path dataDirectory, boolean insecureBind)
            throws IOException {
        return Merged.of(Optional.of(file), Map.of())
                .settings(Optional.of(dataDirectory), insecureBind);
    }

    /// What a room bears by default.
    public static RoomLimits defaultLimits() {
        return limits(new Reading(Merged.defaults()));
    }

    /// `$XDG_DATA_HOME/orrery/relay`, as the XDG Base Directory Specification has it.
    public static Path defaultDataDirectory() {
        String xdg = System.getenv("XDG_DATA_HOME");
        Path data =
                xdg == null || xdg.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".local", "share")
                        : Path.of(xdg);
        return data.resolve("orrery").resolve("relay");
    }

    public RelaySettings withNetwork(NetworkSettings newNetwork) {
        return new RelaySettings(newNetwork, storage, limits, guard, outgoing, identity, records);
    }

    public RelaySettings withPort(int newPort) {
        return withNetwork(network.withAddress(network.host(), newPort, network.insecureBind()));
    }

    public RelaySettings withLimits(RoomLimits newLimits) {
        return new RelaySettings(network, storage, newLimits, guard, outgoing, identity, records);
    }

    public RelaySettings withIdentity(IdentitySettings newIdentity) {
        return new RelaySettings(network, storage, limits, guard, outgoing, newIdentity, records);
    }

    public RelaySettings withRecords(RecordSettings newRecords) {
        return new RelaySettings(network, storage, limits, guard, outgoing, identity, newRecords);
    }

    static RelaySettings of(Reading reading, Path dataDirectory, boolean insecureBind) {
        return new RelaySettings(
                NetworkSettings.of(reading, insecureBind),
                StorageSettings.of(reading, dataDirectory),
                limits(reading),
                LimitSettings.of(reading),
                OutgoingSettings.of(reading),
                IdentitySettings.of(reading),
                RecordSettings.of(reading));
    }

    private static RoomLimits limits(Reading reading) {
        return new RoomLimits(
                reading.whole("members"),
                reading.size("backlog-bytes"),
                reading.size("presence-backlog-bytes"),
                reading.whole("tail-entries"),
                reading.size("tail-bytes"),
                reading.whole("checkpoint-every"),
                reading.whole("submits-per-second"),
                reading.whole("submit-burst"),
                reading.whole("presence-per-second"),
                reading.whole("signals-per-second"),
                reading.whole("unsettled"),
                reading.duration("checkpoint-idle"),
                reading.duration("hello-timeout"),
                reading.duration("idle-timeout"),
                reading.duration("absence"),
                new SharedRates(
                        reading.positive("user-submits-per-second"),
                        reading.positive("session-submits-per-second"),
                        reading.positive("user-presence-per-second"),
                        reading.positive("session-presence-per-second"),
                        reading.positive("user-signals-per-second"),
                        reading.positive("session-signals-per-second")));
    }
}
