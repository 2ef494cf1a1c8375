package org.orrery.bench.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/// What a peer said about itself.
///
/// @param renderer library and driver, in its own words
record PeerTiming(double framesPerSecond, double medianMillis, double p95Millis, String renderer) {

    static PeerTiming read(String json) throws IOException {
        JsonNode said = new ObjectMapper().readTree(json);
        if (said == null || !said.has("fps")) {
            throw new IOException("the peer said: " + json);
        }
        return new PeerTiming(
                said.path("fps").asDouble(),
                said.path("median").asDouble(),
                said.path("p95").asDouble(),
                said.path("renderer").asText());
    }
}
