import uPlot from './uplot.js';
import { get } from './api.js';
import { bytes, duration, el, millis, whole, words } from './view.js';

const SECONDS = 300;
const CHARTS = [
  ['latency', 'Latency of operations', 'ms', [['p50', each => each.p50_millis], ['p99', each => each.p99_millis]]],
  ['people', 'People and connections', '', [['people', each => each.people], ['connections', each => each.connections], ['rooms', each => each.rooms]]],
  ['load', 'Operations', '/s', [['operations', each => each.operations], ['refusals', each => each.refusals], ['presence frames', each => each.presence_sent]]],
  ['traffic', 'Traffic', 'B/s', [['sent', each => each.bytes_sent], ['received', each => each.bytes_received]]],
  ['machine', 'Processor', '%', [['of all processors', each => each.cpu.map(share => share == null ? null : share * 100)]]],
  ['loop', 'Lag of the event loop', 'ms', [['lag', each => each.lag]]],
];

export default function status(main, alive) {
  const cards = el('div', { class: 'cards' });
  const charts = el('div', { class: 'charts' });
  main.append(el('div', { class: 'head' }, el('h2', {}, 'Status'), el('p', {}, 'Measured by the relay, second by second')), cards, charts);
  const drawn = CHARTS.map(([id, title, unit, lines]) => {
    const place = el('div', { class: 'chart', id: `chart-${id}`, role: 'img', 'aria-label': title });
    charts.append(el('section', { class: 'panel' },
      el('header', {}, el('h3', {}, title),
        el('div', { class: 'keys' }, ...lines.map(([name], index) => el('span', {}, el('i', { class: `key-${index}` }), name)))),
      place));
    return { place, unit, lines, title, plot: null };
  });

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function size(place) { return { width: Math.max(200, place.clientWidth - 16), height: 200 }; }

  function show(number, unit) {
    if (number == null) return '';
    return unit === 'B/s' ? `${bytes(number)}/s` : `${Number.isInteger(number) ? whole(number) : number < 10 ? +number.toFixed(2) : Math.round(number)}${unit === '%' ? ' %' : unit === 'ms' ? ' ms' : ''}`;
  }

  function make(chart, data) {
    const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px Inter, system-ui, sans-serif' };
    const strokes = ['--accent-text', '--warn', '--good', '--violet'].map(colour);
    chart.plot = new uPlot({
      ...size(chart.place), legend: { show: false }, cursor: { y: false },
      scales: { y: { range: (_, low, high) => [0, Math.max(high || 0, chart.unit === 'ms' ? 1 : 2) * 1.12] } },
      axes: [{ ...axis, size: 32, space: 80, values: (_, ticks) => ticks.map(tick => new Date(tick * 1000).toTimeString().slice(0, 8)) }, { ...axis, size: 66, values: (_, ticks) => ticks.map(tick => show(tick, chart.unit)) }],
      series: [{}, ...chart.lines.map(([label], index) => ({ label, stroke: strokes[index], width: 1.8, fill: index === 0 ? `${strokes[0]}1f` : undefined, points: { show: false }, spanGaps: chart.unit === 'ms' }))],
    }, data, chart.place);
  }

  function draw(history) {
    for (const chart of drawn) {
      const data = [history.time.map(each => each / 1000), ...chart.lines.map(([, pick]) => pick(history))];
      if (chart.plot) chart.plot.setData(data); else make(chart, data);
      const last = chart.lines.map(([name, pick]) => `${name} ${show(pick(history).at(-1), chart.unit) || 'none'}`);
      chart.place.setAttribute('aria-label', `${chart.title}, last second: ${last.join(', ')}`);
    }
  }

  function card(label, value, unit, note) {
    return el('div', { class: 'card' }, el('div', { class: 'label' }, label),
      el('div', { class: 'value' }, value, unit ? el('small', {}, ` ${unit}`) : null), el('div', { class: 'note' }, note));
  }

  function tell(now) {
    const states = Object.entries(now.session_states).map(([name, count]) => `${count} ${words(name).toLowerCase()}`).join(', ');
    cards.replaceChildren(
      card('Relay', words(now.system_status), '', `up ${duration(now.uptime)}`),
      card('Sessions', whole(now.sessions), '', states || 'none'),
      card('People', whole(now.total_users), '', `${whole(now.websocket_connections)} connections, ${whole(now.active_sessions)} sessions in use`),
      card('Latency p50 / p99', `${millis(now.median_response_time)} / ${millis(now.p99_response_time)}`, 'ms', `${whole(now.response_time_samples)} operations in ${now.window_seconds} s`),
      card('Operations', now.rates ? now.rates.operations.toFixed(1) : '–', '/s', now.collaboration_success_rate == null ? 'nothing was submitted' : `${(now.collaboration_success_rate * 100).toFixed(1)} % committed`),
      card('Storage', bytes(now.storage.log_bytes), 'logs', `${bytes(now.storage.blob_bytes)} blobs, ${bytes(now.storage.free_bytes)} free${now.storage.writable ? '' : ', NOT WRITABLE'}`));
  }

  async function load() {
    const [now, history] = await Promise.all([get('/collaboration/system/status'), get(`/collaboration/system/history?seconds=${SECONDS}`)]);
    if (!alive()) return;
    tell(now);
    draw(history);
  }

  function again() {
    for (const chart of drawn) { chart.plot?.destroy(); chart.plot = null; }
    return load();
  }

  const watch = new ResizeObserver(() => drawn.forEach(chart => chart.plot?.setSize(size(chart.place))));
  watch.observe(charts);
  return { load, every: 2000, themed: again, leave: () => { watch.disconnect(); drawn.forEach(chart => chart.plot?.destroy()); } };
}
