import { z } from 'zod';
import './styles/index.css';

// Schemas compiled on the fly would need unsafe-eval in the content security policy.
// Set before the first schema is made: those come with the app.
z.config({ jitless: true });
void import('./shell/start.js').then(({ start }) => start());
