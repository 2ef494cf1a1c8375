package org.orrery.scene3d.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneRenderer.PlacedLabel;
import org.orrery.scene3d.SceneTheme;

/// Draws whole pictures into arrays. One thread owns it; it works on all cores of its [WorkCrew].
///
/// The first layer (the chart) is kept as a picture once two frames in a row showed it from the same place, so that people
/// who move in front of a still chart cost little.
final class FramePainter {
    private static final int BANDS_A_CORE = 4;
    private static final int DRAFT_FROM_POINTS = 60_000;
    private static final float OCCLUSION_TOLERANCE = 1.01f;

    private final WorkCrew crew;
    private final LongSupplier nanoClock;
    private final Detail detail = new Detail();
    private final IdentityHashMap<SceneContent, LayerStage> stages = new IdentityHashMap<>();
    private final TranslucentPass translucent = new TranslucentPass();
    private @Nullable SpriteSheet discs;
    private @Nullable SpriteSheet spheres;
    private @Nullable SpriteSheet rings;
    private int[] backdrop = {};
    private @Nullable SceneTheme backdropTheme;
    private @Nullable Raster keptBase;
    private @Nullable RenderRequest lastRequest;
    private boolean baseIsKept;

    FramePainter(WorkCrew crew) {
        this(crew, System::nanoTime);
    }

    /// @param nanoClock by which the level of detail is chosen
    FramePainter(WorkCrew crew, LongSupplier nanoClock) {
        this.crew = crew;
        this.nanoClock = nanoClock;
    }

    /// What is known of a painted picture.
    ///
    /// @param labels nearest last
    /// @param draft whether the rims of points, or even some points, were left out, because there are very many and something
    ///     changed
    /// @param detail the share of the points that was drawn
    record Painted(List<PlacedLabel> labels, boolean draft, double detail) {}

    /// Draws into `raster`, whose size is that of the request's viewport.
    Painted paint(RenderRequest request, Raster raster) {
        Lens lens = new Lens(request.pose(), request.viewport());
        Atmosphere air = new Atmosphere(request.theme(), request.pose().position());
        Light light = new Light(request.pose());
        prepare(request, raster);
        List<LayerStage> layers = stagesOf(request);
        boolean sameBase = lastRequest != null && isSameBase(lastRequest, request);
        boolean useKept = sameBase && baseIsKept;
        long points = pointCount(layers);
        boolean draft = hasChanged(request) && points > DRAFT_FROM_POINTS;
        int every = draft ? detail.every(points) : 1;
        layers.forEach(layer -> layer.drawEvery(every));
        long begin = nanoClock.getAsLong();
        project(layers, useKept ? 1 : 0, lens, light, air);
        translucent.collect(layers.stream().flatMap(layer -> layer.glass.stream()).toList());
        boolean keep = sameBase && !draft;
        drawBands(layers, raster, new Style(request.theme(), keep, useKept, draft));
        if (draft) {
            detail.took(nanoClock.getAsLong() - begin);
        }
        baseIsKept = keep;
        lastRequest = request;
        return new Painted(labels(request, lens, raster), draft, 1.0 / every);
    }

    /// How the bands of one picture are drawn.
    ///
    /// @param keep whether to keep the first layer for later
    /// @param useKept whether the kept first layer is still right
    private record Style(SceneTheme theme, boolean keep, boolean useKept, boolean draft) {}

    /// Whether the camera or the chart is another than in the last picture: it has to come soon then, and may be finer later.
    private boolean hasChanged(RenderRequest request) {
        return lastRequest != null
                && (!lastRequest.pose().equals(request.pose())
                        || first(lastRequest) != first(request));
    }

    private static @Nullable SceneContent first(RenderRequest request) {
        return request.layers().isEmpty() ? null : request.layers().getFirst();
    }

    private static long pointCount(List<LayerStage> layers) {
        return layers.stream()
                .flatMap(layer -> layer.points.stream())
                .mapToLong(p -> p.cloud.count)
                .sum();
    }

    private void prepare(RenderRequest request, Raster raster) {
        if (backdropTheme != request.theme()
                || backdrop.length != raster.colour.length
                || discs == null
                || discs.width() != raster.width) {
            backdrop = Backdrop.paint(request.theme(), raster.width, raster.height);
            backdropTheme = request.theme();
        }
        if (discs == null || discs.width() != raster.width) {
            discs = new SpriteSheet(raster.width, SpriteSheet.Look.DISC);
            spheres = new SpriteSheet(raster.width, SpriteSheet.Look.SPHERE);
            rings = new SpriteSheet(raster.width, SpriteSheet.Look.RING);
        }
        if (keptBase == null
                || keptBase.width != raster.width
                || keptBase.height != raster.height) {
            keptBase = new Raster(raster.width, raster.height);
            baseIsKept = false;
        }
    }

    private static boolean isSameBase(RenderRequest before, RenderRequest now) {
        return !before.layers().isEmpty()
                && !now.layers().isEmpty()
                && before.layers().getFirst() == now.layers().getFirst()
                && before.pose().equals(now.pose())
                && before.viewport().equals(now.viewport())
                && before.theme() == now.theme();
    }

