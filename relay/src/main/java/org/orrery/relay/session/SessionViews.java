package org.orrery.relay.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.role.Role;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.policy.Policies;
import org.orrery.relay.policy.Policy;

/// Sessions as the HTTP surface shows them.
final class SessionViews {

    private SessionViews() {}

    static SessionView of(SessionRecord session, Document document) {
        List<SessionView.MemberView> members =
                Members.of(document, Access.ADMITTED).stream().map(SessionViews::member).toList();
        Optional<Entity> entity = Sessions.of(document);
        String title = session.request().title();
        Optional<String> host = text(entity, "host_user_id");
        CreateSession asked = session.request();
        String compliance =
                entity.map(each -> level(each, "compliance_level"))
                        .orElse(entity.isPresent() ? null : asked.complianceLevel());
        String security =
                entity.map(each -> level(each, "security_level"))
                        .orElse(entity.isPresent() ? null : asked.securityLevel());
        return new SessionView(
                session.sessionId(),
                session.request().sessionType(),
                text(entity, "title").orElse(title),
                host.map(UserId::new).orElse(session.request().hostUserId()),
                session.request().enterprisePartner(),
                compliance,
                security,
                session.createdAt(),
                document.sequence(),
                document.stateHash(),
                (int) members.stream().filter(SessionView.MemberView::connected).count(),
                members,
                Sessions.state(document).wireName(),
                text(entity, "scheduled_start").orElse(null),
                flag(entity, "waiting_room"),
                flag(entity, "locked"),
                flag(entity, "passcode_required"),
                Policies.standard().effective(compliance, security).view());
    }

    /// A session whose log is in one file: what was known when it was made.
    static SessionView ofArchived(SessionRecord session) {
        SessionView view = of(session, Document.EMPTY).fromOutside();
        return new SessionView(
                view.sessionId(),
                view.sessionType(),
                view.title(),
                view.hostUserId(),
                view.enterprisePartner(),
                view.complianceLevel(),
                view.securityLevel(),
                view.createdAt(),
                0,
                view.stateHash(),
                0,
                List.of(),
                SessionState.ARCHIVED.wireName(),
                null,
                false,
                false,
                false,
                view.policy());
    }

    private static Optional<String> text(Optional<Entity> entity, String property) {
        return entity.map(each -> each.text(property, "")).filter(text -> !text.isEmpty());
    }

    private static boolean flag(Optional<Entity> entity, String property) {
        return entity.filter(each -> each.flag(property, false)).isPresent();
    }

    /// A level of a session, `null` when it has none.
    static @Nullable String level(Entity session, String property) {
        String level = session.text(property, "");
        return level.isEmpty() ? null : level;
    }

    /// The policy of a session as its document has it, for clients that do not have the table.
    static Value policy(CreateSession request) {
        Policy policy =
                Policies.standard().effective(request.complianceLevel(), request.securityLevel());
        Map<String, Value> parts = new TreeMap<>();
        policy.retention()
                .ifPresent(kept -> parts.put("retention_days", Value.of((double) kept.toDays())));
        parts.put("export_allowed", Value.of(policy.exportAllowed()));
        parts.put("agents_allowed", Value.of(policy.agentsAllowed()));
        parts.put("watermark", Value.of(policy.watermark()));
        parts.put("encryption_required", Value.of(policy.encryptionRequired()));
        return new Value.MapOf(parts);
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
