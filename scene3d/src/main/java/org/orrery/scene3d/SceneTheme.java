package org.orrery.scene3d;

/// The colours of everything that is not data.
public enum SceneTheme {
    DARK(0xff1c2a4f, 0xff0a0d18, 0xff8c9cc4, 0xffb6c2de, 0xffe8eefc, 0xff58a6ff, 0xff141c33),
    LIGHT(0xfffdfeff, 0xffdfe6f1, 0xff8793ab, 0xff4d5a73, 0xff1b2438, 0xff0b63d6, 0xffffffff);

    private final int backdropCentre;
    private final int backdropEdge;
    private final int grid;
    private final int tickText;
    private final int titleText;
    private final int accent;
    private final int plate;

    SceneTheme(
            int backdropCentre,
            int backdropEdge,
            int grid,
            int tickText,
            int titleText,
            int accent,
            int plate) {
        this.backdropCentre = backdropCentre;
        this.backdropEdge = backdropEdge;
        this.grid = grid;
        this.tickText = tickText;
        this.titleText = titleText;
        this.accent = accent;
        this.plate = plate;
    }

    public int backdropCentre() {
        return backdropCentre;
    }

    public int backdropEdge() {
        return backdropEdge;
    }

    public int grid() {
        return grid;
    }

    public int tickText() {
        return tickText;
    }

    public int titleText() {
        return titleText;
    }

    /// Selection, hover, focus.
    public int accent() {
        return accent;
    }

    /// Behind text that must stay readable over data.
    public int plate() {
        return plate;
    }

    public boolean isDark() {
        return this == DARK;
    }
}
