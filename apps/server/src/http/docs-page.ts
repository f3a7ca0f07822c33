import { type Route, routes } from '@app/contracts';

/** The API on one page, made from the table of routes; needs no script. */
export function docsPage(nonce: string): string {
  const rows = Object.entries<Route>(routes).map(
    ([name, route]) =>
      `<tr id="${name}"><td><code>${route.method}</code></td><td><code>${escape(route.path)}</code></td>` +
      `<td>${escape(route.summary)}</td><td>${route.role}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Wirewatch API</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #8886; vertical-align: top; }
</style>
</head>
<body>
<h1>Wirewatch API</h1>
<p>Every schema is in <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). Sign in by session cookie, or send
<code>Authorization: Bearer TOKEN</code>. Errors are <code>{code, message, hint?, details?}</code>.
Live events come over socket.io, namespace <code>/live</code>, WebSocket transport only.</p>
<table>
<thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Least role</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
