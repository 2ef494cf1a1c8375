package org.orrery.model.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.schema.Kinds;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/// Everything shared in a session, at one moment. Immutable; a change shares all that it does not touch.
public final class Document {

    /// Clients whose submissions are remembered; of more, the longest silent one is forgotten.
    public static final int MAX_CLIENTS = 4096;

    public static final Document EMPTY =
            new Document(
                    0,
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    0);

    private final long sequence;
    private final PMap<EntityId, Entity> entities;
    private final PMap<String, PSortedSet<EntityId>> kinds;

    /// The member entity of each user: every operation asks for its author's.
    private final PMap<UserId, EntityId> members;

    private final PMap<EntityId, Lease> leases;
    private final PMap<EntityId, Tombstone> tombstones;
    private final PMap<ClientId, ClientMark> clients;
    private final long contentHash;

    private Document(
            long sequence,
            PMap<EntityId, Entity> entities,
            PMap<String, PSortedSet<EntityId>> kinds,
            PMap<UserId, EntityId> members,
            PMap<EntityId, Lease> leases,
            PMap<EntityId, Tombstone> tombstones,
            PMap<ClientId, ClientMark> clients,
            long contentHash) {
        this.sequence = sequence;
        this.entities = entities;
        this.kinds = kinds;
        this.members = members;
        this.leases = leases;
        this.tombstones = tombstones;
        this.clients = clients;
        this.contentHash = contentHash;
    }

    /// Puts a document together again from a snapshot's parts.
    public static Document restore(
            long sequence,
            Collection<Entity> entities,
            Map<EntityId, Lease> leases,
            Map<EntityId, Tombstone> tombstones,
            Map<ClientId, ClientMark> clients) {
        Document document =
                new Document(
                        sequence,
                        HashTreePMap.empty(),
                        HashTreePMap.empty(),
                        HashTreePMap.empty(),
                        HashTreePMap.from(leases),
                        HashTreePMap.from(tombstones),
                        HashTreePMap.from(clients),
                        digest(leases, tombstones));
        for (Entity entity : entities) {
            document = document.with(entity);
        }
        return document;
    }

    private static long digest(Map<EntityId, Lease> leases, Map<EntityId, Tombstone> tombstones) {
        long hash = 0;
        for (var entry : leases.entrySet()) {
            hash += Digest.of(entry.getKey(), entry.getValue());
        }
        for (var entry : tombstones.entrySet()) {
            hash += Digest.of(entry.getKey(), entry.getValue());
        }
        return hash;
    }

    /// Sequence number of the last log entry that this document includes.
    public long sequence() {
        return sequence;
    }

    public @Nullable Entity entity(EntityId id) {
        return entities.get(id);
    }

    public Collection<Entity> entities() {
        return entities.values();
    }

    /// How many entities there are.
    public int size() {
        return entities.size();
    }

    /// The entities of one kind, by id, which is about the order of creation.
    public List<Entity> ofKind(String kind) {
        PSortedSet<EntityId> ids = kinds.get(kind);
        return ids == null
                ? List.of()
                : ids.stream()
                        .map(id -> java.util.Objects.requireNonNull(entities.get(id)))
                        .toList();
    }

    /// The member entity that a user owns; of several, the one with the lowest id.
    @Nullable Entity member(UserId user) {
        EntityId id = members.get(user);
        return id == null ? null : entities.get(id);
    }

    public @Nullable Lease lease(EntityId id) {
        return leases.get(id);
    }

    public Map<EntityId, Lease> leases() {
        return leases;
    }

    public @Nullable Tombstone tombstone(EntityId id) {
        return tombstones.get(id);
    }

    public Map<EntityId, Tombstone> tombstones() {
        return tombstones;
    }

    /// How far a client has come; empty for one never seen.
    public Optional<ClientMark> mark(ClientId client) {
        return Optional.ofNullable(clients.get(client));
    }

    public Map<ClientId, ClientMark> clients() {
        return clients;
    }

