package org.orrery.protocol.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Batch;
import org.orrery.model.value.Value;

/// What a client says: imperatives. Constructors refuse what is malformed.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ClientMessage.Submit.class, name = "submit"),
    @JsonSubTypes.Type(value = ClientMessage.UpdatePresence.class, name = "update_presence"),
    @JsonSubTypes.Type(value = ClientMessage.SendSignal.class, name = "send_signal"),
    @JsonSubTypes.Type(value = ClientMessage.Ping.class, name = "ping"),
    @JsonSubTypes.Type(value = ClientMessage.AgentAction.class, name = "agent_action"),
})
public sealed interface ClientMessage {

    /// Opens the conversation, and resumes one.
    ///
    /// @param versions protocol versions the client speaks
    /// @param lastSequence the last log entry it has, 0 for none
    /// @param firstPending the client sequence of the first submission it will send, 1 at first
    record Hello(List<Integer> versions, ClientId clientId, long lastSequence, long firstPending)
            implements ClientMessage {
        public Hello {
            versions = List.copyOf(versions);
            Objects.requireNonNull(clientId, "client_id");
            require(lastSequence >= 0, "last_sequence is 0 or more");
            require(firstPending >= 1, "first_pending is 1 or more");
        }
    }

    /// Asks for a batch to be committed. Client sequences count up by one on a connection.
    record Submit(long clientSequence, Batch batch) implements ClientMessage {
        public Submit {
            require(clientSequence >= 1, "client_sequence is 1 or more");
            Objects.requireNonNull(batch, "batch");
        }
    }

    /// Says where one is; newest wins, nothing is kept.
    record UpdatePresence(MemberPose pose) implements ClientMessage {
        public UpdatePresence {
            Objects.requireNonNull(pose, "pose");
        }
    }

    /// Sends something to one member, or to all others when `to` is absent; not kept.
    record SendSignal(@Nullable UserId to, String kind, Value body) implements ClientMessage {
        public SendSignal {
            require(!kind.isEmpty() && kind.length() <= 64, "a signal's kind has 1 to 64 letters");
            Objects.requireNonNull(body, "body");
        }
    }

    /// Asks for an echo, to measure the round trip. Clients send one at least every ten seconds.
    record Ping(long sentNanos) implements ClientMessage {}

    /// Asks an agent of the session to act.
    record AgentAction(String agentId, String action, @Nullable Value parameters)
            implements ClientMessage {
        public AgentAction {
            Objects.requireNonNull(agentId, "agent_id");
            Objects.requireNonNull(action, "action");
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
