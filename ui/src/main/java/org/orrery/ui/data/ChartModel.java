package org.orrery.ui.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.analytics.chart.ChartProposal;
import org.orrery.analytics.chart.ChartType;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Property;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.net.Settlement;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The charts of the room and the drafts of this person. One of them is in hand: what is set here is set for it, for
/// everybody or, where it is a draft, for nobody else.
public final class ChartModel {
    private static final Set<String> NOT_COPIED =
            Set.of("place", "title", "camera_position", "camera_target");

    private final RoomModel room;
    private final ObservableList<RoomChart> charts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<RoomChart>> active =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Encoding> encoding =
            new ReadOnlyObjectWrapper<>(Encoding.NONE);

    /// Views that were not published, oldest first.
    private final Map<EntityId, Entity> drafts = new LinkedHashMap<>();

    private Optional<EntityId> inHand = Optional.empty();

    public ChartModel(RoomModel room) {
        this.room = room;
        room.watch(Set.of(Kinds.VIEW, Kinds.DATASET, Kinds.SESSION), (_, after) -> read(after));
    }

    /// From left to right.
    public ObservableList<RoomChart> charts() {
        return charts;
    }

    /// The chart in hand.
    public ReadOnlyObjectProperty<Optional<RoomChart>> activeProperty() {
        return active.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Encoding> encodingProperty() {
        return encoding.getReadOnlyProperty();
    }

    public Encoding encoding() {
        return encoding.get();
    }

    /// Why the chart in hand cannot be changed; empty when it can.
    public ObservableValue<String> objection() {
        ObservableValue<String> shared =
                room.access().updateObjection(Kinds.VIEW, "visualization_type");
        return active.flatMap(chart ->
                chart.filter(RoomChart::draft).isPresent() ? new SimpleStringProperty("") : shared);
    }

    /// Takes a chart in hand.
    public void activate(EntityId chart) {
        inHand = Optional.of(chart);
        read(room.document());
    }

    /// Takes the next chart in hand, or the one before with -1; after the last comes the first.
    public void step(int by) {
        active.get()
                .map(charts::indexOf)
                .filter(_ -> charts.size() > 1)
                .map(index -> charts.get(Math.floorMod(index + by, charts.size())))
                .ifPresent(chart -> activate(chart.id()));
    }

    /// Whether there is a place for another chart.
    public boolean hasPlace() {
        return charts.size() < RoomViews.MOST;
    }

    /// Adds a chart for everybody and takes it in hand.
    ///
    /// @param how what it shows; empty for what the chart in hand shows
    public void add(Optional<ChartProposal> how) {
        if (hasPlace()) {
            Map<String, Value> values =
                    how.<Map<String, Value>>map(proposal -> new HashMap<>(properties(proposal)))
                            .orElseGet(this::copied);
            dataset().ifPresent(id -> values.put("dataset", id));
            inHand = Optional.of(create(room.newId(), Texts.of("step.chart.add"), values));
            read(room.document());
        }
    }

    /// Copies the chart in hand into a draft and takes that in hand.
    public void draft() {
        Optional<Entity> source = view();
        if (hasPlace() && source.isPresent()) {
            EntityId id = room.newId();
            Map<String, Value> values = new HashMap<>();
            NOT_COPIED.forEach(name -> values.put(name, Value.Nil.NIL));
            dataset().ifPresent(data -> values.put("dataset", data));
            Entity copy =
                    Entity.of(
                            id,
                            Kinds.VIEW,
                            room.me(),
                            Long.MAX_VALUE,
                            0,
                            source.get().properties());
            drafts.put(id, changed(copy, values));
            activate(id);
        }
    }

    /// Shows a draft to everybody.
    public void publish(RoomChart chart) {
        Entity draft = drafts.remove(chart.id());
        if (draft != null) {
            Map<String, Value> values = new HashMap<>();
            draft.properties().forEach((name, property) -> values.put(name, property.value()));
            publish(draft, Texts.of("step.chart.publish"), values);
        }
    }

    /// Takes a chart away: a draft at once, a shared one for everybody.
    public void remove(RoomChart chart) {
        if (drafts.remove(chart.id()) != null) {
            read(room.document());
        } else {
            var _ = room.submit(Texts.of("step.chart.remove"), new Operation.Delete(chart.id()));
        }
    }

    /// Whether I may take a chart away: the last one stays.
    public boolean isRemovable(RoomChart chart) {
        Entity entity = room.document().entity(chart.id());
        long shared = charts.stream().filter(each -> !each.draft()).count();
        return chart.draft() || (shared > 1 && entity != null && room.access().mayDelete(entity));
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
            boolean names = proposal.type() == ChartType.NETWORK;
            Encoding.Channel first = names ? Encoding.Channel.FROM : Encoding.Channel.TO_X;
            Encoding.Channel second = names ? Encoding.Channel.TO : Encoding.Channel.TO_Z;
            put(values, first, Optional.of(links.first()));
            put(values, second, Optional.of(links.second()));
        }
        return values;
    }

