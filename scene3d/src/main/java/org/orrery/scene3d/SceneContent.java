package org.orrery.scene3d;

import java.util.List;
import org.orrery.model.space.Vec3;

/// What to draw: immutable, built on any thread, compared by identity. Several contents are drawn as layers of one picture
/// in one depth buffer, so that people who move do not make the chart be rebuilt.
public final class SceneContent {
    public static final SceneContent EMPTY =
            new SceneContent(
                    List.of(), List.of(), List.of(), List.of(), PickTable.NONE, RowPositions.NONE);

    private final List<PointCloud> points;
    private final List<TriangleMesh> meshes;
    private final List<LineSet> lines;
    private final List<Label> labels;
    private final PickTable picks;
    private final RowPositions rows;

    public SceneContent(
            List<PointCloud> points,
            List<TriangleMesh> meshes,
            List<LineSet> lines,
            List<Label> labels,
            PickTable picks,
            RowPositions rows) {
        this.points = List.copyOf(points);
        this.meshes = List.copyOf(meshes);
        this.lines = List.copyOf(lines);
        this.labels = List.copyOf(labels);
        this.picks = picks;
        this.rows = rows;
    }

    /// The same at another place: picks, labels and rows too.
    public SceneContent movedBy(Vec3 offset) {
        return offset.equals(Vec3.ZERO) ? this : new Displacement(offset).of(this);
    }

    public List<PointCloud> points() {
        return points;
    }

    public List<TriangleMesh> meshes() {
        return meshes;
    }

    public List<LineSet> lines() {
        return lines;
    }

    public List<Label> labels() {
        return labels;
    }

    public PickTable picks() {
        return picks;
    }

    public RowPositions rows() {
        return rows;
    }
}
