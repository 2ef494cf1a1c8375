package org.orrery.app.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Vec3;
import org.orrery.protocol.message.MemberPose;
import org.orrery.ui.data.RoomViews;

/// What three colleagues do together, in seconds after they came: one leads through the data, one annotates, one asks. It is
/// driven by the data's own figures, and ends with everything they filtered shown again. Then they only look around.
final class ColleagueScript {

    private final Colleague analyst;
    private final Colleague reviewer;
    private final Colleague guest;
    private final DataSet data;
    private final Findings findings;
    private final ScheduledExecutorService timer;

    ColleagueScript(List<Colleague> three, DataSet data, ScheduledExecutorService timer) {
        this.analyst = three.get(0);
        this.reviewer = three.get(1);
        this.guest = three.get(2);
        this.data = data;
        this.findings = new Findings(data);
        this.timer = timer;
    }

    void start(UserId host) {
        at(0.5, () -> analyst.say("Hello! I have the data up: " + rows() + "."));
        at(1.5, () -> axis("y").flatMap(c -> extreme(reviewer, c, true)).ifPresent(this::discuss));
        at(2.5, () -> axis("y").map(findings::average).ifPresent(analyst::say));
        at(3.5, () -> guest.follow(host));
        at(4.0, () -> correlation().ifPresent(reviewer::say));
        at(5.0, () -> axis("y").ifPresent(this::annotateLowest));
        at(6.0, () -> guest.raiseHand(true));
        at(7.0, () -> guest.say("Can we look at the upper half only?"));
        at(8.0, () -> axis("x").ifPresent(this::filterFromMedian));
        at(9.5, () -> guest.raiseHand(false));
        at(10.0, () -> analyst.bookmark("From the side", "V", new Vec3(15, 4, 3)));
        at(12.0, () -> guest.follow(null));
        at(16.0, () -> guest.say("Thank you, that is clear now."));
    }

    private void annotateLowest(NumberColumn column) {
        var _ = extreme(analyst, column, false);
    }

    private Optional<String> correlation() {
        return axis("x").flatMap(w -> axis("y").flatMap(h -> findings.correlation(w, h)));
    }

    private String rows() {
        return String.format(
                Locale.ROOT, "%,d rows, %d columns", data.rowCount(), data.columns().size());
    }

    private void discuss(EntityId annotation) {
        at(2.0, () -> guest.comment(annotation, "Is that one value, or a trend?"));
        at(
                4.0,
                () ->
                        axis("y")
                                .map(findings::average)
                                .ifPresent(text -> reviewer.comment(annotation, text)));
    }

    private Optional<EntityId> extreme(Colleague author, NumberColumn column, boolean high) {
        author.hold(MemberPose.Tool.ANNOTATE);
        return (high ? findings.highest(column) : findings.lowest(column))
                .map(row ->
                        author.annotate(
                                data.sha256(),
                                data.rowKey(row),
                                new Vec3(0, high ? 5 : -5, 0),
                                findings.extreme(column, row, high)));
    }

    private void filterFromMedian(NumberColumn column) {
        Entity dataset = datasetEntity();
        if (dataset == null) {
            return;
        }
        analyst.hold(MemberPose.Tool.BRUSH);
        double median = findings.median(column);
        double highest = findings.highest(column).map(column::positionAt).orElse(median);
        EntityId filter = analyst.filter(dataset.id(), column.name(), median, highest);
        at(
                6.0,
                () -> {
                    analyst.remove(filter);
                    analyst.hold(MemberPose.Tool.FLY);
                });
    }

    private @Nullable Entity datasetEntity() {
        List<Entity> datasets = document().ofKind(Kinds.DATASET);
        return datasets.isEmpty() ? null : datasets.getLast();
    }

    private Optional<NumberColumn> axis(String property) {
        return RoomViews.first(document())
                .flatMap(view -> findings.numbers(view.text(property, "")));
    }

    private Document document() {
        return analyst.room().document();
    }

    private void at(double seconds, Runnable action) {
        var _ = timer.schedule(action, (long) (seconds * 1000), TimeUnit.MILLISECONDS);
    }
}
