import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { Role } from '@app/contracts';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { createBrowserRouter, Link, Navigate, Outlet, useLocation } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { SettingsPage } from '../account/settings-page.js';
import { SetUpPage, SignInPage, SignUpPage } from '../account/account-pages.js';
import { hasRole, useSession } from '../account/use-session.js';
import { AlertsPage } from '../alerts/alerts-page.js';
import { useAlertsKept } from '../alerts/use-alerts.js';
import { useSummariesKept } from '../alerts/use-summaries.js';
import { CallError } from '../api/call.js';
import { LiveProvider } from '../live/use-live.js';
import { PushProvider } from '../push/use-push.js';
import { StoryPage } from '../thread/story-page.js';
import { ThreadPage } from '../thread/thread-page.js';
import { TopicsPage } from '../topics/topics-page.js';
import { Frame } from './frame.js';
import { usePageTitle } from './page-title.js';
import { FailedPart } from './states.js';

/** Tries again only what another try may mend, and not for long. */
const retry = (failures: number, error: unknown): boolean =>
  failures < 2 && (!(error instanceof CallError) || error.status === null || error.status >= 500);

/** The whole app: providers around the pages. */
export function App() {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: 30_000, retry, refetchOnWindowFocus: true } },
      }),
  );
  const [router] = useState(makeRouter);
  return (
    <QueryClientProvider client={client}>
      <LiveProvider>
        <PushProvider>
          <RouterProvider router={router} />
        </PushProvider>
      </LiveProvider>
    </QueryClientProvider>
  );
}

function makeRouter() {
  return createBrowserRouter([
    {
      element: <Kept />,
      // Shown while a page's own part is on its way.
      hydrateFallbackElement: <main id="main" />,
      children: [
        {
          element: <Frame />,
          errorElement: <Broken />,
          children: [
            { path: '/', element: <TopicsPage /> },
            { path: '/alerts', element: <AlertsPage /> },
            { path: '/settings', element: <SettingsPage /> },
            { path: '/threads/:id', element: <ThreadPage /> },
            { path: '/stories/:id', element: <StoryPage /> },
            {
              path: '/why',
              lazy: async () => ({ Component: (await import('../trace/trace-page.js')).TracePage }),
            },
            { path: '/sign-in', element: <SignInPage /> },
            { path: '/sign-up', element: <SignUpPage /> },
            { path: '/setup', element: <SetUpPage /> },
            {
              path: '/write/:id?',
              lazy: async () => ({ Component: (await import('../rules/write-page.js')).WritePage }),
            },
            {
              element: <Only role="staff" />,
              children: [
                {
                  path: '/newsroom',
                  lazy: async () => ({ Component: (await import('../wire/newsroom-page.js')).NewsroomPage }),
                },
                {
                  path: '/admin/feeds',
                  lazy: async () => ({ Component: (await import('../feeds/feeds-page.js')).FeedsPage }),
                },
                {
                  path: '/admin/tags',
                  lazy: async () => ({ Component: (await import('../tags/tags-page.js')).TagsPage }),
                },
                {
                  path: '/admin/rules/:id?',
                  lazy: async () => ({ Component: (await import('../rules/rules-page.js')).RulesPage }),
                },
              ],
            },
            { path: '*', element: <NotHere /> },
          ],
        },
      ],
    },
  ]);
}

/** Keeps what every page needs in step: my alerts and their summaries. */
function Kept() {
  useAlertsKept();
  useSummariesKept();
  return <Outlet />;
}

/** Pages for a role; everybody else signs in first and comes back. */
function Only({ role }: { readonly role: Role }): ReactNode {
  const { data: person, isPending, error, refetch } = useSession();
  const { pathname, search } = useLocation();
  if (hasRole(person, role)) return <Outlet />;
  if (isPending) return <main id="main" />;
  if (error) {
    return (
      <div className="page">
        <main id="main">
          <h1>Newsroom</h1>
          <FailedPart error={error} retry={() => void refetch()} />
        </main>
      </div>
    );
  }
  if (person?.email) return <NotAllowed />;
  return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
}

function NotAllowed() {
  return (
    <div className="page">
      <main id="main">
        <h1>This page is for the newsroom</h1>
        <p className="lede">Your account may not open it. An admin can give it that role.</p>
      </main>
    </div>
  );
}

function NotHere() {
  usePageTitle('Not here');
  return (
    <div className="page">
      <main id="main">
        <h1>There is nothing at this address</h1>
        <p className="lede">
          <Link to="/">To the topics</Link>
        </p>
      </main>
    </div>
  );
}

/** A page that failed while it was drawn. */
function Broken() {
  return (
    <div className="page">
      <main id="main">
        <h1>This page failed</h1>
        <p className="lede">
          Nothing that you saved is lost. <a href={window.location.href}>Load it again</a>.
        </p>
      </main>
    </div>
  );
}
