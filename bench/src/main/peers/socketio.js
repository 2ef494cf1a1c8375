// node socketio.js PORT TICK: every event `p` goes to the others of the same room, at once (TICK 0) or with all that came
// within TICK milliseconds. Poses are Base64 text: as Buffers each event would be two frames.
'use strict';
const { Server } = require('socket.io');

const port = Number(process.argv[2]);
const tick = Number(process.argv[3]);
const waiting = new Map();

const io = new Server(port, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
io.on('connection', (socket) => {
  const room = socket.handshake.auth.room;
  socket.join(room);
  if (tick > 0 && !waiting.has(room)) {
    waiting.set(room, []);
    setInterval(() => flush(room), tick);
  }
  socket.on('p', (pose) => {
    if (tick > 0) {
      waiting.get(room).push(Buffer.from(pose, 'base64'));
    } else {
      socket.to(room).emit('p', pose);
    }
  });
});

function flush(room) {
  const poses = waiting.get(room);
  if (poses.length > 0) {
    waiting.set(room, []);
    io.to(room).emit('p', Buffer.concat(poses).toString('base64'));
  }
}
