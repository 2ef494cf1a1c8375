package org.orrery.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Colyseus's matchmaking: a seat is reserved over HTTP before the WebSocket is opened.
final class ColyseusSeats {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ColyseusSeats() {}

    /// Makes or finds the room, and answers the path of the member's WebSocket.
    static String reserve(int port, int room) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + port
                                                + "/matchmake/joinOrCreate/scene"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"number\":" + room + "}"))
                        .build();
        HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
        JsonNode answer = JSON.readTree(response.body());
        JsonNode found = answer.get("room");
        if (found == null) {
            throw new IOException("Colyseus answers " + answer);
        }
        return "/%s/%s?sessionId=%s"
                .formatted(
                        found.get("processId").asText(),
                        found.get("roomId").asText(),
                        answer.get("sessionId").asText());
    }
}
