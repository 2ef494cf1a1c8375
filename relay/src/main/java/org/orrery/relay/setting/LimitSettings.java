package org.orrery.relay.setting;

import java.time.Duration;

/// How much the relay takes from one address and one user before there is a room that could object.
///
/// @param unlimited addresses of which requests and connections are not counted
/// @param remembered addresses of which requests are counted at a time
/// @param firstRequest from the connection to the head of its first request
/// @param keepAlive from a finished request to the head of the next one
/// @param body for a body, with a second more for each `bodyBytesPerSecond`
public record LimitSettings(
        int connectionsPerAddress,
        int connectionsPerUser,
        int requestsPerSecond,
        int requestBurst,
        int remembered,
        Networks unlimited,
        Duration firstRequest,
        Duration keepAlive,
        Duration body,
        int bodyBytesPerSecond,
        int headerBytes) {

    static LimitSettings of(Reading reading) {
        return new LimitSettings(
                reading.positive("connections-per-address"),
                reading.positive("connections-per-user"),
                reading.positive("requests-per-second"),
                reading.positive("request-burst"),
                reading.positive("addresses-remembered"),
                reading.networks("unlimited-addresses"),
                reading.duration("request-timeout"),
                reading.duration("keep-alive"),
                reading.duration("body-timeout"),
                reading.positive("body-bytes-per-second"),
                reading.positive("header-bytes"));
    }
}
