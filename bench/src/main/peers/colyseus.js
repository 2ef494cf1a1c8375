// node colyseus.js PORT TICK: every message `p` goes to the others of the same room, at once (TICK 0) or with all that came
// within TICK milliseconds, as plain bytes without a schema.
'use strict';
const { Server, Room } = require('@colyseus/core');
const { WebSocketTransport } = require('@colyseus/ws-transport');

const port = Number(process.argv[2]);
const tick = Number(process.argv[3]);

class Scene extends Room {
  onCreate() {
    this.maxClients = 64;
    this.waiting = [];
    this.setPatchRate(null);
    this.setSeatReservationTime(120);
    this.onMessage('p', (client, bytes) => {
      if (tick > 0) {
        this.waiting.push(Buffer.from(bytes));
      } else {
        this.broadcastBytes('p', bytes, { except: client });
      }
    });
    if (tick > 0) {
      setInterval(() => this.flush(), tick);
    }
  }

  flush() {
    if (this.waiting.length > 0) {
      const all = Buffer.concat(this.waiting);
      this.waiting = [];
      this.broadcastBytes('p', all, {});
    }
  }
}

const server = new Server({
  greet: false,
  transport: new WebSocketTransport({ perMessageDeflate: false, pingInterval: 0 }),
});
server.define('scene', Scene).filterBy(['number']);
server.listen(port, '127.0.0.1');
