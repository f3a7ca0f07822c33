export * from './routes/index.js';
export * from './schemas/index.js';
