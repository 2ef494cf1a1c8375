package org.orrery.net.room;

import java.util.Optional;
import org.orrery.model.document.Document;
import org.orrery.net.ConnectionStatus;

/// What any thread may read of a room, written by the session thread alone. Both fields hold immutable values.
final class Snapshot {

    /// As shown, after the newest change that listeners were told of.
    private volatile Document document = Document.EMPTY;

    private volatile ConnectionStatus status;

    /// Labels for undo and redo; a listener that comes late is told them.
    private volatile Labels labels = new Labels(Optional.empty(), Optional.empty());

    record Labels(Optional<String> undo, Optional<String> redo) {}

    Snapshot(ConnectionStatus status) {
        this.status = status;
    }

    Document document() {
        return document;
    }

    void document(Document newest) {
        document = newest;
    }

    ConnectionStatus status() {
        return status;
    }

    void status(ConnectionStatus newest) {
        status = newest;
    }

    Labels labels() {
        return labels;
    }

    void labels(Labels newest) {
        labels = newest;
    }
}
