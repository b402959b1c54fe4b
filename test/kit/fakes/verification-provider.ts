import { createServer } from 'node:http';
import { listen, readBody, stop } from './fake-vendor';

export interface ProviderQuestionSeen {
  readonly key: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}
export interface FakeProvider {
  readonly url: string;
  readonly questions: readonly ProviderQuestionSeen[];
  /** What the next question is answered with; 'hang' = never, a number = this status. */
  answer(next: object | 'hang' | number): void;
  close(): Promise<void>;
}

/** A vendor on loopback that judges phone numbers and e-mail addresses; it knows its customers by the header X-Api-Key. */
export async function startFakeProvider(key: string): Promise<FakeProvider> {
  const questions: ProviderQuestionSeen[] = [];
  const answers: (object | 'hang' | number)[] = [];
  const server = createServer((incoming, response) => {
    void readBody(incoming).then((text) => {
      const sent = incoming.headers['x-api-key'];
      questions.push({
        key: typeof sent === 'string' ? sent : undefined,
        body: JSON.parse(text) as Record<string, unknown>,
      });
      const next = sent === key ? (answers.shift() ?? { phone: 'passed', email: 'passed' }) : 401;
      if (next === 'hang') return;
      response.writeHead(typeof next === 'number' ? next : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(typeof next === 'number' ? { error: 'no' } : next));
    });
  });
  const url = `${await listen(server)}/v1/checks`;
  return { url, questions, answer: (next) => void answers.push(next), close: () => stop(server) };
}
