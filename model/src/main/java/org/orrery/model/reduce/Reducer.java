package org.orrery.model.reduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.ClientMark;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Lease;
import org.orrery.model.document.Property;
import org.orrery.model.document.Tombstone;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Permissions;
import org.orrery.model.schema.EntityKind;
import org.orrery.model.schema.Kinds;
import org.orrery.model.schema.PropertyType;
import org.orrery.model.schema.Schema;
import org.orrery.model.text.TextHistory;
import org.orrery.model.value.Value;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// Applies log entries to documents. The same entries in the same order give the same document everywhere: the result
/// depends on nothing but the arguments. Rules `SD*` of `docs/spec/document.md`. Safe on any thread.
public final class Reducer {

    private final Schema schema;
    private final Guard guard;

    public Reducer(Schema schema, Guard guard) {
        this.schema = schema;
        this.guard = guard;
    }

    /// The reducer that checks everything, with the schema and permissions of this version.
    public static Reducer checking() {
        return new Reducer(Kinds.SCHEMA, Guard.of(Kinds.SCHEMA, Permissions.standard()));
    }

    /// The reducer of a replica that applies what its relay has accepted.
    public static Reducer replica() {
        return new Reducer(Kinds.SCHEMA, Guard.trusting());
    }

    /// Applies `entry`, whole or not at all.
    ///
    /// @throws IllegalArgumentException when the entry is not the next one after `document`: a hole in the log
    public Outcome reduce(Document document, Entry entry) {
        if (entry.sequence() != document.sequence() + 1) {
            throw new IllegalArgumentException(
                    "entry " + entry.sequence() + " after " + document.sequence());
        }
        Author author = entry.author();
        Optional<ClientMark> mark = document.mark(author.client());
        if (!author.isRelay()
                && mark.isPresent()
                && entry.clientSequence() <= mark.get().clientSequence()) {
            return new Outcome.Duplicate(document.at(entry.sequence()), mark.get().sequence());
        }
        Document marked = document.at(entry.sequence());
        if (!author.isRelay()) {
            marked =
                    marked.withMark(
                            author.client(),
                            new ClientMark(entry.clientSequence(), entry.sequence()));
        }
        if (entry.batch().baseSequence() >= entry.sequence()) {
            return new Outcome.Refused(
                    marked,
                    new Refusal(Refusal.Code.INVALID, "it is based on what is yet to come"));
        }
        Working working = new Working(marked, entry);
        for (Operation operation : entry.batch().operations()) {
            Refusal refusal = working.apply(operation);
            if (refusal != null) {
                return new Outcome.Refused(marked, refusal);
            }
        }
        return new Outcome.Applied(working.document, working.changes);
    }

    /// One batch under way: the document so far, and what has changed.
    private final class Working {
        private Document document;
        private final Entry entry;
        private final List<Change> changes = new ArrayList<>();
        private final TextRebase texts;

        Working(Document document, Entry entry) {
            this.document = document;
            this.entry = entry;
            this.texts = new TextRebase(entry.batch().baseSequence(), entry.sequence());
        }

        @Nullable Refusal apply(Operation operation) {
            Refusal structural = structuralObjection(operation);
            if (structural != null) {
                return structural;
            }
            Optional<Refusal> objection = guard.objection(document, entry.author(), operation);
            if (objection.isPresent()) {
                return objection.get();
            }
            return switch (operation) {
                case Operation.Create create -> create(create);
                case Operation.Update update -> update(update, existing(update));
                case Operation.Delete delete -> delete(existing(delete));
                case Operation.EditText edit -> edit(edit, existing(edit));
                case Operation.AcquireLease acquire -> acquire(acquire);
                case Operation.ReleaseLease release -> release(release);
            };
        }

        private Entity existing(Operation operation) {
            return java.util.Objects.requireNonNull(document.entity(operation.id()));
        }

        private @Nullable Refusal structuralObjection(Operation operation) {
            Entity entity = document.entity(operation.id());
            if (operation instanceof Operation.Create create) {
                if (entity != null) {
                    return new Refusal(Refusal.Code.EXISTS, "there is such an entity already");
                }
                return creationObjection(create);
            }
            if (entity == null) {
                return document.tombstone(operation.id()) != null
                        ? new Refusal(Refusal.Code.DELETED, "the entity was deleted")
                        : new Refusal(Refusal.Code.NOT_FOUND, "there is no such entity");
            }
            return switch (operation) {
                case Operation.Update update -> leaseObjection(update.id(), update.fence());
                case Operation.EditText edit -> leaseObjection(edit.id(), 0);
                case Operation.Delete delete -> leaseObjection(delete.id(), 0);
                case Operation.AcquireLease acquire -> leaseObjection(acquire.id(), 0);
                case Operation.ReleaseLease release ->
                        leaseObjection(release.id(), release.fence());
                case Operation.Create _ -> null;
            };
        }

        private @Nullable Refusal creationObjection(Operation.Create create) {
            Tombstone grave = document.tombstone(create.id());
            if (grave == null) {
                return null;
            }
            if (!create.restore()) {
                return new Refusal(Refusal.Code.DELETED, "it was deleted; ask to restore it");
            }
            return grave.kind().equals(create.kind())
                    ? null
                    : new Refusal(Refusal.Code.INVALID, "it was of the kind " + grave.kind());
        }

