import type { Break } from '../break';

const JUDGE = 'domain/channels/shared/judge-answer.ts';
const REPLY_TESTS = ['test/unit/domain/channels/shared/read-reply.test.ts', 'test/conformance/channels.test.ts'];
const TEMPLATES = 'domain/channels/shared/template-contexts.ts';
const TEMPLATE_TESTS = ['test/unit/domain/channels/shared/render-template.test.ts'];
const MAPPING_TESTS = ['test/unit/domain/mapping/map-fields.test.ts'];
const GUARD_TESTS = [
  'test/unit/activities/transports/http/address-guard.test.ts',
  'test/unit/activities/transports/http/create-http-transport.test.ts',
];

/** What leaves for a buyer and how its answer is read: channels, mapping, secrets, and where nothing may be sent. */
export const DELIVERY_BREAKS: readonly Break[] = [
  {
    id: 'answer/gateway-time-out-is-a-no',
    file: JUDGE,
    find: "kind: 'unknown',\n      code: 'status-504',",
    replace: "kind: 'failed',\n      retryable: false,\n      code: 'status-504',",
    tests: REPLY_TESTS,
  },
  {
    id: 'answer/server-error-is-final',
    file: JUDGE,
    find: ' || (status >= 500 && status <= 599)',
    replace: '',
    tests: REPLY_TESTS,
  },
  {
    id: 'answer/redirect-is-a-yes',
    file: JUDGE,
    find: 'if (status >= 300 && status <= 399) {',
    replace: 'if (status === 1) {',
    tests: REPLY_TESTS,
  },
  {
    id: 'answer/cut-answer-is-a-no',
    file: JUDGE,
    find: 'if (good && settings.success && reply.truncated) return',
    replace: 'if (good && settings.success && reply.truncated && !reply) return',
    tests: REPLY_TESTS,
  },
  {
    id: 'answer/duplicate-is-plain-refusal',
    file: JUDGE,
    find: "message: 'The buyer already has this lead.', duplicate: true }",
    replace: "message: 'The buyer already has this lead.' }",
    tests: REPLY_TESTS,
  },
  {
    id: 'answer/silence-is-failure',
    file: 'domain/channels/shared/read-reply.ts',
    find: "kind: 'unknown',\n    code: reply.code,",
    replace: "kind: 'failed',\n    retryable: true,\n    code: reply.code,",
    tests: REPLY_TESTS,
  },
  {
    id: 'answer/negative-price',
    file: 'domain/channels/shared/read-values.ts',
    find: 'value < 0 || value > HIGHEST_PRICE',
    replace: 'value > HIGHEST_PRICE',
    tests: REPLY_TESTS,
  },
  {
    id: 'answer/redirect-to-a-script',
    file: 'domain/channels/shared/read-values.ts',
    find: "url?.protocol !== 'http:' && url?.protocol !== 'https:'",
    replace: 'url === undefined',
    tests: REPLY_TESTS,
  },
  {
    id: 'answer/bid-of-nothing',
    file: 'domain/channels/shared/read-bid.ts',
    find: "if (!price) return { kind: 'no-bid'",
    replace: "if (price === undefined) return { kind: 'no-bid'",
    tests: REPLY_TESTS,
  },
  {
    id: 'request/test-goes-to-production',
    file: 'domain/channels/shared/render-request.ts',
    find: "environment === 'testing' ? config.testingUrl : config.productionUrl",
    replace: 'config.testingUrl ?? config.productionUrl',
    tests: ['test/unit/domain/channels/webhook/render.test.ts', 'test/conformance/channels.test.ts'],
  },
  {
    id: 'request/own-header-hides-the-delivery',
    file: 'domain/channels/shared/render-request.ts',
    find: "return { ...headers, ...mark, 'webhook-id': facts.deliveryId };",
    replace: "return { 'webhook-id': facts.deliveryId, ...headers, ...mark };",
    tests: ['test/unit/domain/channels/webhook/render.test.ts', 'test/conformance/channels.test.ts'],
  },
  {
    id: 'request/ping-reference-is-lost',
    file: 'domain/channels/ping-post/render.ts',
    find: '{ to: referenceName, value: facts.pingReference }',
    replace: '{ to: referenceName, value: null }',
    tests: ['test/unit/domain/channels/ping-post/render.test.ts', 'test/conformance/channels.test.ts'],
  },
  {
    id: 'ping/tells-who-it-is',
    file: 'domain/mapping/contact-fields.ts',
    find: 'CONTACT.has(field.systemField) ||',
    replace: '',
    tests: ['test/regressions/ping-keeps-contact-data.test.ts'],
  },
  {
    id: 'template/json-injection',
    file: TEMPLATES,
    find: 'if (inside) return JSON.stringify(asText(kind, text)).slice(1, -1);',
    replace: 'if (inside) return asText(kind, text);',
    tests: TEMPLATE_TESTS,
  },
  {
    id: 'template/xml-injection',
    file: TEMPLATES,
    find: "(character) => ENTITIES[character] ?? ''",
    replace: '(character) => character',
    tests: TEMPLATE_TESTS,
  },
  {
    id: 'template/header-injection',
    file: TEMPLATES,
    find: 'if (/[\\r\\n\\0]/.test(value))',
    replace: 'if (/[\\0]/.test(value))',
    tests: TEMPLATE_TESTS,
  },
  {
    id: 'mapping/blank-is-sent',
    file: 'domain/mapping/map-fields.ts',
    find: 'if (field.omitWhenBlank && isBlankValue(value)) continue;',
    replace: '',
    tests: MAPPING_TESTS,
  },
  {
    id: 'mapping/values-by-letter-case',
    file: 'domain/mapping/map-fields.ts',
    find: 'from.toLowerCase() === text',
    replace: 'from === text',
    tests: MAPPING_TESTS,
  },
  {
    id: 'mapping/unlisted-value-is-lost',
    file: 'domain/mapping/map-fields.ts',
    find: '    if (hit) return hit[1];\n  }\n  return written;',
    replace: '    if (hit) return hit[1];\n  }\n  return null;',
    tests: MAPPING_TESTS,
  },
  {
    id: 'mapping/excluded-field-leaves',
    file: 'domain/mapping/format-field.ts',
    find: 'definitions.filter((definition) => !definition.excludeFromIntegrations)',
    replace: 'definitions.filter(() => true)',
    tests: MAPPING_TESTS,
  },
  {
    id: 'secrets/shown-to-people',
    file: 'domain/channels/secrets.ts',
    find: "(text === '' ? '' : MASK)",
    replace: 'text',
    tests: ['test/unit/domain/channels/secrets.test.ts'],
  },
  {
    id: 'secrets/mask-becomes-the-password',
    file: 'domain/channels/secrets.ts',
    find: "(readAt(stored, path) ?? '')",
    replace: '(readAt(stored, path) ?? text)',
    tests: ['test/unit/domain/channels/secrets.test.ts'],
  },
  {
    id: 'secrets/altered-text-opens',
    file: 'db/secrets/secret-box.ts',
    find: 'if (format !== FORMAT || keyId === undefined',
    replace: 'if (keyId === undefined',
    tests: ['test/unit/db/secrets/secret-box.test.ts'],
  },
  {
    id: 'secrets/sealed-is-sealed-again',
    file: 'db/secrets/seal-secrets.ts',
    find: "typeof value === 'string' && value !== '' ?",
    replace: "value !== '' ?",
    tests: ['test/unit/db/secrets/seal-secrets.test.ts'],
  },
  {
    id: 'outbound/private-networks',
    file: 'activities/transports/http/address-guard.ts',
    find: "address.range() === 'unicast' && (",
    replace: '(',
    tests: GUARD_TESTS,
  },
  {
    id: 'outbound/hidden-version-four',
    file: 'activities/transports/http/address-guard.ts',
    find: "(address.kind() === 'ipv4' || matches(address, GLOBAL_IPV6))",
    replace: 'true',
    tests: GUARD_TESTS,
  },
  {
    id: 'outbound/one-good-address-is-enough',
    file: 'activities/transports/http/guarded-agents.ts',
    find: 'found.every((entry)',
    replace: 'found.some((entry)',
    tests: GUARD_TESTS,
  },
];
