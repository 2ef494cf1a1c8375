package org.orrery.ui.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.UserId;
import org.orrery.model.reduce.Change;
import org.orrery.model.value.Value;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.Overtaken;
import org.orrery.net.RoomListener;
import org.orrery.net.Settlement;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.MemberPose;
import org.orrery.ui.inbox.FxInbox;

/// Carries what a room tells from its session thread to the FX thread; what comes often is merged on the way.
final class RoomFeed implements RoomListener {
    private static final int MOST_EVENTS = 256;
    private final FxInbox.Slot<News> documents;
    private final FxInbox.Slot<ConnectionStatus> statuses;
    private final FxInbox.Slot<List<MemberPose>> poses;
    private final FxInbox.Slot<UndoLabels> labels;
    private final FxInbox.Slot<List<Event>> events;

    /// @param kinds kinds of the entities that changed; `null` when everything is to be looked at anew
    record News(Document document, @Nullable Set<String> kinds) {
        private static News merged(News older, News newer) {
            if (older.kinds == null || newer.kinds == null) {
                return new News(newer.document, null);
            }
            Set<String> all = new HashSet<>(older.kinds);
            all.addAll(newer.kinds);
            return new News(newer.document, all);
        }
    }

    record UndoLabels(Optional<String> undo, Optional<String> redo) {}

    /// What happens once and must be told one by one.
    sealed interface Event {
        record Signal(UserId from, String kind, Value body) implements Event {}

        record Overtook(Overtaken overtaken) implements Event {}

        record Refused(String label, Settlement.Refused refused) implements Event {}

        record Noticed(String code) implements Event {}

        record PutOut(CloseReason reason) implements Event {}
    }

    RoomFeed(
            FxInbox inbox,
            Consumer<News> onDocument,
            Consumer<ConnectionStatus> onStatus,
            Consumer<List<MemberPose>> onPoses,
            Consumer<UndoLabels> onLabels,
            Consumer<Event> onEvent) {
        documents = inbox.slot(News::merged, onDocument);
        statuses = inbox.slot(RoomFeed::newerStatus, onStatus);
        poses = inbox.slot(RoomFeed::newest, onPoses);
        labels = inbox.slot((_, newer) -> newer, onLabels);
        events = inbox.slot(RoomFeed::joined, list -> list.forEach(onEvent));
    }

    @Override
    public void documentChanged(Document document, List<Change> changes) {
        documents.offer(new News(document, changes.isEmpty() ? null : kinds(document, changes)));
    }

    @Override
    public void statusChanged(ConnectionStatus status) {
        statuses.offer(status);
    }

    @Override
    public void presenceChanged(List<MemberPose> newPoses) {
        poses.offer(newPoses);
    }

    @Override
    public void signalReceived(UserId from, String kind, Value body) {
        events.offer(List.of(new Event.Signal(from, kind, body)));
    }

    @Override
    public void overtaken(Overtaken overtaken) {
        events.offer(List.of(new Event.Overtook(overtaken)));
    }

    @Override
    public void refused(String label, Settlement.Refused refused) {
        events.offer(List.of(new Event.Refused(label, refused)));
    }

    @Override
    public void noticed(String code) {
        events.offer(List.of(new Event.Noticed(code)));
    }

    @Override
    public void removed(CloseReason reason) {
        events.offer(List.of(new Event.PutOut(reason)));
    }

    @Override
    public void undoChanged(Optional<String> undoLabel, Optional<String> redoLabel) {
        labels.offer(new UndoLabels(undoLabel, redoLabel));
    }

    private static Set<String> kinds(Document document, List<Change> changes) {
        Set<String> kinds = new HashSet<>();
        for (Change change : changes) {
            switch (change) {
                case Change.Created created -> kinds.add(created.entity().kind());
                case Change.Updated updated -> kinds.add(updated.after().kind());
                case Change.TextEdited edited -> kinds.add(edited.after().kind());
                case Change.Deleted deleted -> kinds.add(deleted.entity().kind());
                case Change.LeaseChanged lease -> {
                    var entity = document.entity(lease.id());
                    if (entity != null) {
                        kinds.add(entity.kind());
                    }
                }
            }
        }
        return kinds;
    }

    /// What became of unsent changes is said once; a later status must not swallow it.
    private static ConnectionStatus newerStatus(ConnectionStatus older, ConnectionStatus newer) {
        if (newer.resumed().isPresent() || older.resumed().isEmpty()) {
            return newer;
        }
        return new ConnectionStatus(
                newer.ladder(),
                newer.unsent(),
                newer.roundTrip(),
                newer.operationRoundTrip(),
                newer.divergences(),
                older.resumed(),
                newer.sentence());
    }

    /// The newest pose of each member, whichever batch it came in.
    private static List<MemberPose> newest(List<MemberPose> older, List<MemberPose> newer) {
        Set<Integer> slots = new HashSet<>();
        newer.forEach(pose -> slots.add(pose.slot()));
        List<MemberPose> all = new ArrayList<>(newer);
        older.stream().filter(pose -> !slots.contains(pose.slot())).forEach(all::add);
        return all;
    }

    /// The oldest events give way when nobody looks for long.
    private static List<Event> joined(List<Event> older, List<Event> newer) {
        List<Event> all = new ArrayList<>(older);
        all.addAll(newer);
        return all.size() <= MOST_EVENTS ? all : all.subList(all.size() - MOST_EVENTS, all.size());
    }
}
