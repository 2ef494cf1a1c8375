package org.orrery.scene3d.raster;

import java.util.Arrays;
import org.orrery.scene3d.TriangleMesh;

/// A mesh as one camera sees it: lit vertices in device pixels, the triangles that face the camera, and the outline, which is
/// drawn over the jagged border as a thin line (Sander et al., "Discontinuity Edge Overdraw").
final class ProjectedMesh {
    private static final float OUTLINE = 0.62f;

    final TriangleMesh mesh;
    final MeshEdges edges;
    float[] screenX;
    float[] screenY;
    float[] nearness;
    int[] colour;
    int[] triangles;
    int triangleCount;
    float top;
    float bottom;
    final Segments outline = new Segments();
    private final float[] camera;
    private final boolean[] faces;
    private final boolean[] cut;
    private int vertexCount;

    ProjectedMesh(TriangleMesh mesh, MeshEdges edges) {
        this.mesh = mesh;
        this.edges = edges;
        int vertices = mesh.vertexCount();
        screenX = new float[vertices];
        screenY = new float[vertices];
        nearness = new float[vertices];
        colour = new int[vertices];
        triangles = new int[mesh.triangles().length];
        camera = new float[3 * vertices];
        faces = new boolean[mesh.triangleCount()];
        cut = new boolean[mesh.triangleCount()];
    }

    boolean isTranslucent() {
        return mesh.material().translucent();
    }

    void project(Lens lens, Light light, Atmosphere air) {
        triangleCount = 0;
        outline.clear();
        top = Float.MAX_VALUE;
        bottom = -Float.MAX_VALUE;
        if (!mesh.when().holds(lens.pose.position())) {
            return;
        }
        vertexCount = mesh.vertexCount();
        placeVertices(lens, light, air);
        for (int t = 0; t < mesh.triangleCount(); t++) {
            place(lens, t);
        }
        for (int v = 0; v < vertexCount; v++) {
            top = Math.min(top, screenY[v] - 2);
            bottom = Math.max(bottom, screenY[v] + 2);
        }
        if (!isTranslucent() && bottom >= 0 && top < lens.height) {
            collectOutline(lens);
        }
    }

    boolean touches(int fromRow, int toRow) {
        return triangleCount > 0 && bottom >= fromRow && top < toRow;
    }

    private void placeVertices(Lens lens, Light light, Atmosphere air) {
        float[] xyz = mesh.xyz();
        float[] normals = mesh.normals();
        TriangleMesh.Material material = mesh.material();
        float gloss = (float) material.gloss();
        for (int v = 0; v < vertexCount; v++) {
            float x = xyz[3 * v];
            float y = xyz[3 * v + 1];
            float z = xyz[3 * v + 2];
            camera[3 * v] = lens.right(x, y, z);
            camera[3 * v + 1] = lens.up(x, y, z);
            camera[3 * v + 2] = lens.away(x, y, z);
            toScreen(lens, v, camera[3 * v], camera[3 * v + 1], camera[3 * v + 2]);
            int argb = mesh.argb()[mesh.argb().length == 1 ? 0 : v];
            if (material.lit()) {
                argb =
                        light.lit(
                                argb,
                                x,
                                y,
                                z,
                                normals[3 * v],
                                normals[3 * v + 1],
                                normals[3 * v + 2],
                                material.twoSided(),
                                gloss);
            }
            int seen = air.seen(argb, camera[3 * v + 2]);
            colour[v] = (argb & 0xff000000) | (seen & 0xffffff);
        }
    }

    private void toScreen(Lens lens, int v, float right, float up, float away) {
        float near = 1 / Math.max(away, Lens.NEAR);
        screenX[v] = lens.centreX + lens.focal * right * near;
        screenY[v] = lens.centreY - lens.focal * up * near;
        nearness[v] = near;
    }

