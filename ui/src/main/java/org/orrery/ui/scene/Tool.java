package org.orrery.ui.scene;

import org.orrery.protocol.message.MemberPose;

/// What the mouse does in the scene.
public enum Tool {
    SELECT(MemberPose.Tool.SELECT),
    RECTANGLE(MemberPose.Tool.BRUSH),
    LASSO(MemberPose.Tool.BRUSH),
    ANNOTATE(MemberPose.Tool.ANNOTATE),
    POINT(MemberPose.Tool.POINT),
    MEASURE(MemberPose.Tool.POINT);

    private final MemberPose.Tool shown;

    Tool(MemberPose.Tool shown) {
        this.shown = shown;
    }

    /// As others see it.
    public MemberPose.Tool shown() {
        return shown;
    }
}
