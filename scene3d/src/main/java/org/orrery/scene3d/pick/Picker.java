package org.orrery.scene3d.pick;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.Projection;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.ScreenArea;
import org.orrery.scene3d.TriangleMesh;

/// Answers what the picture of a request shows at a place. Opaque things hide what is behind them, also those that cannot be
/// picked themselves; glass and lines hide nothing and are not picked.
public final class Picker {
    /// A click this far beside a small point, in logical pixels, still means it.
    private static final double SLACK = 5;

    /// So many rows are looked at by one core at a time.
    private static final int PART = 1 << 17;

    private final RenderRequest request;
    private final Projection projection;

    public Picker(RenderRequest request) {
        this.request = request;
        this.projection = new Projection(request.pose(), request.viewport());
    }

    private record Hit(SceneContent layer, int pickId, double depth) {}

    /// What is at (x, y), in logical pixels from the top left.
    public PickTarget pick(double x, double y) {
        Vec3 sight = projection.ray(x, y);
        Ray ray = new Ray(request.pose().position(), sight);
        double depthPerDistance = sight.dot(request.pose().forward());
        Optional<Hit> found = Optional.empty();
        Optional<Hit> beside = Optional.empty();
        double nearest = Double.MAX_VALUE;
        for (SceneContent layer : request.layers()) {
            for (TriangleMesh mesh : layer.meshes()) {
                if (mesh.material().translucent()
                        || !mesh.when().holds(request.pose().position())) {
                    continue;
                }
                Ray.MeshHit hit = ray.first(mesh);
                double depth = hit.distance() * depthPerDistance;
                if (hit.triangle() != Ray.MISS && depth < nearest) {
                    nearest = depth;
                    found = hit(layer, mesh.pickIds(), hit.triangle(), depth);
                }
            }
            for (PointCloud cloud : layer.points()) {
                PointSearch search = search(x, y);
                search.search(cloud, ray);
                if (search.covering != PointSearch.NONE && search.coveringDepth < nearest) {
                    nearest = search.coveringDepth;
                    found = hit(layer, cloud.pickIds(), search.covering, nearest);
                }
                if (search.beside != PointSearch.NONE && cloud.pickIds().length > 0) {
                    beside = hit(layer, cloud.pickIds(), search.beside, search.besideDepth);
                }
            }
        }
        Optional<Hit> best = found;
        if (best.isEmpty() && beside.isPresent() && beside.get().depth() < nearest) {
            best = beside;
        }
        return best.map(hit -> target(hit, x, y)).orElseGet(() -> nothing(x, y));
    }

    /// The rows whose place is inside the area, hidden ones too.
    public BitSet rowsIn(ScreenArea area) {
        BitSet inside = new BitSet();
        for (SceneContent layer : request.layers()) {
            RowPositions rows = layer.rows();
            int parts = (rows.xyz().length / 3 + PART - 1) / PART;
            IntStream.range(0, parts)
                    .parallel()
                    .mapToObj(part -> rowsIn(area, rows, part * PART, (part + 1) * PART))
                    .forEachOrdered(inside::or);
        }
        return inside;
    }

    private BitSet rowsIn(ScreenArea area, RowPositions rows, int from, int to) {
        BitSet inside = new BitSet();
        float[] xyz = rows.xyz();
        int end = Math.min(to, xyz.length / 3);
        for (int i = from; i < end; i++) {
            if (projection.isInside(xyz[3 * i], xyz[3 * i + 1], xyz[3 * i + 2], area)) {
                inside.set(rows.rowAt(i));
            }
        }
        return inside;
    }

    private PointSearch search(double x, double y) {
        double width = request.viewport().width();
        double height = request.viewport().height();
        return new PointSearch(request.pose(), x - width / 2, height / 2 - y, height, SLACK);
    }

    private static Optional<Hit> hit(SceneContent layer, int[] pickIds, int index, double depth) {
        return pickIds.length == 0 || pickIds[index] < 0
                ? Optional.empty()
                : Optional.of(new Hit(layer, pickIds[index], depth));
    }

    private PickTarget target(Hit hit, double x, double y) {
        Vec3 position = projection.unproject(x, y, hit.depth());
        return hit.layer().picks().target(hit.pickId(), position);
    }

    private PickTarget nothing(double x, double y) {
        double depth = Math.max(0.1, request.pose().focusDistance());
        return new PickTarget.Nothing(projection.unproject(x, y, depth));
    }
}
