package org.orrery.relay.session;

import java.util.List;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.protocol.rest.SessionView;

/// Sessions as the HTTP surface shows them.
final class SessionViews {

    private SessionViews() {}

    static SessionView of(SessionRecord session, Document document) {
        List<SessionView.MemberView> members =
                document.ofKind(Kinds.MEMBER).stream().map(SessionViews::member).toList();
        Entity entity = document.entity(session.sessionId().entity());
        String title = session.request().title();
        return new SessionView(
                session.sessionId(),
                session.request().sessionType(),
                entity == null ? title : entity.text("title", title),
                session.request().hostUserId(),
                session.request().enterprisePartner(),
                session.request().complianceLevel(),
                session.request().securityLevel(),
                session.createdAt(),
                document.sequence(),
                document.stateHash(),
                (int) members.stream().filter(SessionView.MemberView::connected).count(),
                members);
    }

    private static SessionView.MemberView member(Entity member) {
        return new SessionView.MemberView(
                member.owner(),
                member.text("username", ""),
                Role.ofWireName(member.text("role", "")).orElse(Role.OBSERVER),
                member.flag("connected", false),
                member.flag("simulated", false));
    }
}