        /// A fence must be that of the present lease; without one, nobody else may hold a lease now.
        private @Nullable Refusal leaseObjection(EntityId id, long fence) {
            Lease lease = document.lease(id);
            if (fence != 0) {
                return lease != null && lease.fence() == fence && holds(lease)
                        ? null
                        : new Refusal(Refusal.Code.FENCED, "the lease has gone to somebody else");
            }
            boolean taken = lease != null && lease.isActive(entry.timeMillis()) && !holds(lease);
            return taken ? new Refusal(Refusal.Code.LEASED, "somebody else is changing it") : null;
        }

        private boolean holds(Lease lease) {
            return lease.client().equals(entry.author().client());
        }

        private @Nullable Refusal create(Operation.Create create) {
            texts.forget(create.id());
            PMap<String, Property> properties = HashTreePMap.empty();
            for (Map.Entry<String, Value> each : create.properties().entrySet()) {
                if (!(each.getValue() instanceof Value.Nil)) {
                    properties = properties.plus(each.getKey(), property(each.getValue(), null));
                }
            }
            Entity entity =
                    Entity.of(
                            create.id(),
                            create.kind(),
                            owner(create),
                            entry.sequence(),
                            entry.timeMillis(),
                            properties);
            document = document.with(entity);
            changes.add(new Change.Created(entity));
            return null;
        }

        /// A restored entity belongs to whom it belonged; a new one to whom its kind says, else to its creator.
        private UserId owner(Operation.Create create) {
            Tombstone tombstone = document.tombstone(create.id());
            if (tombstone != null) {
                return tombstone.owner();
            }
            String property =
                    schema.kind(create.kind()).map(EntityKind::ownerProperty).orElse(null);
            Value named = property == null ? null : create.properties().get(property);
            return named instanceof Value.Str(String user) && UserId.isValid(user)
                    ? new UserId(user)
                    : entry.author().user();
        }

        private @Nullable Refusal update(Operation.Update update, Entity before) {
            Entity after = before;
            for (Map.Entry<String, Value> each : update.properties().entrySet()) {
                after = after.with(each.getKey(), property(each.getValue(), null));
            }
            document = document.with(after);
            changes.add(new Change.Updated(before, after));
            return null;
        }

        private @Nullable Refusal delete(Entity entity) {
            Tombstone tombstone =
                    new Tombstone(
                            entity.kind(), entity.owner(), entry.author().user(), entry.sequence());
            document = document.without(entity, tombstone);
            changes.add(new Change.Deleted(entity, tombstone));
            return null;
        }

        private @Nullable Refusal edit(Operation.EditText edit, Entity before) {
            Property property = before.property(edit.property());
            if (property == null || !(property.value() instanceof Value.Str(String text))) {
                return new Refusal(Refusal.Code.INVALID, edit.property() + " is no text");
            }
            if (edit.delta().minimumLength() > maxLength(before, edit)) {
                return unfitting();
            }
            TextHistory history =
                    property.history() == null
                            ? TextHistory.startingAt(property.setAt())
                            : property.history();
            if (!texts.reaches(edit, history)) {
                return new Refusal(Refusal.Code.STALE_TEXT, "the edit is based on a state too old");
            }
            var delta = texts.rebase(edit, history);
            if (!delta.fits(text)) {
                return unfitting();
            }
            String result = delta.apply(text);
            if (result.length() > maxLength(before, edit)) {
                return new Refusal(Refusal.Code.INVALID, "the text would be too long");
            }
            Entity after =
                    before.with(
                            edit.property(),
                            property(Value.of(result), history.with(entry.sequence(), delta)));
            document = document.with(after);
            changes.add(new Change.TextEdited(before, after, edit.property(), delta));
            return null;
        }

        private static Refusal unfitting() {
            return new Refusal(
                    Refusal.Code.INVALID, "the edit reaches past the end or splits a character");
        }

        private int maxLength(Entity entity, Operation.EditText edit) {
            return schema.kind(entity.kind())
                    .map(kind -> kind.properties().get(edit.property()))
                    .map(type -> type instanceof PropertyType.SharedText(int max) ? max : null)
                    .orElse(Integer.MAX_VALUE);
        }

        private @Nullable Refusal acquire(Operation.AcquireLease acquire) {
            long millis = Math.clamp(acquire.millis(), 1, Lease.MAX_MILLIS);
            Lease held = document.lease(acquire.id());
            long fence = held != null && holds(held) ? held.fence() : entry.sequence();
            Lease lease =
                    new Lease(
                            entry.author().user(),
                            entry.author().client(),
                            fence,
                            entry.timeMillis() + millis);
            document = document.withLease(acquire.id(), lease);
            changes.add(new Change.LeaseChanged(acquire.id(), lease));
            return null;
        }

        private @Nullable Refusal release(Operation.ReleaseLease release) {
            document = document.withoutLease(release.id());
            changes.add(new Change.LeaseChanged(release.id(), null));
            return null;
        }

        private Property property(Value value, @Nullable TextHistory history) {
            return new Property(value, entry.sequence(), entry.author().user(), history);
        }
    }
}
