package org.orrery.scene3d.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.orrery.scene3d.TriangleMesh;

/// A large mesh cut into small ones of neighbouring triangles, so that all cores work on it and each band of the picture looks
/// only at what it touches.
final class MeshParts {
    private static final int SPLIT_FROM = 8_192;
    private static final int PART = 2_048;

    /// One part with its edges.
    record Part(TriangleMesh mesh, MeshEdges edges) {}

    private final TriangleMesh mesh;
    private final int[] place;
    private final LongIndex sides;
    private final int[] partOf;
    private final int[] numberIn;

    private MeshParts(TriangleMesh mesh) {
        this.mesh = mesh;
        place = MeshEdges.weld(mesh.xyz());
        sides = new LongIndex(mesh.triangles().length);
        partOf = new int[mesh.vertexCount()];
        numberIn = new int[mesh.vertexCount()];
        Arrays.fill(partOf, -1);
        int[] corners = mesh.triangles();
        for (int i = 0; i < corners.length; i++) {
            long key = MeshEdges.key(place[corners[i]], place[corners[i % 3 == 2 ? i - 2 : i + 1]]);
            sides.put(key, Math.max(0, sides.get(key)) + 1);
        }
    }

    static boolean isLarge(TriangleMesh mesh) {
        return mesh.triangleCount() >= SPLIT_FROM;
    }

    static List<Part> of(TriangleMesh mesh) {
        MeshParts whole = new MeshParts(mesh);
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < mesh.triangleCount(); from += PART) {
            parts.add(whole.part(parts.size(), from, Math.min(mesh.triangleCount(), from + PART)));
        }
        return parts;
    }

    private Part part(int number, int from, int to) {
        int[] corners = Arrays.copyOfRange(mesh.triangles(), 3 * from, 3 * to);
        int[] vertices = new int[corners.length];
        int count = 0;
        for (int i = 0; i < corners.length; i++) {
            int v = corners[i];
            if (partOf[v] != number) {
                partOf[v] = number;
                numberIn[v] = count;
                vertices[count++] = v;
            }
            corners[i] = numberIn[v];
        }
        float[] xyz = new float[3 * count];
        float[] normals = new float[3 * count];
        int[] argb = mesh.argb().length == 1 ? mesh.argb() : new int[count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(mesh.xyz(), 3 * vertices[i], xyz, 3 * i, 3);
            System.arraycopy(mesh.normals(), 3 * vertices[i], normals, 3 * i, 3);
            if (mesh.argb().length > 1) {
                argb[i] = mesh.argb()[vertices[i]];
            }
        }
        TriangleMesh part =
                new TriangleMesh(
                        xyz, normals, argb, corners, new int[0], mesh.material(), mesh.when());
        MeshEdges edges =
                new MeshEdges(part)
                        .without((a, b) ->
                                sides.get(MeshEdges.key(place[vertices[a]], place[vertices[b]])));
        return new Part(part, edges);
    }
}
