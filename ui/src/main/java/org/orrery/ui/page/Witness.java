package org.orrery.ui.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orrery.analytics.data.DataSet;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Sessions;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// Says for me, once this program has read bytes and computed their SHA-256 itself, which bytes these are; and knows who has said the
/// same (rule DF14).
public final class Witness {
    private static final String PROPERTY = "data_sha256";
    private final RoomModel room;
    private final TableModel table;

    /// Who stands in the room and has read the bytes of the shown data set, and who has not said so. Simulated members read nothing and
    /// are not counted.
    public record Standing(List<String> verified, List<String> open) {
        public Standing {
            verified = List.copyOf(verified);
            open = List.copyOf(open);
        }
    }

    public Witness(RoomModel room, TableModel table) {
        this.room = room;
        this.table = table;
        table.dataSetProperty().subscribe(this::testify);
        room.watch(Set.of(Kinds.SESSION), (_, _) -> testify(table.dataSet()));
    }

    public Standing standing() {
        String sha = table.dataSet().map(DataSet::sha256).orElse("");
        Document document = room.document();
        List<Member> present =
                room.members().stream()
                        .filter(member -> member.connected() && !member.simulated())
                        .toList();
        return new Standing(
                present.stream()
                        .filter(member -> !sha.isEmpty() && sha.equals(said(document, member)))
                        .map(Member::name)
                        .toList(),
                present.stream()
                        .filter(member -> sha.isEmpty() || !sha.equals(said(document, member)))
                        .map(Member::name)
                        .toList());
    }

    private static String said(Document document, Member member) {
        Entity entity = document.entity(member.id());
        return entity == null ? "" : entity.text(PROPERTY, "");
    }

    private void testify(Optional<DataSet> data) {
        SessionState state = Sessions.state(room.document());
        if (data.isEmpty() || state == SessionState.ENDED || state == SessionState.ARCHIVED) {
            return;
        }
        String sha = data.get().sha256();
        room.member(room.me())
                .map(member -> room.document().entity(member.id()))
                .filter(entity -> !sha.equals(entity.text(PROPERTY, "")))
                .filter(entity -> room.access().mayUpdate(entity, PROPERTY))
                .ifPresent(entity -> {
                    var _ =
                            room.submitWithoutUndo(
                                    Texts.of("step.witness"),
                                    new Operation.Update(entity.id(), PROPERTY, Value.of(sha)));
                });
    }
}
