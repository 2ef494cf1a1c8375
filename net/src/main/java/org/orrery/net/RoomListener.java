package org.orrery.net;

import java.util.List;
import java.util.Optional;
import org.orrery.model.document.Document;
import org.orrery.model.id.UserId;
import org.orrery.model.reduce.Change;
import org.orrery.model.value.Value;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.MemberPose;

/// Is told what happens in a room, on its session thread. Implementations return at once.
public interface RoomListener {

    /// The shown document has changed.
    ///
    /// @param changes what differs; empty when the whole document was replaced and everything is to be looked at anew
    default void documentChanged(Document document, List<Change> changes) {}

    default void statusChanged(ConnectionStatus status) {}

    /// The newest poses of other members, 10 to 30 times a second.
    default void presenceChanged(List<MemberPose> poses) {}

    default void signalReceived(UserId from, String kind, Value body) {}

    /// Somebody who had not seen my change has replaced it.
    default void overtaken(Overtaken overtaken) {}

    /// A change of mine was not taken by the relay, after it had been shown.
    default void refused(String label, Settlement.Refused refused) {}

    /// The relay has something to say that is about the session rather than a change: a code of `docs/spec/wire.md`, such as
    /// `read_only` or `writable_again`.
    default void noticed(String code) {}

    /// I have joined and am not let in yet. Told again when the reason changes; until [#admitted()] there is no document.
    default void waiting(Waiting waiting) {}

    /// The wait is over; the document follows.
    default void admitted() {}

    /// I am out and cannot come back as I am: put out, banned, not let in, or because the session has ended. The status, which
    /// follows, says it in a sentence.
    default void removed(CloseReason reason) {}

    /// Labels of the steps that undo and redo would act on now.
    default void undoChanged(Optional<String> undoLabel, Optional<String> redoLabel) {}
}
