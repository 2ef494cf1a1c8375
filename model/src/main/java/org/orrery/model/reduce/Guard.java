package org.orrery.model.reduce;

import java.util.Map;
import java.util.Optional;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.document.Sessions;
import org.orrery.model.document.Tombstone;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Action;
import org.orrery.model.role.Permissions;
import org.orrery.model.role.Role;
import org.orrery.model.schema.EntityKind;
import org.orrery.model.schema.Kinds;
import org.orrery.model.schema.Schema;
import org.orrery.model.value.Value;

/// Says whether an operation is allowed and valid: role, kind, properties, limits. Structure (existence, leases, text) is
/// the reducer's own business.
public interface Guard {

    /// What speaks against `operation`, when something does.
    Optional<Refusal> objection(Document document, Author author, Operation operation);

    /// Lets everything pass: for a replica, whose relay has judged already and may know newer kinds.
    static Guard trusting() {
        return (document, author, operation) -> Optional.empty();
    }

    static Guard of(Schema schema, Permissions permissions) {
        return new Standard(schema, permissions);
    }

    /// The guard of relays, and of clients for their own wishes.
    record Standard(Schema schema, Permissions permissions) implements Guard {

        @Override
        public Optional<Refusal> objection(Document document, Author author, Operation operation) {
            Optional<Role> known =
                    author.isRelay()
                            ? Optional.of(Role.ADMIN)
                            : Members.role(document, author.user());
            if (known.isEmpty()) {
                return refusal(Refusal.Code.NOT_A_MEMBER, "you are not in this session");
            }
            Role role = known.get();
            Optional<Refusal> closed =
                    author.isRelay() ? Optional.empty() : closed(document, author, role, operation);
            if (closed.isPresent()) {
                return closed;
            }
            return switch (operation) {
                case Operation.Create create -> creation(document, author, role, create);
                case Operation.Update update ->
                        existing(document, update)
                                .flatMap(entity ->
                                        update(author, role, entity, update)
                                                .or(() ->
                                                        hostPutOut(
                                                                document, author, entity, update)));
                case Operation.EditText edit ->
                        existing(document, edit)
                                .flatMap(entity -> edit(author, role, entity, edit));
                case Operation.Delete delete ->
                        existing(document, delete)
                                .flatMap(entity -> permitted(author, role, Action.DELETE, entity));
                case Operation.AcquireLease acquire ->
                        existing(document, acquire).flatMap(entity -> lease(author, role, entity));
                case Operation.ReleaseLease _ -> Optional.empty();
            };
        }

        /// What a session that is paused or over keeps people from.
        private static Optional<Refusal> closed(
                Document document, Author author, Role role, Operation operation) {
            SessionState state = Sessions.state(document);
            if (state.isOver()) {
                return refusal(Refusal.Code.READ_ONLY, "the session has ended");
            }
            boolean held =
                    state == SessionState.PAUSED
                            && role != Role.ADMIN
                            && !isTalk(document, author, operation);
            return held
                    ? refusal(Refusal.Code.PAUSED, "the session is paused; only admins change it")
                    : Optional.empty();
        }

        /// Chat, and what a member does with themselves, such as to raise a hand.
        private static boolean isTalk(Document document, Author author, Operation operation) {
            if (operation instanceof Operation.Create create) {
                return create.kind().equals(Kinds.CHAT);
            }
            Entity entity = document.entity(operation.id());
            return entity != null
                    && (entity.kind().equals(Kinds.CHAT)
                            || (entity.kind().equals(Kinds.MEMBER)
                                    && entity.owner().equals(author.user())));
        }

        private static Optional<Refusal> hostPutOut(
                Document document, Author author, Entity entity, Operation.Update update) {
            Value access = update.properties().get("access");
            boolean out =
                    access != null
                            && !author.isRelay()
                            && entity.kind().equals(Kinds.MEMBER)
                            && !Value.text(access, Access.ADMITTED.wireName())
                                    .equals(Access.ADMITTED.wireName())
                            && Sessions.isHost(document, entity.owner());
            return out
                    ? refusal(Refusal.Code.FORBIDDEN, "the host is not put out")
                    : Optional.empty();
        }

