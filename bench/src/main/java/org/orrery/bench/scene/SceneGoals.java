package org.orrery.bench.scene;

import org.orrery.bench.report.Figure;

/// What the scene is to reach on two cores without a GPU.
final class SceneGoals {
    private SceneGoals() {}

    static Figure points(Figure figure, int count) {
        if (!figure.what().endsWith(", rate")) {
            return figure;
        }
        return switch (count) {
            case 100_000 -> figure.atLeast(150);
            case 1_000_000 -> figure.atLeast(50);
            case 5_000_000 -> figure.atLeast(10);
            default -> figure;
        };
    }

    static Figure ratio(Figure figure, String peer, int count) {
        boolean many = count == 1_000_000;
        if (!many && count != 100_000) {
            return figure;
        }
        return switch (peer) {
            case "VTK" -> figure.atLeast(many ? 10 : 4);
            case "three.js" -> figure.atLeast(many ? 20 : 8);
            default -> figure;
        };
    }

    static Figure change(Figure figure) {
        return switch (figure.what()) {
            case "1,000,000 points, recolour, to the shown frame",
                    "1,000,000 points, filter, to the shown frame",
                    "1,000,000 points, selection, to the shown frame",
                    "1,000,000 points, lasso" ->
                    figure.atMost(30);
            case "1,000,000 points, pick, p50" -> figure.atMost(0.1);
            default -> figure;
        };
    }
}
