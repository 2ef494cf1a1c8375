package org.orrery.ui.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.orrery.analytics.chart.ChartProposal;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The shared view: which chart, which columns.
public final class ChartModel {
    private final RoomModel room;
    private final ReadOnlyObjectWrapper<Encoding> encoding =
            new ReadOnlyObjectWrapper<>(Encoding.NONE);
    private Optional<EntityId> view = Optional.empty();

    public ChartModel(RoomModel room) {
        this.room = room;
        room.watch(Set.of(Kinds.VIEW), (_, after) -> read(after));
    }

    public ReadOnlyObjectProperty<Encoding> encodingProperty() {
        return encoding.getReadOnlyProperty();
    }

    public Encoding encoding() {
        return encoding.get();
    }

    public void setKind(Encoding.Kind kind) {
        if (kind != encoding().kind()) {
            update(
                    Texts.of("step.kind", Texts.of("kind." + kind.wireName())),
                    "visualization_type",
                    Value.of(kind.wireName()));
        }
    }

    /// Shows a column by a channel; empty for none.
    public void setColumn(Encoding.Channel channel, Optional<String> column) {
        if (!column.equals(encoding().column(channel))) {
            String name = Texts.of("channel." + channel.property());
            update(
                    column.map(title -> Texts.of("step.channel", name, title))
                            .orElse(Texts.of("step.channel.none", name)),
                    channel.property(),
                    column.<Value>map(Value::of).orElse(Value.Nil.NIL));
        }
    }

    public void setLogarithmic(Encoding.Channel channel, boolean log) {
        if (log != encoding().logarithmic().contains(channel)) {
            String name = Texts.of("channel." + channel.property());
            update(
                    log ? Texts.of("step.scale.log", name) : Texts.of("step.scale.linear", name),
                    channel.scaleProperty(),
                    Value.of(log ? Encoding.LOG : Encoding.LINEAR));
        }
    }

    public void setOption(ChartOption option, boolean on) {
        if (on != encoding().options().contains(option)) {
            String name = Texts.of("option." + option.property());
            update(
                    on ? Texts.of("step.option.on", name) : Texts.of("step.option.off", name),
                    option.property(),
                    Value.of(on));
        }
    }

    /// The properties of a view that shows a proposed chart.
    public static Map<String, Value> properties(ChartProposal proposal) {
        Map<String, Value> values = new HashMap<>();
        values.put(
                "visualization_type",
                Value.of(Encoding.Kind.valueOf(proposal.type().name()).wireName()));
        put(values, Encoding.Channel.X, Optional.ofNullable(proposal.x()));
        put(values, Encoding.Channel.Y, Optional.ofNullable(proposal.y()));
        put(values, Encoding.Channel.Z, Optional.ofNullable(proposal.z()));
        put(values, Encoding.Channel.COLOUR, Optional.ofNullable(proposal.colour()));
        put(values, Encoding.Channel.SIZE, Optional.ofNullable(proposal.size()));
        ChartProposal.Pair links = proposal.links();
        if (links != null) {
            put(values, Encoding.Channel.FROM, Optional.of(links.first()));
            put(values, Encoding.Channel.TO, Optional.of(links.second()));
        }
        return values;
    }

    /// Shows another proposed chart of the same data.
    public void apply(ChartProposal proposal) {
        view.ifPresent(id -> {
            Map<String, Value> values = new HashMap<>(properties(proposal));
            for (Encoding.Channel channel : Encoding.Channel.values()) {
                values.putIfAbsent(channel.property(), Value.Nil.NIL);
                if (channel.isAxis()) {
                    values.put(channel.scaleProperty(), Value.Nil.NIL);
                }
            }
            var _ = room.submit(Texts.of("step.proposal"), new Operation.Update(id, values));
        });
    }

    /// Shows some columns by some channels in one step; the other channels stay as they are.
    public void show(String label, Map<Encoding.Channel, String> columns) {
        view.ifPresent(id -> {
            Map<String, Value> values = new HashMap<>();
            columns.forEach((channel, column) -> put(values, channel, Optional.of(column)));
            if (columns.containsKey(Encoding.Channel.X)) {
                values.put("visualization_type", Value.of(Encoding.Kind.SCATTER.wireName()));
            }
            var _ = room.submit(label, new Operation.Update(id, values));
        });
    }

    private static void put(
            Map<String, Value> values, Encoding.Channel channel, Optional<String> column) {
        column.ifPresent(name -> values.put(channel.property(), Value.of(name)));
    }

    private void update(String label, String property, Value value) {
        view.ifPresent(id -> {
            var _ = room.submit(label, new Operation.Update(id, property, value));
        });
    }

    private void read(Document document) {
        Optional<Entity> found = TableModel.view(document);
        view = found.map(Entity::id);
        encoding.set(found.map(Encoding::of).orElse(Encoding.NONE));
    }
}
