import http from 'node:http';
import https from 'node:https';
import type { TLSSocket } from 'node:tls';

/** A server that sends more than this in headers is not answering, it is flooding. */
const MAX_HEADER_BYTES = 16_384;
const CONNECT_WITHIN_MS = 5000;

/** Ends a request from our side; `code` tells why. */
class StoppedError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

type OnResponse = (response: http.IncomingMessage) => void;

/** How far one request got. Before `connected` not a byte of it can have reached the other side. */
export interface RequestWatch {
  readonly transport: { request(options: http.RequestOptions, onResponse: OnResponse): http.ClientRequest };
  readonly connected: boolean;
  readonly error: unknown;
  stop(code: string): void;
}

class Watch implements RequestWatch {
  connected = false;
  error: unknown;
  #request: http.ClientRequest | undefined;
  #stopped: StoppedError | undefined;

  readonly transport = {
    request: (options: http.RequestOptions, onResponse: OnResponse): http.ClientRequest => {
      const secure = options.protocol === 'https:';
      const request = (secure ? https : http).request({ ...options, maxHeaderSize: MAX_HEADER_BYTES }, onResponse);
      this.#request = request;
      request.once('error', (error) => {
        this.error ??= error;
      });
      this.#observe(request, secure);
      if (this.#stopped) request.destroy(this.#stopped);
      return request;
    },
  };

  /** For TLS only a finished, verified handshake counts as connected: before it no request can be read. */
  #observe(request: http.ClientRequest, secure: boolean): void {
    const timer = setTimeout(() => {
      if (!this.connected) this.stop('connect-timed-out');
    }, CONNECT_WITHIN_MS);
    request.once('close', () => clearTimeout(timer));
    request.once('socket', (socket) => {
      const ready = request.reusedSocket || (secure ? (socket as TLSSocket).authorized === true : !socket.pending);
      if (ready) this.connected = true;
      else
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          this.connected = true;
        });
    });
  }

  stop(code: string): void {
    this.#stopped ??= new StoppedError(code);
    this.error ??= this.#stopped;
    this.#request?.destroy(this.#stopped);
  }
}

export const watchRequest = (): RequestWatch => new Watch();
