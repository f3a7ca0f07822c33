/** @type {import('jest').Config} */
const base = {
  testEnvironment: 'node',
  // What was built carries copies of package.json.
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
  transform: { '^.+\\.[mc]?[jt]sx?$': '@swc/jest' },
  // Packages that come as ES modules only; everything else is loaded as it is.
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|htmlparser2|entities|domhandler|domutils|dom-serializer|domelementtype|css-select|css-what|nth-check|boolbase|cssomnom)/)',
  ],
  moduleNameMapper: {
    '^@app/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

/** @type {import('jest').Config} */
module.exports = {
  // Much of a test is waiting for databases and processes: a worker for each core keeps them busy.
  maxWorkers: '100%',
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs}/**/*.spec.{ts,tsx}'] },
    { ...base, displayName: 'integration', testMatch: ['<rootDir>/test/integration/**/*.spec.ts'] },
    {
      ...base,
      displayName: 'e2e',
      globalSetup: '<rootDir>/test/support/build-first.mjs',
      testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'],
    },
    {
      ...base,
      displayName: 'browser',
      globalSetup: '<rootDir>/test/support/build-first.mjs',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
    },
  ],
};
