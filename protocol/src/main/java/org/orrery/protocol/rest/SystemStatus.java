package org.orrery.protocol.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answer to `GET /collaboration/system/status`: measured, or `null` where nothing was measured in the window.
///
/// @param systemStatus `ready`, or `degraded` when the storage has failed or the relay is too busy
/// @param uptime in seconds
/// @param activeSessions sessions with somebody in them now
/// @param aiAgentsAvailable ids of agents
/// @param averageResponseTime mean milliseconds from receiving a submission to having fanned it out, durably
/// @param collaborationSuccessRate share of the submissions that were committed, from 0 to 1
/// @param sessionStates how many sessions are in which state, by its name; `not_loaded` for those whose log was not read since
///     the relay started
/// @param rates a second, over the last ten seconds; `null` before these have passed
/// @param windowSeconds how far back the measured values reach
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SystemStatus(
        String systemStatus,
        long uptime,
        int activeSessions,
        int sessions,
        int totalUsers,
        int websocketConnections,
        List<String> aiAgentsAvailable,
        @Nullable Double averageResponseTime,
        @Nullable Double medianResponseTime,
        @Nullable Double p99ResponseTime,
        long responseTimeSamples,
        @Nullable Double collaborationSuccessRate,
        long collaborationSamples,
        int windowSeconds,
        long eventLoopLagMillis,
        Map<String, Integer> sessionStates,
        @Nullable Rates rates,
        StorageFigures storage) {

    public SystemStatus {
        aiAgentsAvailable = List.copyOf(aiAgentsAvailable);
        sessionStates = Map.copyOf(sessionStates);
    }

    /// What happens in a second.
    public record Rates(
            double operations,
            double refusals,
            double framesReceived,
            double bytesReceived,
            double bytesSent,
            double presenceSent) {}

    /// Where things are kept.
    ///
    /// @param logBytes of logs, snapshots and archives, measured every half minute; `null` before that
    /// @param freeBytes that the disk has left
    public record StorageFigures(
            boolean writable, @Nullable Long logBytes, long blobBytes, @Nullable Long freeBytes) {}
}
