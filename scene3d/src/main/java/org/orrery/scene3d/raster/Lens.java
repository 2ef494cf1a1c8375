package org.orrery.scene3d.raster;

import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Viewport;

/// The camera as the inner loops want it: world to device pixels in single precision. Each row of the matrix gives one
/// coordinate as `a*x + b*y + c*z + d`.
final class Lens {
    /// Nothing nearer than this is drawn.
    static final float NEAR = 0.05f;

    final float rightX;
    final float rightY;
    final float rightZ;
    final float rightD;
    final float upX;
    final float upY;
    final float upZ;
    final float upD;
    final float awayX;
    final float awayY;
    final float awayZ;
    final float awayD;
    final float focal;
    final float centreX;
    final float centreY;
    final int width;
    final int height;
    final float scale;
    final Pose pose;

    Lens(Pose pose, Viewport viewport) {
        Vec3 eye = pose.position();
        Vec3 right = pose.right();
        Vec3 up = pose.up();
        Vec3 away = pose.forward();
        rightX = (float) right.x();
        rightY = (float) right.y();
        rightZ = (float) right.z();
        rightD = (float) -right.dot(eye);
        upX = (float) up.x();
        upY = (float) up.y();
        upZ = (float) up.z();
        upD = (float) -up.dot(eye);
        awayX = (float) away.x();
        awayY = (float) away.y();
        awayZ = (float) away.z();
        awayD = (float) -away.dot(eye);
        width = viewport.pixelWidth();
        height = viewport.pixelHeight();
        scale = (float) viewport.scale();
        centreX = width / 2f;
        centreY = height / 2f;
        focal = (float) (height / 2.0 / Math.tan(Viewport.FIELD_OF_VIEW / 2));
        this.pose = pose;
    }

    float right(float x, float y, float z) {
        return rightX * x + rightY * y + rightZ * z + rightD;
    }

    float up(float x, float y, float z) {
        return upX * x + upY * y + upZ * z + upD;
    }

    /// Distance along the line of sight.
    float away(float x, float y, float z) {
        return awayX * x + awayY * y + awayZ * z + awayD;
    }
}
