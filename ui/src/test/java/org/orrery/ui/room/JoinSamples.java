package org.orrery.ui.room;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.net.Waiting;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.protocol.rest.PolicyView;
import org.orrery.protocol.rest.SessionView;
import org.orrery.ui.fake.SampleRoom;

/// A guarded session as one sees it from outside.
final class JoinSamples {
    private static final PolicyView STRICT = new PolicyView(2_555L, false, false, true, true);

    private JoinSamples() {}

    static SessionView session() {
        return new SessionView(
                SessionId.parse("018f2b6e-0000-7000-8000-000000000003"),
                "analytics_session",
                "Quarterly risk review",
                SampleRoom.BRAM,
                null,
                "sox_compliant",
                "financial_grade",
                "2026-03-14T11:00:00Z",
                9,
                "0",
                3,
                List.of(
                        member("bram", "Bram de Vries"),
                        member("chen", "Chen Li"),
                        member("dina", "Dina Saleh")),
                "lobby",
                SampleRoom.NOON.plus(Duration.ofMinutes(12)).toString(),
                true,
                true,
                true,
                STRICT);
    }

    static PolicyList policies() {
        return new PolicyList(
                List.of(new PolicyList.Level("sox_compliant", STRICT)),
                List.of(new PolicyList.Level("financial_grade", STRICT)));
    }

    static Waiting waiting() {
        return new Waiting(
                Waiting.Reason.NOT_STARTED,
                Optional.of(SampleRoom.NOON.plus(Duration.ofMinutes(12))),
                "The session has not started yet. You will be let in as soon as it does.");
    }

    private static SessionView.MemberView member(String id, String name) {
        return new SessionView.MemberView(new UserId(id), name, Role.COLLABORATOR, true, false);
    }
}
