package org.orrery.scene3d.raster;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.TriangleMesh;

/// One layer of the scene prepared for drawing. Made once for a content, projected anew for each camera.
final class LayerStage {
    private static final int CHUNKS_A_TASK = 32;
    private static final int LARGE = 60_000;

    final SceneContent content;
    final List<ProjectedPoints> points = new ArrayList<>();
    final List<ProjectedMesh> solids = new ArrayList<>();
    final List<ProjectedMesh> glass = new ArrayList<>();
    final List<ProjectedLines> lines = new ArrayList<>();

    /// @param edgesByTriangles what is known of meshes by their triangle arrays; figures that move keep theirs
    /// @param spare point clouds that are not drawn any more; some are used again and taken out
    LayerStage(
            SceneContent content,
            IdentityHashMap<int[], MeshEdges> edgesByTriangles,
            List<ProjectedPoints> spare) {
        this.content = content;
        for (PointCloud cloud : content.points()) {
            ProjectedPoints old = spare.isEmpty() ? null : spare.removeFirst();
            points.add(new ProjectedPoints(new SortedCloud(cloud), old));
        }
        for (TriangleMesh mesh : content.meshes()) {
            List<ProjectedMesh> list = mesh.material().translucent() ? glass : solids;
            if (MeshParts.isLarge(mesh)) {
                for (MeshParts.Part part : MeshParts.of(mesh)) {
                    list.add(new ProjectedMesh(part.mesh(), part.edges()));
                }
            } else {
                MeshEdges edges =
                        edgesByTriangles.computeIfAbsent(
                                mesh.triangles(), _ -> new MeshEdges(mesh));
                list.add(new ProjectedMesh(mesh, edges));
            }
        }
        for (LineSet set : content.lines()) {
            lines.add(new ProjectedLines(set));
        }
    }

    void rememberEdges(IdentityHashMap<int[], MeshEdges> edgesByTriangles) {
        for (ProjectedMesh mesh : solids) {
            edgesByTriangles.put(mesh.mesh.triangles(), mesh.edges);
        }
        for (ProjectedMesh mesh : glass) {
            edgesByTriangles.put(mesh.mesh.triangles(), mesh.edges);
        }
    }

    /// Of large clouds only one of so many points; of small ones always all.
    void drawEvery(int every) {
        points.forEach(cloud -> cloud.every = cloud.cloud.count < LARGE ? 1 : every);
    }

    /// Adds the independent parts of the projecting.
    void projections(Lens lens, Light light, Atmosphere air, Consumer<Runnable> tasks) {
        for (ProjectedPoints cloud : points) {
            int chunks = cloud.cloud.chunks();
            for (int from = 0; from < chunks; from += CHUNKS_A_TASK) {
                int start = from;
                int end = Math.min(chunks, from + CHUNKS_A_TASK);
                tasks.accept(() -> cloud.project(lens, air, start, end));
            }
        }
        for (ProjectedMesh mesh : solids) {
            tasks.accept(() -> mesh.project(lens, light, air));
        }
        for (ProjectedMesh mesh : glass) {
            tasks.accept(() -> mesh.project(lens, light, air));
        }
        for (ProjectedLines set : lines) {
            tasks.accept(() -> set.project(lens, air));
        }
    }
}
