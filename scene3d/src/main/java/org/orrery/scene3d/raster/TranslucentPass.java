package org.orrery.scene3d.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Glass: triangles that let through what is behind them, drawn after everything opaque and from back to front.
final class TranslucentPass {
    private record Pane(ProjectedMesh mesh, int triangle, float nearness) {}

    private final List<Pane> panes = new ArrayList<>();

    void collect(List<ProjectedMesh> meshes) {
        panes.clear();
        for (ProjectedMesh mesh : meshes) {
            for (int t = 0; t < mesh.triangleCount; t++) {
                float sum = 0;
                for (int corner = 0; corner < 3; corner++) {
                    sum += mesh.nearness[mesh.triangles[3 * t + corner]];
                }
                panes.add(new Pane(mesh, t, sum));
            }
        }
        panes.sort(Comparator.comparingDouble(Pane::nearness));
    }

    void draw(Raster raster, int fromRow, int toRow) {
        for (Pane pane : panes) {
            TrianglePass.blend(raster, pane.mesh(), pane.triangle(), fromRow, toRow);
        }
    }
}
