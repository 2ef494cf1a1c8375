package org.orrery.scene3d;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.orrery.model.space.Pose;

/// Draws scenes into a node: the seam between the view and a back end. All methods are called on
/// the FX thread and none of them waits for a frame.
public interface SceneRenderer extends AutoCloseable {
    /// What shows the frames; fills the area of the last request's viewport. Always the same node.
    Node node();

    /// Asks for a frame. A request that was not begun yet is replaced: the newest wins.
    void request(RenderRequest request);

    /// Shows the newest finished frame if there is one that was not shown yet, and says what is in it.
    Optional<ShownFrame> showNewest();

    /// Whether a requested frame has not been shown yet.
    boolean isPending();

    /// What is drawn at that point of the newest requested picture, in logical pixels.
    PickTarget pick(double x, double y);

    RenderStatistics statistics();

    @Override
    void close();

    /// What the frame that is shown now was drawn from.
    ///
    /// @param pose the camera of this frame, which labels must follow lest they swim
    /// @param labels all labels that its camera may see, nearest last
    /// @param draft whether the same request again would give a finer picture
    record ShownFrame(Pose pose, Viewport viewport, List<PlacedLabel> labels, boolean draft) {}

    /// A label at its place in the picture.
    ///
    /// @param layer where it came from: its pick id means something there
    /// @param lean where the text stands: 0 centred on (x, y), 1 to the right of it, -1 to the left
    /// @param occluded whether something opaque is in front of its anchor
    record PlacedLabel(
            Label label,
            SceneContent layer,
            double x,
            double y,
            double depth,
            double lean,
            boolean occluded) {}
}