    /// A digest of the sequence number and of all entities, leases and tombstones: equal documents have equal hashes on
    /// every machine. 16 hex digits. Made as the document changes, so that asking costs nothing.
    ///
    /// What clients have been settled is not in it, because a replica need not know of what was refused.
    public String stateHash() {
        return HexFormat.of().toHexDigits(Digest.mix(contentHash, sequence));
    }

    public Document with(Entity entity) {
        Entity before = entities.get(entity.id());
        long hash = contentHash - (before == null ? 0 : before.hash()) + entity.hash();
        hash -= Digest.of(entity.id(), tombstones.get(entity.id()));
        PMap<String, PSortedSet<EntityId>> index = kinds;
        if (before == null) {
            PSortedSet<EntityId> ids = kinds.getOrDefault(entity.kind(), TreePSet.empty());
            index = kinds.plus(entity.kind(), ids.plus(entity.id()));
        }
        return new Document(
                sequence,
                entities.plus(entity.id(), entity),
                index,
                before == null && isMember(entity) ? membersWith(entity) : members,
                leases,
                tombstones.minus(entity.id()),
                clients,
                hash);
    }

    /// This document without an entity; its lease goes with it.
    public Document without(Entity entity, Tombstone tombstone) {
        PSortedSet<EntityId> ids = kinds.getOrDefault(entity.kind(), TreePSet.empty());
        long hash = contentHash - entity.hash() - Digest.of(entity.id(), leases.get(entity.id()));
        return new Document(
                sequence,
                entities.minus(entity.id()),
                kinds.plus(entity.kind(), ids.minus(entity.id())),
                isMember(entity) ? membersWithout(entity) : members,
                leases.minus(entity.id()),
                tombstones.plus(entity.id(), tombstone),
                clients,
                hash + Digest.of(entity.id(), tombstone));
    }

    private static boolean isMember(Entity entity) {
        return entity.kind().equals(Kinds.MEMBER);
    }

    private PMap<UserId, EntityId> membersWith(Entity member) {
        EntityId other = members.get(member.owner());
        return other == null || member.id().compareTo(other) < 0
                ? members.plus(member.owner(), member.id())
                : members;
    }

    private PMap<UserId, EntityId> membersWithout(Entity gone) {
        if (!gone.id().equals(members.get(gone.owner()))) {
            return members;
        }
        PMap<UserId, EntityId> left = members.minus(gone.owner());
        for (Entity other : ofKind(Kinds.MEMBER)) {
            if (other.owner().equals(gone.owner()) && !other.id().equals(gone.id())) {
                return left.plus(gone.owner(), other.id());
            }
        }
        return left;
    }

    public Document withLease(EntityId id, Lease lease) {
        long hash = contentHash - Digest.of(id, leases.get(id)) + Digest.of(id, lease);
        return new Document(
                sequence,
                entities,
                kinds,
                members,
                leases.plus(id, lease),
                tombstones,
                clients,
                hash);
    }

    public Document withoutLease(EntityId id) {
        long hash = contentHash - Digest.of(id, leases.get(id));
        return new Document(
                sequence, entities, kinds, members, leases.minus(id), tombstones, clients, hash);
    }

    public Document at(long newSequence) {
        return new Document(
                newSequence, entities, kinds, members, leases, tombstones, clients, contentHash);
    }

    public Document withMark(ClientId client, ClientMark mark) {
        PMap<ClientId, ClientMark> marked = clients.plus(client, mark);
        if (marked.size() > MAX_CLIENTS) {
            ClientId silent =
                    marked.entrySet().stream()
                            .min(
                                    Comparator.<Map.Entry<ClientId, ClientMark>>comparingLong(
                                                    e -> e.getValue().sequence())
                                            .thenComparing(Map.Entry::getKey))
                            .orElseThrow()
                            .getKey();
            marked = marked.minus(silent);
        }
        return new Document(
                sequence, entities, kinds, members, leases, tombstones, marked, contentHash);
    }
}
