/**
 * What the tabs of one browser tell each other: that the session lives on, and that it has ended and how.
 */
export type TabMessage = { kind: 'alive'; secondsLeft: number } | { kind: 'idle' } | { kind: 'signed-out' };

const name = 'portico-session';

export function openTabs(hear: (message: TabMessage) => void): {
  tell(message: TabMessage): void;
  close(): void;
} {
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<TabMessage>) => hear(event.data);
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}