        private Optional<Refusal> creation(
                Document document, Author author, Role role, Operation.Create create) {
            Optional<EntityKind> kind = schema.kind(create.kind());
            if (kind.isEmpty()) {
                return refusal(Refusal.Code.INVALID, "there is no kind " + create.kind());
            }
            Tombstone grave = document.tombstone(create.id());
            UserId owner = grave == null ? author.user() : grave.owner();
            boolean own = owner.equals(author.user());
            if (!author.isRelay() && !mayCreate(role, create, own, grave != null)) {
                return forbidden(role, Action.CREATE, create.kind());
            }
            if (document.size() >= Schema.MAX_ENTITIES) {
                return refusal(Refusal.Code.FULL, "the session holds as much as it can");
            }
            return invalid(kind.get().problem(create.properties()));
        }

        /// To restore is to write in the owner's name, so it takes the right to update as well.
        private boolean mayCreate(
                Role role, Operation.Create create, boolean own, boolean restoring) {
            return permissions.allows(role, Action.CREATE, create.kind(), own)
                    && (!restoring
                            || permissions.allowsUpdate(
                                    role, create.kind(), create.properties().keySet(), own));
        }

        private Optional<Refusal> update(
                Author author, Role role, Entity entity, Operation.Update update) {
            if (update.properties().isEmpty()) {
                return refusal(Refusal.Code.INVALID, "an update sets at least one property");
            }
            boolean own = entity.owner().equals(author.user());
            if (!author.isRelay()
                    && !permissions.allowsUpdate(
                            role, entity.kind(), update.properties().keySet(), own)) {
                return forbidden(role, Action.UPDATE, entity.kind());
            }
            return schema.kind(entity.kind()).flatMap(kind -> invalid(problem(kind, update)));
        }

        private static Optional<String> problem(EntityKind kind, Operation.Update update) {
            for (Map.Entry<String, Value> entry : update.properties().entrySet()) {
                if (kind.isSharedText(entry.getKey())) {
                    return Optional.of(
                            kind.name() + "." + entry.getKey() + " is changed by text edits only");
                }
                Optional<String> problem = kind.problem(entry.getKey(), entry.getValue());
                if (problem.isPresent()) {
                    return problem;
                }
            }
            return Optional.empty();
        }

        private Optional<Refusal> edit(
                Author author, Role role, Entity entity, Operation.EditText edit) {
            if (schema.kind(entity.kind()).filter(k -> k.isSharedText(edit.property())).isEmpty()) {
                return refusal(
                        Refusal.Code.INVALID,
                        entity.kind() + "." + edit.property() + " is no shared text");
            }
            boolean own = entity.owner().equals(author.user());
            return author.isRelay()
                            || permissions.allowsUpdate(
                                    role, entity.kind(), java.util.Set.of(edit.property()), own)
                    ? Optional.empty()
                    : forbidden(role, Action.UPDATE, entity.kind());
        }

        /// Nobody may keep the relay or an admin from changing a member.
        private Optional<Refusal> lease(Author author, Role role, Entity entity) {
            boolean never =
                    entity.kind().equals(Kinds.MEMBER) || entity.kind().equals(Kinds.SESSION);
            return never
                    ? refusal(Refusal.Code.INVALID, "a " + entity.kind() + " cannot be leased")
                    : permitted(author, role, Action.UPDATE, entity);
        }

        private Optional<Refusal> permitted(
                Author author, Role role, Action action, Entity entity) {
            boolean own = entity.owner().equals(author.user());
            return author.isRelay() || permissions.allows(role, action, entity.kind(), own)
                    ? Optional.empty()
                    : forbidden(role, action, entity.kind());
        }

        private static Optional<Entity> existing(Document document, Operation operation) {
            return Optional.ofNullable(document.entity(operation.id()));
        }

        private static Optional<Refusal> forbidden(Role role, Action action, String kind) {
            return refusal(
                    Refusal.Code.FORBIDDEN,
                    "the role " + role.wireName() + " may not " + action.wireName() + " " + kind);
        }

        private static Optional<Refusal> invalid(Optional<String> problem) {
            return problem.map(text -> new Refusal(Refusal.Code.INVALID, text));
        }

        private static Optional<Refusal> refusal(Refusal.Code code, String detail) {
            return Optional.of(new Refusal(code, detail));
        }
    }
}
