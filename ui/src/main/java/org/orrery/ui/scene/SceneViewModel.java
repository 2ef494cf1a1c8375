package org.orrery.ui.scene;

import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Cell;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.model.id.UserId;
import org.orrery.model.space.Vec3;
import org.orrery.protocol.message.MemberPose;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.Marker;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.view.Ping;
import org.orrery.ui.annotation.AnnotationThread;
import org.orrery.ui.annotation.AnnotationsViewModel;
import org.orrery.ui.control.Palette;
import org.orrery.ui.data.ChartModel;
import org.orrery.ui.data.Encoding;
import org.orrery.ui.data.FilterModel;
import org.orrery.ui.data.SelectionModel;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.measure.MeasuresViewModel;
import org.orrery.ui.presence.OwnPresence;
import org.orrery.ui.presence.Peers;
import org.orrery.ui.presence.Pings;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;

/// The scene without its picture: the tool in hand, who and what is drawn over the chart, what a click means.
public final class SceneViewModel {
    private final RoomModel room;
    private final Peers peers;
    private final TableModel table;
    private final ChartModel chart;
    private final FilterModel filters;
    private final SelectionModel selection;
    private final AnnotationsViewModel annotations;
    private final Pings pings;
    private final MeasuresViewModel measures;
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.SELECT);
    private final BooleanProperty people = new SimpleBooleanProperty(true);
    private final BooleanProperty cameras = new SimpleBooleanProperty(false);

    public SceneViewModel(RoomModel room, Peers peers, OwnPresence presence, Content content) {
        this.room = room;
        this.peers = peers;
        this.table = content.table();
        this.chart = content.chart();
        this.filters = content.filters();
        this.selection = content.selection();
        this.annotations = content.annotations();
        this.pings = content.pings();
        this.measures = content.measures();
        tool.subscribe(_ -> measures.cancel());
        tool.subscribe(now -> presence.setTool(now.shown()));
    }

    /// What a scene shows.
    public record Content(
            TableModel table,
            ChartModel chart,
            FilterModel filters,
            SelectionModel selection,
            AnnotationsViewModel annotations,
            Pings pings,
            MeasuresViewModel measures) {}

    public ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    /// Whether the others are drawn.
    public BooleanProperty peopleProperty() {
        return people;
    }

    /// Whether the others are drawn with the frame of what they see, which a click takes.
    public BooleanProperty camerasProperty() {
        return cameras;
    }

    public AnnotationsViewModel annotations() {
        return annotations;
    }

    /// The others as they are drawn now.
    public List<Avatar> avatars() {
        if (!people.get()) {
            return List.of();
        }
        return room.members().stream()
                .filter(member -> member.connected() && !member.me())
                .flatMap(member ->
                        peers.at(member.slot()).map(peer -> avatar(member, peer)).stream())
                .toList();
    }

    /// The pins of open annotations; one on data stands where charts draw that, and vanishes with it.
    public List<Marker> markers(List<ChartBench.Drawn> charts) {
        return annotations.threads().stream()
                .filter(thread -> !thread.resolved())
                .flatMap(thread ->
                        PinPlaces.of(thread.anchor(), charts).map(place -> marker(thread, place)))
                .toList();
    }

    /// Begins an annotation on what is selected; says whether anything is.
    ///
    /// @param rows where the chart in hand draws them
    public boolean annotateSelection(RowPositions rows) {
        BitSet selected = selection.rows();
        if (selected.isEmpty()) {
            return false;
        }
        annotations.beginGroup(selected, "", middle(selected, rows).orElse(Vec3.ZERO));
        return true;
    }

    /// The columns on the axes of the chart in hand.
    List<Encoding.Channel> axes() {
        return PinPlaces.AXES.stream()
                .filter(channel -> chart.encoding().column(channel).isPresent())
                .toList();
    }

    /// Begins an annotation on an axis, at the value that a row has there when it is a number.
    ///
    /// @param row -1 for the axis as a whole
    void annotateAxis(Encoding.Channel channel, int row) {
        chart.encoding()
                .column(channel)
                .ifPresent(
                        column -> annotations.beginAxis(column, valueOf(column, row), Vec3.ZERO));
    }

    private OptionalDouble valueOf(String column, int row) {
        return table.dataSet()
                .flatMap(data -> data.column(column))
                .filter(NumberColumn.class::isInstance)
                .filter(numbers -> row >= 0 && row < numbers.size() && !numbers.isMissing(row))
                .map(numbers -> OptionalDouble.of(numbers.positionAt(row)))
                .orElse(OptionalDouble.empty());
    }

    /// The value of a row on an axis, in words.
    String textOn(Encoding.Channel channel, int row) {
        String column = chart.encoding().column(channel).orElse("");
        return annotations.subject(column, valueOf(column, row));
    }

    /// The charts, one of which is in hand.
    public ChartModel chart() {
        return chart;
    }

    /// Takes the chart in hand that stands nearest to a place.
    public void takeInHand(Vec3 place) {
        chart.charts().stream()
                .min(Comparator.comparingDouble(each -> each.offset().distance(place)))
                .ifPresent(each -> chart.activate(each.id()));
    }

    RoomModel room() {
        return room;
    }

    public MeasuresViewModel measures() {
        return measures;
    }

    /// Measures between the two rows that are selected; says whether there are two.
    boolean measureSelected() {
        return measures.between(selection.rows());
    }

    public Pings pings() {
        return pings;
    }

    /// The calls that are to be seen now; one about a row stands where the row is drawn.
    public List<Ping> calls(List<RowPositions> charts) {
        return pings.callsProperty().get().stream()
                .map(call ->
                        new Ping(
                                call.id(),
                                room.nameOf(call.by()),
                                Palette.argb(colourOf(call.by())),
                                placeOf(call, charts),
                                call.bornNanos()))
                .toList();
    }

    /// Where a call points to; of the charts that draw its row, in the one where it was made.
    public Vec3 placeOf(Pings.Call call, List<RowPositions> charts) {
        return call.row()
                .flatMap(row ->
                        table.dataSet()
                                .filter(data -> data.sha256().equals(row.dataSetSha256()))
                                .flatMap(
                                        data -> data.rowOf(row.key()).stream().boxed().findFirst()))
                .flatMap(row ->
                        charts.stream()
                                .flatMap(rows -> rows.of(row).stream())
                                .min(
                                        Comparator.comparingDouble(
                                                place -> place.distance(call.place()))))
                .orElse(call.place());
    }

    private String colourOf(UserId user) {
        return room.member(user).map(Member::colour).orElse("#6E7681");
    }

    /// The mean of the places where selected rows are drawn.
    public Optional<Vec3> middleOfSelection(RowPositions rows) {
        return middle(selection.rows(), rows);
    }

    /// The mean of the places where some rows are drawn; empty when none of them is.
    static Optional<Vec3> middle(BitSet of, RowPositions rows) {
        Vec3 sum = Vec3.ZERO;
        int count = 0;
        for (int row = of.nextSetBit(0); row >= 0; row = of.nextSetBit(row + 1)) {
            Optional<Vec3> at = rows.of(row);
            if (at.isPresent()) {
                sum = sum.add(at.get());
                count++;
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(sum.mul(1.0 / count));
    }

    /// Points out what is there to everybody; says whether it was sent.
    public boolean ping(PickTarget target) {
        Optional<Pings.Row> row =
                target instanceof PickTarget.RowPick(int number, Vec3 _)
                        ? table.dataSet()
                                .filter(data -> number < data.rowCount())
                                .map(data -> new Pings.Row(data.sha256(), data.rowKey(number)))
                        : Optional.empty();
        return pings.call(row, target.position());
    }

    /// A click with the tool in hand.
    ///
    /// @param additive whether it adds to the selection
    public void click(PickTarget target, boolean additive) {
        if (tool.get() == Tool.MEASURE && !annotates()) {
            measures.pick(target);
            return;
        }
        if (tool.get() == Tool.POINT && !annotates()) {
            var _ = ping(target);
            return;
        }
        switch (target) {
            case PickTarget.AnnotationPick(String id, Vec3 _) -> openAnnotation(id);
            case PickTarget.RowPick(int row, Vec3 at) -> {
                if (annotates()) {
                    annotations.begin(row, at);
                } else {
                    BitSet one = new BitSet();
                    one.set(row);
                    selection.select(one, additive);
                }
            }
            case PickTarget.GroupPick group -> {
                if (annotates()) {
                    annotateGroup(group);
                } else {
                    selection.select(rows(group), additive);
                }
            }
            case PickTarget.Nothing(Vec3 at) -> {
                if (annotates()) {
                    annotations.begin(-1, at);
                } else if (!additive) {
                    selection.clear();
                }
            }
            case PickTarget.AvatarPick _ -> {}
        }
    }

    /// Whether a click is about what is clicked: to write about it, or to attach a thread to it.
    private boolean annotates() {
        return tool.get() == Tool.ANNOTATE || annotations.attachingProperty().get().isPresent();
    }

    void annotateGroup(PickTarget.GroupPick group) {
        annotations.beginGroup(rows(group), group.label(), group.position());
    }

    public void openAnnotation(String id) {
        annotations.cancel();
        annotations.threads().stream()
                .filter(thread -> thread.id().toString().equals(id))
                .findFirst()
                .ifPresent(thread -> annotations.openProperty().set(Optional.of(thread.id())));
    }

    /// The category that a row's colour stands for, with its column.
    public Optional<Cell> colourCategory(int row) {
        return chart.encoding()
                .column(Encoding.Channel.COLOUR)
                .flatMap(name -> table.dataSet().flatMap(data -> data.column(name)))
                .filter(CategoryColumn.class::isInstance)
                .map(column -> new Cell(column.header(), column.textAt(row), column.isMissing(row)))
                .filter(cell -> !cell.missing());
    }

    public void only(String column, String category) {
        filters.only(column, category);
    }

    /// Shows one category of the colour column alone.
    public void onlyColour(String category) {
        chart.encoding()
                .column(Encoding.Channel.COLOUR)
                .ifPresent(column -> filters.only(column, category));
    }

    /// A row as lines of text, to be copied.
    public String rowText(int row) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : cells(row)) {
            text.append(cell.column().full()).append('\t').append(cell.text()).append('\n');
        }
        return text.toString();
    }

    public List<Cell> cells(int row) {
        return table.dataSet()
                .filter((DataSet data) -> row >= 0 && row < data.rowCount())
                .map(data -> data.rowAsText(row))
                .orElse(List.of());
    }

    public String subject(int row) {
        return annotations.subject(row);
    }

    public void select(BitSet rows, boolean additive) {
        BitSet shown = (BitSet) rows.clone();
        shown.and(filters.visible());
        selection.select(shown, additive);
    }

    static BitSet rows(PickTarget.GroupPick group) {
        BitSet rows = new BitSet();
        for (int row : group.rows()) {
            rows.set(row);
        }
        return rows;
    }

    private Avatar avatar(Member member, Peers.Peer peer) {
        return new Avatar(
                member.user().value(),
                member.name(),
                member.initials(),
                Palette.argb(member.colour()),
                peer.news().pose(),
                peers.staleness(member.slot()),
                marks(member, peer.news()),
                Avatar.BodyModel.named(member.model()),
                member.scale());
    }

    private static Set<Label.Mark> marks(Member member, MemberPose pose) {
        Set<Label.Mark> marks = EnumSet.noneOf(Label.Mark.class);
        if (pose.has(MemberPose.SPEAKING)) {
            marks.add(Label.Mark.SPEAKING);
        }
        if (member.handRaised()) {
            marks.add(Label.Mark.HAND_RAISED);
        }
        if (pose.has(MemberPose.LEADING)) {
            marks.add(Label.Mark.LEADING);
        }
        switch (pose.tool()) {
            case FLY -> marks.add(Label.Mark.FLYING);
            case ANNOTATE -> marks.add(Label.Mark.ANNOTATING);
            case BRUSH -> marks.add(Label.Mark.SELECTING);
            case POINT -> marks.add(Label.Mark.POINTING);
            case SELECT -> {}
        }
        return marks;
    }

    private static Marker marker(AnnotationThread thread, Vec3 place) {
        String badge =
                thread.replies().isEmpty() ? "" : String.valueOf(thread.replies().size() + 1);
        return new Marker(
                thread.id().toString(),
                place,
                badge,
                Palette.argb(thread.colour()),
                thread.resolved());
    }
}
