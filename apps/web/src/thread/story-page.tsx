import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { call } from '../api/call.js';
import { usePageTitle } from '../shell/page-title.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { langProps } from '../signs/lang.js';
import { Timeline } from './timeline.js';

/** A story's own address: leads to its place in its thread, or shows it alone while it has none. */
export function StoryPage() {
  const { id = '' } = useParams();
  const {
    data: story,
    error,
    refetch,
  } = useQuery({
    queryKey: ['story', id],
    queryFn: ({ signal }) => call('getStory', { params: { id }, signal }),
  });
  usePageTitle(story?.title ?? 'Story');
  if (story?.thread) return <Navigate to={`/threads/${story.thread}#story-${story.id}`} replace />;
  return (
    <div className="page th">
      <main id="main">
        {story ? (
          <>
            <h1 {...langProps(story.language)}>{story.title}</h1>
            <Timeline stories={[story]} />
          </>
        ) : error ? (
          <>
            <h1>This story is not here</h1>
            <FailedPart error={error} retry={() => void refetch()} />
          </>
        ) : (
          <>
            <h1 className="sr">Story</h1>
            <LoadingRows rows={2} height={72} />
          </>
        )}
      </main>
    </div>
  );
}
