/**
 * Tells the template language about our custom elements, so that markup which uses them is type-checked.
 * It declares only: what the elements do is in `src/web/browser`.
 */
import type { HTMLAttributes, Ref } from 'react';

type CustomElement = HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLElement>; class?: string };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'portico-idle': CustomElement & {
        'data-idle-seconds': number;
        'data-warn-seconds': number;
        'data-heartbeat-url': string;
        'data-state-url': string;
        'data-signed-out-url': string;
        'data-say-120': string;
        'data-say-60': string;
        'data-say-30': string;
        'data-say-10': string;
      };
      'portico-signed-out': CustomElement;
      'portico-copy': CustomElement & { 'data-text': string; 'data-done': string };
      'portico-passkey': CustomElement & {
        'data-act': 'make' | 'use';
        'data-options': string;
        'data-failed': string;
      };
      'portico-draft': CustomElement & {
        'data-draft-url': string;
        'data-saved': string;
        'data-failed': string;
      };
    }
  }
}
