/**
 * The push service gave this browser a new address: subscribes anew, tells the
 * server and lets it forget the old one. What fails here is made good at the next
 * visit, when the page compares its subscription with the server's.
 */
export async function subscribeAgain(push: PushManager, old: PushSubscription | null): Promise<void> {
  const { publicKey } = (await (await fetch('/api/push/key')).json()) as { publicKey: string };
  const fresh = await push.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  await tell('POST', fresh);
  if (old && old.endpoint !== fresh.endpoint) await tell('DELETE', old);
}

async function tell(method: 'POST' | 'DELETE', subscription: PushSubscription): Promise<void> {
  const answer = await fetch('/api/devices', {
    method,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ subscription: subscription.toJSON() }),
  });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
}
