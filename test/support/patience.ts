// Programs of their own and browsers take their time to start.
jest.setTimeout(120_000);
