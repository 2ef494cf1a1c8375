# Points in VTK, camera orbiting, in a window of its own: vtk_points.py FILE COUNT SECONDS POINT_SIZE
# Prints one line of JSON. Plain points without multisampling: what VTK draws fastest.
# FILE has three floats a point for all points, then three bytes of colour a point.
import array
import json
import math
import sys
import time

import vtk

count, seconds, size = int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
places, tints = array.array("f"), array.array("B")
with open(sys.argv[1], "rb") as file:
    places.fromfile(file, 3 * count)
    tints.fromfile(file, 3 * count)
xyz = vtk.vtkFloatArray()
xyz.SetNumberOfComponents(3)
xyz.SetVoidArray(places, 3 * count, 1)
colours = vtk.vtkUnsignedCharArray()
colours.SetNumberOfComponents(3)
colours.SetVoidArray(tints, 3 * count, 1)
points = vtk.vtkPoints()
points.SetData(xyz)
bare = vtk.vtkPolyData()
bare.SetPoints(points)
bare.GetPointData().SetScalars(colours)
vertices = vtk.vtkVertexGlyphFilter()
vertices.SetInputData(bare)
vertices.Update()
mapper = vtk.vtkPolyDataMapper()
mapper.SetInputData(vertices.GetOutput())
actor = vtk.vtkActor()
actor.SetMapper(mapper)
actor.GetProperty().SetPointSize(size)
actor.GetProperty().LightingOff()
renderer = vtk.vtkRenderer()
renderer.SetBackground(0.04, 0.06, 0.12)
renderer.AddActor(actor)
window = vtk.vtkRenderWindow()
window.SetMultiSamples(0)
window.SetSize(1280, 720)
window.AddRenderer(renderer)
camera = renderer.GetActiveCamera()
camera.SetViewAngle(45)
camera.SetFocalPoint(0, 0, 0)
frame = 0


def draw():
    global frame
    angle = frame * 0.011
    camera.SetPosition(14.1 * math.sin(angle), 10, 14.1 * math.cos(angle))
    renderer.ResetCameraClippingRange()
    window.Render()
    frame += 1


def draw_for(limit, least):
    times = []
    begin = time.perf_counter()
    while time.perf_counter() - begin < limit or len(times) < least:
        start = time.perf_counter()
        draw()
        times.append((time.perf_counter() - start) * 1000)
        if time.perf_counter() - begin > limit + 6:
            break
    return times, time.perf_counter() - begin


draw_for(min(1.5, seconds), 2)
times, taken = draw_for(seconds, 3)
times.sort()
print(json.dumps({
    "fps": len(times) / taken,
    "median": times[len(times) // 2],
    "p95": times[min(len(times) - 1, int(len(times) * 0.95))],
    "renderer": "VTK " + vtk.vtkVersion.GetVTKVersion(),
}), flush=True)
