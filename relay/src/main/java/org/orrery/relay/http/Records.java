package org.orrery.relay.http;

import java.util.concurrent.Executor;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.history.SessionHistory;
import org.orrery.relay.idempotency.IdempotencyKeys;
import org.orrery.relay.privacy.PersonalData;
import org.orrery.relay.retention.SessionArchive;

/// What routes read and change besides live rooms.
///
/// @param blocking runs what waits for the disk
public record Records(
        SessionHistory history,
        SessionArchive archive,
        PersonalData people,
        AdminAudit audit,
        IdempotencyKeys idempotency,
        Executor blocking) {}
