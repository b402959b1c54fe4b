import { optionalVariable, secretText, textVariable, variable, yesNoVariable } from './variable';

/** How the Temporal server is reached. */
export const TEMPORAL_VARIABLES = {
  TEMPORAL_ADDRESS: variable(textVariable, {
    group: 'Temporal',
    default: '127.0.0.1:7233',
    description: 'Host and port of the Temporal server. Set, `npm start` uses it instead of a private one.',
  }),
  TEMPORAL_NAMESPACE: variable(textVariable, {
    group: 'Temporal',
    default: 'default',
    description: 'Namespace of the lead workflows.',
  }),
  TEMPORAL_TLS: variable(yesNoVariable, {
    group: 'Temporal',
    default: 'false',
    description: 'Connect with TLS (always on with an API key).',
  }),
  TEMPORAL_TLS_CA: optionalVariable(textVariable, {
    group: 'Temporal',
    description: "File with the CA of the server's certificate, PEM. Unset: the CAs every program knows. Implies TLS.",
  }),
  TEMPORAL_TLS_CERT: optionalVariable(textVariable, {
    group: 'Temporal',
    description: 'File with the client certificate for mutual TLS, PEM; needs TEMPORAL_TLS_KEY. Implies TLS.',
  }),
  TEMPORAL_TLS_KEY: optionalVariable(textVariable, {
    group: 'Temporal',
    description: 'File with the key of the client certificate, PEM.',
  }),
  TEMPORAL_TLS_SERVER_NAME: optionalVariable(textVariable, {
    group: 'Temporal',
    description: "Name in the server's certificate, where it is not the host of TEMPORAL_ADDRESS.",
  }),
  TEMPORAL_API_KEY: optionalVariable(secretText, {
    group: 'Temporal',
    secret: true,
    description: 'API key of a Temporal cloud namespace.',
  }),
} as const;
