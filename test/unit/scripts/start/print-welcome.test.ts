import { signInLines } from '#scripts/start/print-welcome';

const URL = 'http://localhost:3000';
const CREDENTIAL = { clientId: 'demo-admin', clientSecret: 'a-secret' };

describe('how to sign in, as a start says it', () => {
  it('is told by the start that made it, with what becomes of it', () => {
    const said = signInLines(URL, { email: 'a@example.com', password: 'abcde-fghij', credential: CREDENTIAL }).join(
      '\n',
    );
    expect(said).toContain('as a@example.com with password abcde-fghij');
    expect(said).toContain('asks for one of your own');
    expect(said).toMatch(/client secret +a-secret/);
  });

  it.each([[null], [{ email: null, password: null, credential: null }]])(
    'is no secret later, but how to get a new link: %j',
    (signIn) => {
      const said = signInLines(URL, signIn).join('\n');
      expect(said).toContain('npm run administrator -- --another --email admin@leadrail.example.com');
      expect(said).not.toMatch(/with password |client secret/);
    },
  );
});
