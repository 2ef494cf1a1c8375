package org.orrery.scene3d.view;

import java.util.List;
import javafx.scene.Group;
import org.orrery.scene3d.Projection;
import org.orrery.scene3d.SceneTheme;

/// All calls that are to be seen now, over everything else: what is pointed out is seen through what stands in front of it.
final class PingOverlay extends Group {
    private List<Ping> pings = List.of();

    PingOverlay() {
        setMouseTransparent(true);
        setManaged(false);
        setAutoSizeChildren(false);
    }

    void set(List<Ping> now) {
        pings = List.copyOf(now);
    }

    boolean isMoving() {
        return !getChildren().isEmpty() || !pings.isEmpty();
    }

    void show(Projection camera, double width, double height, long now, SceneTheme theme) {
        List<Ping> alive = pings.stream().filter(ping -> !ping.isOver(now)).toList();
        pings = alive;
        while (getChildren().size() < alive.size()) {
            getChildren().add(new PingNode());
        }
        getChildren().remove(alive.size(), getChildren().size());
        for (int i = 0; i < alive.size(); i++) {
            ((PingNode) getChildren().get(i)).show(alive.get(i), camera, width, height, now, theme);
        }
    }
}
