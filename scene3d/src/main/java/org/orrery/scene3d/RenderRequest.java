package org.orrery.scene3d;

import java.util.List;
import org.orrery.model.space.Pose;

/// One picture to draw. Layers earlier in the list change less often: a renderer may keep what it drew of them.
public record RenderRequest(
        List<SceneContent> layers, Pose pose, Viewport viewport, SceneTheme theme) {
    public RenderRequest {
        layers = List.copyOf(layers);
    }
}
