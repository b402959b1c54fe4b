/** JSON with indentation, a form one field to a line; anything else as it was sent. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return /^[\w.[\]%+-]+=[^&\s]*(&[\w.[\]%+-]+=[^&\s]*)+$/.test(body) ? body.split('&').map(decoded).join('\n') : body;
  }
}

function decoded(pair: string): string {
  try {
    return decodeURIComponent(pair.replaceAll('+', ' ')).replace('=', ' = ');
  } catch {
    return pair;
  }
}
