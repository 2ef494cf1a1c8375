package org.orrery.protocol.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answer to `GET /collaboration/system/history`: what was measured second by second, the oldest first, a list for each
/// figure. `null` where nothing was measured in that second.
///
/// @param time milliseconds since 1970
/// @param operations committed in that second; the other figures without a unit are counts of it too
/// @param lag of the event loop, in milliseconds
/// @param cpu share of all processors that this process took, from 0 to 1
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SystemHistory(
        int intervalMillis,
        List<Long> time,
        List<Integer> connections,
        List<Integer> people,
        List<Integer> rooms,
        List<Long> operations,
        List<Long> refusals,
        List<@Nullable Double> p50Millis,
        List<@Nullable Double> p99Millis,
        List<Long> framesReceived,
        List<Long> bytesReceived,
        List<Long> bytesSent,
        List<Long> presenceSent,
        List<Long> lag,
        List<@Nullable Double> cpu,
        List<Long> heapBytes) {}