    private List<LayerStage> stagesOf(RenderRequest request) {
        IdentityHashMap<int[], MeshEdges> edges = new IdentityHashMap<>();
        for (LayerStage stage : stages.values()) {
            stage.rememberEdges(edges);
        }
        List<ProjectedPoints> spare = new ArrayList<>();
        stages.entrySet()
                .removeIf(stage -> {
                    boolean isOld = request.layers().stream().noneMatch(l -> l == stage.getKey());
                    if (isOld) {
                        spare.addAll(stage.getValue().points);
                    }
                    return isOld;
                });
        List<LayerStage> result = new ArrayList<>();
        for (SceneContent content : request.layers()) {
            result.add(stages.computeIfAbsent(content, c -> new LayerStage(c, edges, spare)));
        }
        return result;
    }

    private void project(
            List<LayerStage> layers, int first, Lens lens, Light light, Atmosphere air) {
        List<Runnable> tasks = new ArrayList<>();
        for (LayerStage layer : layers.subList(Math.min(first, layers.size()), layers.size())) {
            layer.projections(lens, light, air, tasks::add);
        }
        crew.run(tasks.size(), i -> tasks.get(i).run());
    }

    private void drawBands(List<LayerStage> layers, Raster raster, Style style) {
        Raster kept = Objects.requireNonNull(keptBase);
        int bands = Math.max(1, Math.min(raster.height / 8, crew.cores() * BANDS_A_CORE));
        crew.run(
                bands,
                band -> {
                    int from = band * raster.height / bands;
                    int to = (band + 1) * raster.height / bands;
                    int first = 0;
                    if (style.useKept()) {
                        raster.copyRows(kept, from, to);
                        first = 1;
                    } else {
                        raster.clear(backdrop, from, to);
                    }
                    for (int i = first; i < layers.size(); i++) {
                        drawOpaque(layers.get(i), raster, style, from, to);
                        if (i == 0 && style.keep()) {
                            kept.copyRows(raster, from, to);
                        }
                    }
                    translucent.draw(raster, from, to);
                });
    }

    private void drawOpaque(LayerStage layer, Raster raster, Style style, int from, int to) {
        List<ProjectedMesh> meshes =
                layer.solids.stream().filter(m -> m.touches(from, to)).toList();
        for (ProjectedMesh mesh : meshes) {
            TrianglePass.draw(raster, mesh, from, to);
        }
        List<PointPass> passes = layer.points.stream().map(this::passFor).toList();
        for (PointPass pass : passes) {
            pass.drawSolid(raster, from, to);
        }
        for (ProjectedMesh mesh : meshes) {
            LinePass.draw(raster, mesh.outline, false, from, to);
        }
        for (ProjectedLines lines : layer.lines) {
            LinePass.draw(raster, lines.segments, true, from, to);
        }
        for (PointPass pass : style.draft() ? List.<PointPass>of() : passes) {
            pass.drawRims(raster, from, to);
        }
        for (PointPass pass : passes) {
            pass.drawHalos(raster, style.theme().accent(), from, to);
        }
    }

    private PointPass passFor(ProjectedPoints points) {
        boolean sphere = points.cloud.shape == PointCloud.Shape.SPHERE;
        SpriteSheet sprites = Objects.requireNonNull(sphere ? spheres : discs);
        return new PointPass(points, sprites, Objects.requireNonNull(rings));
    }

    private static List<PlacedLabel> labels(RenderRequest request, Lens lens, Raster raster) {
        List<PlacedLabel> placed = new ArrayList<>();
        Vec3 eye = request.pose().position();
        for (SceneContent layer : request.layers()) {
            for (Label label : layer.labels()) {
                if (label.when().holds(eye)) {
                    place(label, layer, lens, raster, placed);
                }
            }
        }
        placed.sort(Comparator.comparingDouble(PlacedLabel::depth).reversed());
        return placed;
    }

    private static void place(
            Label label, SceneContent layer, Lens lens, Raster raster, List<PlacedLabel> placed) {
        float x = (float) label.anchor().x();
        float y = (float) label.anchor().y();
        float z = (float) label.anchor().z();
        float away = lens.away(x, y, z);
        if (away < Lens.NEAR) {
            return;
        }
        float px = lens.centreX + lens.focal * lens.right(x, y, z) / away;
        float py = lens.centreY - lens.focal * lens.up(x, y, z) / away;
        boolean inside = px >= 0 && px < raster.width && py >= 0 && py < raster.height;
        boolean occluded =
                inside
                        && raster.nearness[((int) py) * raster.width + (int) px]
                                > OCCLUSION_TOLERANCE / away;
        placed.add(
                new PlacedLabel(
                        label,
                        layer,
                        px / lens.scale,
                        py / lens.scale,
                        away,
                        lean(label.outward(), lens),
                        occluded));
    }

    /// How much the picture of a direction points to the right.
    private static double lean(Vec3 outward, Lens lens) {
        double right = lens.pose.right().dot(outward);
        double up = lens.pose.up().dot(outward);
        double length = Math.hypot(right, up);
        return length < 1e-6 ? 0 : Math.clamp(1.5 * right / length, -1, 1);
    }
}
