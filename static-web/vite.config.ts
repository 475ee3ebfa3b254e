import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2023',
    manifest: true,
    // An inlined asset would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    // Vite's preload polyfill is an inline script in older setups; every browser that runs React 19 has modulepreload.
    modulePreload: { polyfill: false },
  },
  server: {
    // `./nebula up` serves the API; NEBULA_URL points elsewhere when it is on another port.
    proxy: { '/api': { target: process.env['NEBULA_URL'] ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
  },
});
