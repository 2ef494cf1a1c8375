package org.orrery.scene3d.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.Marker;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.avatar.AvatarLayer;
import org.orrery.scene3d.avatar.MarkerLayer;

/// The layers of the picture, from what changes least to what changes most: chart, pins, people.
final class SceneLayers {
    private SceneContent chart = SceneContent.EMPTY;
    private List<SceneContent> beside = List.of();
    private SceneContent pins = SceneContent.EMPTY;
    private SceneContent people = SceneContent.EMPTY;
    private final AvatarMotion motion = new AvatarMotion();
    private boolean anyPeople;
    private boolean cameras;

    void setChart(SceneContent content) {
        chart = content;
    }

    /// What stands beside the chart: other charts, their titles.
    void setBeside(List<SceneContent> others) {
        beside = others;
    }

    void setPins(List<Marker> markers, SceneTheme theme) {
        pins = MarkerLayer.of(markers, theme);
    }

    void setPeople(List<Avatar> avatars) {
        anyPeople = !avatars.isEmpty();
        motion.set(avatars);
    }

    /// Whether people are drawn with the frame of what they see.
    void setCameras(boolean shown) {
        cameras = shown;
    }

    boolean isMoving() {
        return motion.isMoving();
    }

    /// Moves the people on by `seconds`; says whether they must be drawn again. Who is too near to the camera is left out, so
    /// a camera that moved counts too.
    boolean advance(double seconds, Vec3 camera, boolean cameraMoved, SceneTheme theme) {
        if (!motion.isMoving() && !(cameraMoved && anyPeople)) {
            return false;
        }
        people = AvatarLayer.of(motion.step(seconds, camera), theme, camera, cameras);
        return true;
    }

    List<SceneContent> all() {
        List<SceneContent> all = new ArrayList<>();
        all.add(chart);
        all.addAll(beside);
        all.add(pins);
        all.add(people);
        return all;
    }

    /// Where the row that was picked is drawn; several charts may draw it.
    Vec3 placeOf(PickTarget.RowPick pick) {
        return Stream.concat(Stream.of(chart), beside.stream())
                .flatMap(content -> content.rows().of(pick.row()).stream())
                .min(Comparator.comparingDouble(place -> place.distance(pick.position())))
                .orElse(pick.position());
    }
}
