// Databases, programs of their own and browsers take their time to start, and a busy machine takes it with all.
jest.setTimeout(120_000);
