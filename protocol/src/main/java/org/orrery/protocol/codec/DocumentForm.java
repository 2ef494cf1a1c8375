package org.orrery.protocol.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.ClientMark;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Lease;
import org.orrery.model.document.Property;
import org.orrery.model.document.Tombstone;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.text.TextDelta;
import org.orrery.model.text.TextHistory;
import org.orrery.model.value.Value;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePVector;

/// A whole document, as in snapshots and welcomes, with its parts in flat lists.
final class DocumentForm {

    private DocumentForm() {}

    record Snapshot(
            long sequence,
            List<EntityPart> entities,
            List<LeasePart> leases,
            List<TombstonePart> tombstones,
            List<ClientPart> clients) {}

    record EntityPart(
            EntityId id,
            String kind,
            UserId owner,
            long createdAt,
            long createdMillis,
            Map<String, PropertyPart> properties) {}

    record PropertyPart(Value value, long setAt, UserId setBy, @Nullable HistoryPart history) {}

    record HistoryPart(long completeFrom, List<EditPart> edits) {}

    record EditPart(long sequence, TextDelta delta) {}

    record LeasePart(EntityId id, UserId user, ClientId client, long fence, long expiresMillis) {}

    record TombstonePart(
            EntityId id, String kind, UserId owner, UserId deletedBy, long deletedAt) {}

    record ClientPart(ClientId client, long clientSequence, long sequence) {}

    static final class Writer extends StdSerializer<Document> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(Document.class);
        }

        @Override
        public void serialize(Document document, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            provider.defaultSerializeValue(parts(document), out);
        }
    }

    static final class Reader extends StdDeserializer<Document> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(Document.class);
        }

        @Override
        public Document deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            Snapshot snapshot = context.readValue(in, Snapshot.class);
            try {
                return document(snapshot);
            } catch (NullPointerException missing) {
                throw Forms.malformed(
                        in, new IllegalArgumentException("a part of the document is missing"));
            }
        }
    }

    private static Snapshot parts(Document document) {
        return new Snapshot(
                document.sequence(),
                document.entities().stream().map(DocumentForm::part).toList(),
                document.leases().entrySet().stream()
                        .map(e ->
                                new LeasePart(
                                        e.getKey(),
                                        e.getValue().user(),
                                        e.getValue().client(),
                                        e.getValue().fence(),
                                        e.getValue().expiresMillis()))
                        .toList(),
                document.tombstones().entrySet().stream()
                        .map(e ->
                                new TombstonePart(
                                        e.getKey(),
                                        e.getValue().kind(),
                                        e.getValue().owner(),
                                        e.getValue().deletedBy(),
                                        e.getValue().deletedAt()))
                        .toList(),
                document.clients().entrySet().stream()
                        .map(e ->
                                new ClientPart(
                                        e.getKey(),
                                        e.getValue().clientSequence(),
                                        e.getValue().sequence()))
                        .toList());
    }

    private static EntityPart part(Entity entity) {
        Map<String, PropertyPart> properties = new HashMap<>();
        entity.properties().forEach((name, property) -> properties.put(name, part(property)));
        return new EntityPart(
                entity.id(),
                entity.kind(),
                entity.owner(),
                entity.createdAt(),
                entity.createdMillis(),
                properties);
    }

    private static PropertyPart part(Property property) {
        TextHistory history = property.history();
        HistoryPart part =
                history == null
                        ? null
                        : new HistoryPart(
                                history.completeFrom(),
                                history.edits().stream()
                                        .map(e -> new EditPart(e.sequence(), e.delta()))
                                        .toList());
        return new PropertyPart(property.value(), property.setAt(), property.setBy(), part);
    }

    private static Document document(Snapshot snapshot) {
        Map<EntityId, Lease> leases = new HashMap<>();
        for (LeasePart part : snapshot.leases()) {
            leases.put(
                    part.id(),
                    new Lease(part.user(), part.client(), part.fence(), part.expiresMillis()));
        }
        Map<EntityId, Tombstone> tombstones = new HashMap<>();
        for (TombstonePart part : snapshot.tombstones()) {
            tombstones.put(
                    part.id(),
                    new Tombstone(part.kind(), part.owner(), part.deletedBy(), part.deletedAt()));
        }
        Map<ClientId, ClientMark> clients = new HashMap<>();
        for (ClientPart part : snapshot.clients()) {
            clients.put(part.client(), new ClientMark(part.clientSequence(), part.sequence()));
        }
        return Document.restore(
                snapshot.sequence(),
                snapshot.entities().stream().map(DocumentForm::entity).toList(),
                leases,
                tombstones,
                clients);
    }

    private static Entity entity(EntityPart part) {
        PMap<String, Property> properties = HashTreePMap.empty();
        for (Map.Entry<String, PropertyPart> each : part.properties().entrySet()) {
            PropertyPart property = each.getValue();
            HistoryPart history = property.history();
            properties =
                    properties.plus(
                            each.getKey(),
                            new Property(
                                    property.value(),
                                    property.setAt(),
                                    property.setBy(),
                                    history == null ? null : history(history)));
        }
        return Entity.of(
                part.id(),
                part.kind(),
                part.owner(),
                part.createdAt(),
                part.createdMillis(),
                properties);
    }

    private static TextHistory history(HistoryPart part) {
        return new TextHistory(
                part.completeFrom(),
                TreePVector.from(
                        part.edits().stream()
                                .map(e -> new TextHistory.Edit(e.sequence(), e.delta()))
                                .toList()));
    }
}
