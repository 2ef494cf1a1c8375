package org.orrery.net.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.orrery.model.document.Document;
import org.orrery.model.id.UserId;
import org.orrery.model.reduce.Change;
import org.orrery.model.value.Value;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.Overtaken;
import org.orrery.net.RoomListener;
import org.orrery.net.Settlement;
import org.orrery.net.Waiting;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.MemberPose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listeners of a room, and what one of them is told who comes late. Confined to the session thread, but for the
/// snapshot.
final class Audience implements RoomListener {

    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    private final Snapshot snapshot;
    private final List<RoomListener> listeners = new ArrayList<>();
    private Optional<Waiting> waiting = Optional.empty();

    Audience(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    void add(RoomListener listener) {
        listeners.add(listener);
        tell(
                listener,
                each -> {
                    each.documentChanged(snapshot.document(), List.of());
                    each.statusChanged(snapshot.status());
                    each.undoChanged(snapshot.labels().undo(), snapshot.labels().redo());
                    waiting.ifPresent(each::waiting);
                });
    }

    void remove(RoomListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void documentChanged(Document document, List<Change> changes) {
        snapshot.document(document);
        all(each -> each.documentChanged(document, changes));
    }

    @Override
    public void statusChanged(ConnectionStatus status) {
        snapshot.status(status);
        all(each -> each.statusChanged(status));
    }

    @Override
    public void presenceChanged(List<MemberPose> poses) {
        all(each -> each.presenceChanged(poses));
    }

    @Override
    public void signalReceived(UserId from, String kind, Value body) {
        all(each -> each.signalReceived(from, kind, body));
    }

    @Override
    public void overtaken(Overtaken overtaken) {
        all(each -> each.overtaken(overtaken));
    }

    @Override
    public void refused(String label, Settlement.Refused refused) {
        all(each -> each.refused(label, refused));
    }

    @Override
    public void noticed(String code) {
        all(each -> each.noticed(code));
    }

    @Override
    public void waiting(Waiting news) {
        waiting = Optional.of(news);
        all(each -> each.waiting(news));
    }

    @Override
    public void admitted() {
        waiting = Optional.empty();
        all(RoomListener::admitted);
    }

    @Override
    public void removed(CloseReason reason) {
        waiting = Optional.empty();
        all(each -> each.removed(reason));
    }

    @Override
    public void undoChanged(Optional<String> undoLabel, Optional<String> redoLabel) {
        snapshot.labels(new Snapshot.Labels(undoLabel, redoLabel));
        all(each -> each.undoChanged(undoLabel, redoLabel));
    }

    private void all(Consumer<RoomListener> news) {
        List.copyOf(listeners).forEach(each -> tell(each, news));
    }

    /// One listener's bug must not keep the news from the others.
    private static void tell(RoomListener listener, Consumer<RoomListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException bug) {
            LOG.error("a listener of a room failed", bug);
        }
    }
}
