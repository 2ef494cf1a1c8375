package org.orrery.ui.export;

import de.javagl.jgltf.model.creation.AccessorModels;
import de.javagl.jgltf.model.creation.GltfModelBuilder;
import de.javagl.jgltf.model.creation.MaterialBuilder;
import de.javagl.jgltf.model.creation.MeshPrimitiveBuilder;
import de.javagl.jgltf.model.impl.DefaultMeshModel;
import de.javagl.jgltf.model.impl.DefaultMeshPrimitiveModel;
import de.javagl.jgltf.model.impl.DefaultNodeModel;
import de.javagl.jgltf.model.impl.DefaultSceneModel;
import de.javagl.jgltf.model.io.GltfModelWriter;
import de.javagl.jgltf.model.v2.MaterialModelV2;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import org.orrery.analytics.job.Progress;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;

/// Writes charts as a scene of binary glTF 2.0: points as points, sheets and bars as triangles, axes as lines, each with its colours. glTF
/// has no text, so ticks and titles stay behind.
final class GlbWriter {
    private static final int UNSIGNED_BYTE = 5121;
    private static final double FADED = 0.6;
    private static final byte[] LINEAR = linear();
    private final DefaultNodeModel root = new DefaultNodeModel();
    private final Vec3 camera;
    private final SceneTheme theme;

    /// @param camera from where it is looked at: walls that are only seen from elsewhere stay behind
    GlbWriter(Vec3 camera, SceneTheme theme) {
        this.camera = camera;
        this.theme = theme;
    }

    /// Writes all charts; false when nobody wants it any more.
    boolean write(List<SceneContent> charts, String name, OutputStream out, Progress progress)
            throws IOException {
        root.setName(name);
        int done = 0;
        for (SceneContent chart : charts) {
            chart.points().forEach(this::points);
            chart.meshes().stream().filter(mesh -> mesh.when().holds(camera)).forEach(this::mesh);
            chart.lines().stream().filter(lines -> lines.when().holds(camera)).forEach(this::lines);
            progress.report(0.7 * ++done / charts.size());
            if (progress.cancelled()) {
                return false;
            }
        }
        DefaultSceneModel scene = new DefaultSceneModel();
        scene.addNode(root);
        GltfModelBuilder builder = GltfModelBuilder.create();
        builder.addSceneModel(scene);
        new GltfModelWriter().writeBinary(builder.build(), out);
        return !progress.cancelled();
    }

    private void points(PointCloud cloud) {
        if (cloud.count() == 0) {
            return;
        }
        int[] argb = new int[cloud.count()];
        for (int i = 0; i < argb.length; i++) {
            int colour = cloud.argb()[cloud.argb().length == 1 ? 0 : i];
            boolean dimmed =
                    cloud.flags().length > 0 && (cloud.flags()[i] & PointCloud.DIMMED) != 0;
            argb[i] = dimmed ? faded(colour) : colour;
        }
        add(
                "points",
                MeshPrimitiveBuilder.create()
                        .setPoints()
                        .addPositions3D(FloatBuffer.wrap(cloud.xyz()))
                        .addAttribute("COLOR_0", colours(argb, false)),
                false,
                false);
    }

    private void mesh(TriangleMesh mesh) {
        if (mesh.triangleCount() == 0) {
            return;
        }
        boolean translucent = mesh.material().translucent();
        add(
                "mesh",
                MeshPrimitiveBuilder.create()
                        .setTriangles()
                        .setIntIndices(IntBuffer.wrap(mesh.triangles()))
                        .addPositions3D(FloatBuffer.wrap(mesh.xyz()))
                        .addNormals3D(FloatBuffer.wrap(unit(mesh.normals())))
                        .addAttribute(
                                "COLOR_0",
                                colours(each(mesh.argb(), mesh.vertexCount()), translucent)),
                translucent,
                mesh.material().twoSided());
    }

    private void lines(LineSet lines) {
        if (lines.segmentCount() == 0) {
            return;
        }
        add(
                "lines",
                MeshPrimitiveBuilder.create()
                        .setLines()
                        .addPositions3D(FloatBuffer.wrap(lines.xyz()))
                        .addAttribute(
                                "COLOR_0",
                                colours(each(lines.argb(), 2 * lines.segmentCount()), true)),
                true,
                false);
    }

    private void add(
            String name, MeshPrimitiveBuilder primitive, boolean translucent, boolean twoSided) {
        DefaultMeshPrimitiveModel built = primitive.build();
        built.setMaterialModel(
                MaterialBuilder.create()
                        .setBaseColorFactor(1, 1, 1, 1)
                        .setMetallicRoughnessFactors(0, 0.9f)
                        .setDoubleSided(twoSided)
                        .setAlphaMode(
                                translucent
                                        ? MaterialModelV2.AlphaMode.BLEND
                                        : MaterialModelV2.AlphaMode.OPAQUE)
                        .build());
        DefaultMeshModel mesh = new DefaultMeshModel();
        mesh.setName(name);
        mesh.addMeshPrimitiveModel(built);
        DefaultNodeModel node = new DefaultNodeModel();
        node.setName(name);
        node.addMeshModel(mesh);
        root.addChild(node);
    }

    private static int[] each(int[] argb, int count) {
        if (argb.length == count) {
            return argb;
        }
        int[] all = new int[count];
        java.util.Arrays.fill(all, argb[0]);
        return all;
    }

    /// Vertices that no triangle has may lack a normal, which glTF does not allow.
    private static float[] unit(float[] normals) {
        float[] units = normals.clone();
        for (int i = 0; i < units.length; i += 3) {
            if (units[i] == 0 && units[i + 1] == 0 && units[i + 2] == 0) {
                units[i + 1] = 1;
            }
        }
        return units;
    }

    private int faded(int argb) {
        int faded = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = argb >>> shift & 0xff;
            int to = theme.backdropCentre() >>> shift & 0xff;
            faded |= (int) Math.round(from + (to - from) * FADED) << shift;
        }
        return faded;
    }

    /// glTF has linear light in the colours of vertices.
    private static de.javagl.jgltf.model.impl.DefaultAccessorModel colours(
            int[] argb, boolean alpha) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(4 * argb.length);
        for (int colour : argb) {
            bytes.put(LINEAR[colour >>> 16 & 0xff]);
            bytes.put(LINEAR[colour >>> 8 & 0xff]);
            bytes.put(LINEAR[colour & 0xff]);
            bytes.put(alpha ? (byte) (colour >>> 24) : (byte) 255);
        }
        bytes.flip();
        return AccessorModels.create(UNSIGNED_BYTE, "VEC4", true, bytes);
    }

    private static byte[] linear() {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            double c = i / 255.0;
            double light = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
            table[i] = (byte) Math.round(255 * light);
        }
        return table;
    }
}