    /// Shows another proposed chart of the same data.
    public void apply(ChartProposal proposal) {
        Map<String, Value> values = new HashMap<>(properties(proposal));
        for (Encoding.Channel channel : Encoding.Channel.values()) {
            values.putIfAbsent(channel.property(), Value.Nil.NIL);
            if (channel.isAxis()) {
                values.put(channel.scaleProperty(), Value.Nil.NIL);
            }
        }
        update(Texts.of("step.proposal"), values);
    }

    /// Shows some columns by some channels in one step; the other channels stay as they are.
    public void show(String label, Map<Encoding.Channel, String> columns) {
        Map<String, Value> values = new HashMap<>();
        columns.forEach((channel, column) -> put(values, channel, Optional.of(column)));
        if (columns.containsKey(Encoding.Channel.X)) {
            values.put("visualization_type", Value.of(Encoding.Kind.SCATTER.wireName()));
        }
        update(label, values);
    }

    private static void put(
            Map<String, Value> values, Encoding.Channel channel, Optional<String> column) {
        column.ifPresent(name -> values.put(channel.property(), Value.of(name)));
    }

    private void update(String label, String property, Value value) {
        update(label, Map.of(property, value));
    }

    private void update(String label, Map<String, Value> values) {
        active.get()
                .ifPresent(chart -> {
                    Entity draft = drafts.get(chart.id());
                    if (draft != null) {
                        drafts.put(chart.id(), changed(draft, values));
                        read(room.document());
                    } else {
                        var _ = room.submit(label, new Operation.Update(chart.id(), values));
                    }
                });
    }

    /// What the chart in hand shows, without its place.
    private Map<String, Value> copied() {
        Map<String, Value> values = new HashMap<>();
        values.put("visualization_type", Value.of(encoding().kind().wireName()));
        view().ifPresent(view ->
                view.properties().forEach((name, property) -> values.put(name, property.value())));
        values.keySet().removeAll(NOT_COPIED);
        return values;
    }

    /// The chart in hand as it is stored.
    private Optional<Entity> view() {
        return active.get()
                .map(RoomChart::id)
                .map(id -> drafts.containsKey(id) ? drafts.get(id) : room.document().entity(id));
    }

    private Optional<Value> dataset() {
        return RoomViews.dataSet(room.document()).map(data -> Value.of(data.id().toString()));
    }

    private EntityId create(EntityId id, String label, Map<String, Value> values) {
        var _ = room.submit(label, new Operation.Create(id, Kinds.VIEW, values));
        return id;
    }

    /// A draft that is refused stays one.
    private void publish(Entity draft, String label, Map<String, Value> values) {
        var _ =
                room.submit(label, new Operation.Create(draft.id(), Kinds.VIEW, values))
                        .thenAccept(settlement -> {
                            if (settlement instanceof Settlement.Refused) {
                                drafts.put(draft.id(), draft);
                                read(room.document());
                            }
                        });
    }

    private Entity changed(Entity draft, Map<String, Value> values) {
        Entity changed = draft;
        for (var value : values.entrySet()) {
            changed =
                    changed.with(
                            value.getKey(), new Property(value.getValue(), 0, room.me(), null));
        }
        return changed;
    }

    /// Drafts take the places that are left.
    private void read(Document document) {
        List<Entity> views = new ArrayList<>();
        RoomViews.charts(document).forEach(placed -> views.add(at(placed)));
        Value dataset = dataset().orElse(Value.Nil.NIL);
        drafts.values().stream()
                .filter(draft -> draft.get("dataset").equals(dataset))
                .forEach(views::add);
        List<RoomChart> now =
                RoomViews.placed(views).stream()
                        .map(placed -> chart(placed.view(), placed.place()))
                        .sorted(Comparator.comparingInt(RoomChart::column))
                        .toList();
        if (!now.equals(charts)) {
            charts.setAll(now);
        }
        Optional<RoomChart> chosen =
                now.stream()
                        .filter(chart -> inHand.equals(Optional.of(chart.id())))
                        .findFirst()
                        .or(() -> now.stream().min(Comparator.comparingInt(RoomChart::place)));
        active.set(chosen);
        encoding.set(chosen.map(RoomChart::encoding).orElse(Encoding.NONE));
    }

    private Entity at(RoomViews.Placed placed) {
        return changed(placed.view(), Map.of("place", Value.of(placed.place())));
    }

    private RoomChart chart(Entity view, int place) {
        return new RoomChart(
                view.id(),
                place,
                view.text("title", ""),
                Encoding.of(view),
                drafts.containsKey(view.id()));
    }
}
