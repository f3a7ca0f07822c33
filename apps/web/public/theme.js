/* global document, localStorage */
// Runs before the first paint; a page of its own because the content security policy allows no inline script.
try {
  const theme = localStorage.getItem('wirewatch.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system's choice holds.
}
