package org.orrery.protocol.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Entry;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.model.value.Value;

/// What a relay says: facts.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Welcomed.class, name = "welcomed"),
    @JsonSubTypes.Type(value = ServerMessage.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = ServerMessage.Admitted.class, name = "admitted"),
    @JsonSubTypes.Type(value = ServerMessage.Committed.class, name = "committed"),
    @JsonSubTypes.Type(value = ServerMessage.Skipped.class, name = "skipped"),
    @JsonSubTypes.Type(value = ServerMessage.Acknowledged.class, name = "acknowledged"),
    @JsonSubTypes.Type(value = ServerMessage.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = ServerMessage.PresenceUpdated.class, name = "presence_updated"),
    @JsonSubTypes.Type(value = ServerMessage.SignalReceived.class, name = "signal_received"),
    @JsonSubTypes.Type(value = ServerMessage.Checkpointed.class, name = "checkpointed"),
    @JsonSubTypes.Type(value = ServerMessage.Ponged.class, name = "ponged"),
    @JsonSubTypes.Type(value = ServerMessage.Failed.class, name = "failed"),
})
public sealed interface ServerMessage {

    /// Answers a hello. Without a document, the entries after the client's last one follow at once, up to `sequence`.
    ///
    /// @param slot the member's number in presence
    /// @param sequence the last entry of the log now
    /// @param settledClientSequence the client's last submission that the log has settled, 0 for none
    /// @param document the whole document at `sequence`, when the client's own is too old or there is none
    /// @param tickMillis interval of presence
    record Welcomed(
            int version,
            UserId userId,
            int slot,
            long sequence,
            long settledClientSequence,
            @Nullable Document document,
            long timeMillis,
            int tickMillis)
            implements ServerMessage {
        public Welcomed {
            Objects.requireNonNull(userId, "user_id");
        }
    }

    /// Answers a hello instead of a welcome: the member has to wait until somebody lets them in. Comes again when the reason
    /// changes.
    ///
    /// @param reason a word of `docs/spec/wire.md`, such as `waiting_room`
    /// @param scheduledStart when the session is to start, if that is what is waited for and known; ISO 8601, UTC
    record Waiting(String reason, @Nullable String scheduledStart) implements ServerMessage {
        public Waiting {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// The wait is over; the welcome follows at once.
    ///
    /// @param role what the member is in the session
    record Admitted(Role role) implements ServerMessage {
        public Admitted {
            Objects.requireNonNull(role, "role");
        }
    }

    /// A batch is durable and part of the document.
    record Committed(Entry entry) implements ServerMessage {
        public Committed {
            Objects.requireNonNull(entry, "entry");
        }
    }

    /// A log entry changed nothing: refused, or a repetition.
    record Skipped(long sequence, ClientId clientId, long clientSequence) implements ServerMessage {
        public Skipped {
            Objects.requireNonNull(clientId, "client_id");
        }
    }

    /// The receiver's own batch is durable, at this place in the log.
    record Acknowledged(long clientSequence, long sequence, long timeMillis)
            implements ServerMessage {}

    /// The receiver's own batch was not taken.
    ///
    /// @param sequence its place in the log, 0 when it was refused before it got there
    record Refused(long clientSequence, long sequence, Refusal refusal) implements ServerMessage {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /// The newest poses of the members, coalesced.
    record PresenceUpdated(List<MemberPose> poses) implements ServerMessage {
        public PresenceUpdated {
            poses = List.copyOf(poses);
        }
    }

    record SignalReceived(UserId from, String kind, Value body) implements ServerMessage {
        public SignalReceived {
            Objects.requireNonNull(from, "from");
        }
    }

    /// The relay's digest of its document at a sequence number, to compare one's own with.
    record Checkpointed(long sequence, String stateHash) implements ServerMessage {
        public Checkpointed {
            Objects.requireNonNull(stateHash, "state_hash");
        }
    }

    /// Echoes a ping, with the last entry of the log, so that a lost tail is noticed.
    record Ponged(long sentNanos, long sequence) implements ServerMessage {}

    /// A message was not understood or not allowed; the connection goes on unless a close follows.
    ///
    /// @param code a word of `docs/spec/wire.md`, such as `malformed`
    record Failed(String code, String detail) implements ServerMessage {
        public Failed {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
