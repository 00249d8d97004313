// JSON-RPC over the standard streams of a program: requests, notifications, and what comes back.
'use strict';
const { spawn } = require('child_process');

class Connection {
  // handlers: onNotification(method, params), onLog(text), onEnd(reason or undefined)
  constructor(program, args, handlers) {
    this.handlers = handlers;
    this.waiting = new Map();
    this.number = 0;
    this.received = Buffer.alloc(0);
    this.isStopping = false;
    this.process = spawn(program, args, { stdio: 'pipe' });
    this.process.on('error', (error) => this.end(error.message));
    this.process.on('exit', (code) => this.end(this.isStopping ? undefined : `the server ended with ${code}`));
    this.process.stdin.on('error', () => {});
    this.process.stdout.on('data', (data) => this.take(data));
    this.process.stderr.on('data', (data) => handlers.onLog(data.toString()));
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    if (!this.process.stdin.writable) return;
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  request(method, params) {
    this.number += 1;
    const id = this.number;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ id, method, params });
    });
  }

  async stop() {
    this.isStopping = true;
    await this.request('shutdown', null).catch(() => {});
    this.notify('exit', null);
  }

  take(data) {
    this.received = Buffer.concat([this.received, data]);
    for (;;) {
      const head = this.received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = /content-length:\s*(\d+)/i.exec(this.received.subarray(0, head).toString());
      const begin = head + 4;
      const end = begin + (length ? Number(length[1]) : 0);
      if (this.received.length < end) return;
      const body = this.received.subarray(begin, end).toString();
      this.received = this.received.subarray(end);
      if (body) this.message(JSON.parse(body));
    }
  }

  message(message) {
    if (message.method) {
      this.handlers.onNotification(message.method, message.params);
      return;
    }
    const waiting = this.waiting.get(message.id);
    if (!waiting) return;
    this.waiting.delete(message.id);
    if (message.error) waiting.reject(new Error(message.error.message));
    else waiting.resolve(message.result);
  }

  end(reason) {
    for (const { reject } of this.waiting.values()) reject(new Error(reason || 'the server has ended'));
    this.waiting.clear();
    this.handlers.onEnd(reason);
  }
}

module.exports = { Connection };
