// What the pages have in common: the same points, the same orbit, the same clock.
const wish = new URLSearchParams(location.search);
const count = Number(wish.get('count'));
const seconds = Number(wish.get('seconds'));
const size = Number(wish.get('size'));

// Three floats a point for all points, then three bytes of colour a point.
async function points() {
  const bytes = await (await fetch('/points')).arrayBuffer();
  return {
    xyz: new Float32Array(bytes, 0, 3 * count),
    rgb: new Uint8Array(bytes, 12 * count, 3 * count),
  };
}

function eye(frame) {
  const angle = frame * 0.011;
  return [14.1 * Math.sin(angle), 10, 14.1 * Math.cos(angle)];
}

const nextFrame = () => new Promise(done => requestAnimationFrame(done));

function rendererOf(gl) {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  return gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
}

let frame = 0;

async function drawFor(limit, least, draw) {
  const times = [];
  const begin = performance.now();
  let last = begin;
  while (last - begin < limit * 1000 || times.length < least) {
    await draw(frame++);
    await nextFrame();
    const now = performance.now();
    times.push(now - last);
    last = now;
    if (last - begin > (limit + 8) * 1000) break;
  }
  return {times, taken: (last - begin) / 1000};
}

// @param prepare makes the picture and answers how to draw it for a frame, and with what
async function measure(prepare) {
  let result;
  try {
    const {draw, renderer} = await prepare(await points());
    await drawFor(Math.min(1.5, seconds), 2, draw);
    const {times, taken} = await drawFor(seconds, 3, draw);
    times.sort((a, b) => a - b);
    result = {
      fps: times.length / taken,
      median: times[Math.floor(times.length / 2)],
      p95: times[Math.min(times.length - 1, Math.floor(times.length * 0.95))],
      renderer: renderer(),
    };
  } catch (failure) {
    result = {error: String(failure)};
  }
  await fetch('/result', {method: 'POST', body: JSON.stringify(result)});
}
