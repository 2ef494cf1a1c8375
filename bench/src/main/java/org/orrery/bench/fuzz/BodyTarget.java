package org.orrery.bench.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.rest.ChangeAnnotation;
import org.orrery.protocol.rest.CreateAccount;
import org.orrery.protocol.rest.CreateInvite;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.PostAnnotation;
import org.orrery.protocol.rest.PostBookmark;
import org.orrery.protocol.rest.PostChat;
import org.orrery.protocol.rest.UpdateSession;

/// The JSON bodies of requests, and the sentences that say what is wrong with them.
final class BodyTarget implements Target {

    private static final ObjectMapper JSON = Mappers.json();

    private static final List<Class<?>> BODIES =
            List.of(
                    CreateSession.class,
                    JoinSession.class,
                    UpdateSession.class,
                    CreateAccount.class,
                    CreateInvite.class,
                    PostAnnotation.class,
                    ChangeAnnotation.class,
                    PostBookmark.class,
                    PostChat.class);

    @Override
    public List<byte[]> seeds() {
        return List.of(
                bytes(
                        """
                        {"session_type": "analytics_session", "title": "T", "host_user_id": "ada",
                         "initial_scene": {"camera_position": [1, 2, 3], "data_filters": {}}}
                        """),
                bytes(
                        """
                        {"user_id": "ada", "username": "Ada", "role": "analyst",
                         "avatar_config": {"model": "m", "color": "#112233", "scale": 1.0}}
                        """),
                bytes(
                        """
                        {"body": "b", "position": [1, 2, 3], "scheduled_start": "2026-01-01T00:00:00Z",
                         "role": "viewer", "expires_in": "PT1H", "uses": 3, "locked": true}
                        """));
    }

    @Override
    public void read(byte[] input) {
        for (Class<?> body : BODIES) {
            try {
                var _ = Mappers.read(JSON, input, body);
            } catch (IOException malformed) {
                if (Mappers.reason(malformed).isBlank()) {
                    throw new AssertionError("no reason is given", malformed);
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
