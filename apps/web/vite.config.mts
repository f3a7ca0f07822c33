import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page and the service worker are two entries; the worker keeps its fixed address `/sw.js`. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  resolve: {
    alias: ['contracts', 'text', 'rules'].map((lib) => ({
      find: `@app/${lib}`,
      replacement: here(`../../libs/${lib}/src/index.ts`),
    })),
  },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    // Inlined assets would need data: in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The rule language's dictionaries: a chunk of their own, loaded after the page.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: here('index.html'), sw: here('src/sw/sw.ts') },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
