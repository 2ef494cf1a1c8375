// node ws.js PORT TICK: every binary frame goes to the others of the same path, at once (TICK 0) or with all that came
// within TICK milliseconds.
'use strict';
const { WebSocketServer, WebSocket } = require('ws');

const port = Number(process.argv[2]);
const tick = Number(process.argv[3]);
const rooms = new Map();

function room(path) {
  let found = rooms.get(path);
  if (!found) {
    found = { sockets: new Set(), waiting: [] };
    rooms.set(path, found);
    if (tick > 0) {
      setInterval(() => flush(found), tick);
    }
  }
  return found;
}

function flush(of) {
  if (of.waiting.length > 0) {
    const frame = Buffer.concat(of.waiting);
    of.waiting = [];
    for (const socket of of.sockets) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    }
  }
}

const server = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, request) => {
  socket._socket.setNoDelay(true);
  const own = room(request.url);
  own.sockets.add(socket);
  socket.on('message', (data) => {
    if (tick > 0) {
      own.waiting.push(data);
    } else {
      for (const other of own.sockets) {
        if (other !== socket && other.readyState === WebSocket.OPEN) other.send(data);
      }
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => own.sockets.delete(socket));
});
