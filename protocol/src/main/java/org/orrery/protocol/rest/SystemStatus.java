package org.orrery.protocol.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answer to `GET /collaboration/system/status`: measured, or `null` where nothing was measured in the window.
///
/// @param systemStatus `ready`, or `degraded` when the storage has failed or the relay is too busy
/// @param uptime in seconds
/// @param activeSessions sessions with somebody in them now
/// @param aiAgentsAvailable ids of agents
/// @param averageResponseTime mean milliseconds from receiving a submission to having fanned it out, durably
/// @param collaborationSuccessRate share of the submissions that were committed, from 0 to 1
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
        long eventLoopLagMillis) {

    public SystemStatus {
        aiAgentsAvailable = List.copyOf(aiAgentsAvailable);
    }
}
