package org.orrery.ui.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.meeting.Access;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The conversation: what was said, what is on its way, and how much I have not seen.
public final class ChatViewModel {
    /// Longest message, in characters.
    public static final int LONGEST = 4_000;

    /// Clocks differ from program to program; the log's order is the same for all.
    private static final Comparator<Entity> LOG_ORDER =
            Comparator.comparingLong(Entity::createdAt).thenComparing(Entity::id);

    private static final int SHOWN = 400;
    private static final long MOMENT_MILLIS = 180_000;
    private final RoomModel room;
    private final ObservableList<ChatMessage> messages = FXCollections.observableArrayList();
    private final Set<EntityId> pending = new HashSet<>();
    private final Set<EntityId> seen = new HashSet<>();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private boolean attentive;

    public ChatViewModel(RoomModel room) {
        this.room = room;
        room.document().ofKind(Kinds.CHAT).forEach(message -> seen.add(message.id()));
        room.watch(Set.of(Kinds.CHAT, Kinds.MEMBER), (_, after) -> read(after));
    }

    public ObservableList<ChatMessage> messages() {
        return messages;
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /// Says whether I look at the chat now; what comes meanwhile is read at once.
    public void setAttentive(boolean nowAttentive) {
        attentive = nowAttentive;
        if (attentive) {
            messages.forEach(message -> seen.add(message.id()));
            unread.set(0);
        }
    }

    /// Sends a message; blank ones are not sent.
    public boolean send(String text) {
        String body = text.strip();
        if (body.isEmpty() || body.length() > LONGEST) {
            return false;
        }
        EntityId id = room.newId();
        pending.add(id);
        seen.add(id);
        var _ =
                room.submitWithoutUndo(
                                Texts.of("step.chat"),
                                new Operation.Create(
                                        id, Kinds.CHAT, Map.of("body", Value.of(body))))
                        .thenAccept(_ -> {
                            pending.remove(id);
                            read(room.document());
                        });
        return true;
    }

    /// Names that can be called in a message.
    public List<String> names() {
        return room.members().stream()
                .filter(member -> !member.knocking())
                .flatMap(member -> Stream.of(member.name(), member.firstName()))
                .distinct()
                .toList();
    }

    private void read(Document document) {
        List<Entity> all = document.ofKind(Kinds.CHAT).stream().sorted(LOG_ORDER).toList();
        List<Entity> newest = all.subList(Math.max(0, all.size() - SHOWN), all.size());
        List<ChatMessage> now = new ArrayList<>(newest.size());
        for (Entity entity : newest) {
            now.add(message(entity, now.isEmpty() ? null : now.getLast()));
        }
        if (!now.equals(messages)) {
            messages.setAll(now);
        }
        if (attentive) {
            now.forEach(message -> seen.add(message.id()));
        }
        unread.set((int) now.stream().filter(m -> !m.mine() && !seen.contains(m.id())).count());
    }

    private ChatMessage message(
            Entity entity, @org.jspecify.annotations.Nullable ChatMessage before) {
        Member author = room.member(entity.owner()).orElseGet(() -> stranger(entity));
        String body = entity.text("body", "");
        boolean continued =
                before != null
                        && before.author().user().equals(author.user())
                        && entity.createdMillis() - before.millis() < MOMENT_MILLIS;
        return new ChatMessage(
                entity.id(),
                author,
                body,
                entity.createdMillis(),
                author.me(),
                continued,
                pending.contains(entity.id()),
                callsMe(body));
    }

    private boolean callsMe(String body) {
        return room.member(room.me())
                .filter(me ->
                        Mentions.of(body, List.of(me.name(), me.firstName())).stream()
                                .anyMatch(part -> !part.name().isEmpty()))
                .isPresent();
    }

    private static Member stranger(Entity entity) {
        return new Member(
                entity.id(),
                entity.owner(),
                entity.owner().value().toLowerCase(Locale.ROOT),
                Role.OBSERVER,
                "#6E7681",
                "sphere",
                1,
                0,
                false,
                false,
                false,
                Access.REMOVED,
                false,
                false,
                false);
    }
}
