// Loaded by Jest before each test file that needs servers: says in one sentence what is missing, instead of a connection error
// per test.
const missing = ['TEST_DATABASE_URL', 'TEST_TEMPORAL_ADDRESS'].filter((name) => !process.env[name]);
if (missing.length > 0) {
  throw new Error(
    `These tests need Postgres and Temporal: ${missing.join(' and ')} must be set. ` +
      'Run them with: npm test -- <integration|scenarios|ui|crash>',
  );
}