    private void place(Lens lens, int t) {
        int a = mesh.triangles()[3 * t];
        int b = mesh.triangles()[3 * t + 1];
        int c = mesh.triangles()[3 * t + 2];
        int behind = isBehind(a) + isBehind(b) + isBehind(c);
        cut[t] = behind > 0;
        faces[t] = false;
        if (behind == 3) {
            return;
        }
        if (behind > 0) {
            addCut(lens, a, b, c);
            return;
        }
        faces[t] = isFront(a, b, c);
        if (faces[t] || mesh.material().twoSided()) {
            add(a, b, c);
        }
    }

    private int isBehind(int v) {
        return camera[3 * v + 2] < Lens.NEAR ? 1 : 0;
    }

    private boolean isFront(int a, int b, int c) {
        float area =
                (screenX[b] - screenX[a]) * (screenY[c] - screenY[a])
                        - (screenY[b] - screenY[a]) * (screenX[c] - screenX[a]);
        return area < 0;
    }

    private void add(int a, int b, int c) {
        if (3 * triangleCount + 3 > triangles.length) {
            triangles = Arrays.copyOf(triangles, Math.max(12, triangles.length * 2));
        }
        triangles[3 * triangleCount] = a;
        triangles[3 * triangleCount + 1] = b;
        triangles[3 * triangleCount + 2] = c;
        triangleCount++;
    }

    /// Cuts off what comes too near to the eye: one or two triangles remain.
    private void addCut(Lens lens, int a, int b, int c) {
        int[] corners = {a, b, c};
        int[] kept = new int[4];
        int count = 0;
        for (int i = 0; i < 3; i++) {
            int from = corners[i];
            int to = corners[(i + 1) % 3];
            if (isBehind(from) == 0) {
                kept[count++] = from;
            }
            if (isBehind(from) != isBehind(to)) {
                kept[count++] = newVertex(lens, from, to);
            }
        }
        for (int i = 2; i < count; i++) {
            if (mesh.material().twoSided() || isFront(kept[0], kept[i - 1], kept[i])) {
                add(kept[0], kept[i - 1], kept[i]);
            }
        }
    }

    private int newVertex(Lens lens, int from, int to) {
        if (vertexCount == screenX.length) {
            int larger = vertexCount + Math.max(16, vertexCount / 4);
            screenX = Arrays.copyOf(screenX, larger);
            screenY = Arrays.copyOf(screenY, larger);
            nearness = Arrays.copyOf(nearness, larger);
            colour = Arrays.copyOf(colour, larger);
        }
        float awayFrom = camera[3 * from + 2];
        float t = (Lens.NEAR - awayFrom) / (camera[3 * to + 2] - awayFrom);
        int v = vertexCount++;
        toScreen(
                lens,
                v,
                camera[3 * from] + (camera[3 * to] - camera[3 * from]) * t,
                camera[3 * from + 1] + (camera[3 * to + 1] - camera[3 * from + 1]) * t,
                Lens.NEAR);
        int weight = (int) (t * 256);
        int alpha = ((colour[from] >>> 24) * (256 - weight) + (colour[to] >>> 24) * weight) >>> 8;
        colour[v] = alpha << 24 | (Mix.blend(colour[from], colour[to], weight) & 0xffffff);
        return v;
    }

    private void collectOutline(Lens lens) {
        int[] e = edges.edges;
        float half = OUTLINE * Math.max(1f, lens.scale * 0.75f);
        for (int at = 0; at < e.length; at += MeshEdges.STRIDE) {
            int left = e[at + 2];
            int right = e[at + 3];
            if (cut[left] || (right >= 0 && cut[right])) {
                continue;
            }
            boolean leftFaces = faces[left];
            boolean rightFaces = right >= 0 && faces[right];
            boolean seen =
                    right < 0 ? leftFaces || mesh.material().twoSided() : leftFaces != rightFaces;
            if (seen) {
                int a = e[at];
                int b = e[at + 1];
                outline.addProjected(
                        screenX[a],
                        screenY[a],
                        nearness[a],
                        screenX[b],
                        screenY[b],
                        nearness[b],
                        colour[a] | 0xff000000,
                        colour[b] | 0xff000000,
                        half);
            }
        }
    }
}
