/**
 * Every part in its states, as three whole pages: for looking at, and for the checks that run over them.
 * Never served to anyone: `scripts/gallery.mjs` writes it to `dist/gallery`.
 */
import type { ReactNode } from 'react';
import { markupText } from './markup/jsx-runtime.ts';
import { Notice } from './alert.tsx';
import { Button } from './button.tsx';
import { Card, Panel } from './card.tsx';
import { Field } from './field.tsx';
import { Form } from './form.tsx';
import { Frame, type FrameProps, type NavItem } from './frame.tsx';
import { FormGallery } from './gallery/forms.tsx';
import { RecordGallery } from './gallery/record.tsx';
import { PrintButton } from './print-button.tsx';
import { Row, RowList } from './row-list.tsx';
import { Split } from './split.tsx';
import { Tag } from './tag.tsx';
import { Timeout } from './timeout.tsx';

export type GalleryName = 'record' | 'forms' | 'sign-in' | 'staff';

export const galleryNames: GalleryName[] = ['record', 'forms', 'sign-in', 'staff'];

const nav: NavItem[] = [
  { href: '#home', text: 'Home', icon: 'home' },
  {
    href: '#results',
    text: 'Test results',
    icon: 'results',
    current: true,
    count: { shown: '2', spoken: '2 new results' },
  },
  { href: '#medications', text: 'Medications', icon: 'medications' },
  { href: '#messages', text: 'Messages', icon: 'messages' },
  { href: '#visits', text: 'Appointments and visits', icon: 'appointments' },
  { href: '#summary', text: 'Health summary', icon: 'summary' },
  { href: '#linked', text: 'Linked organizations', icon: 'organizations', group: true },
  { href: '#family', text: 'Family access', icon: 'family' },
  { href: '#preferences', text: 'Preferences', icon: 'preferences' },
];

const signOut = (
  <Form action="#" inline>
    <Button kind="quiet">Sign out</Button>
  </Form>
);

/** A whole HTML document as text. */
export function galleryPage(name: GalleryName, assets: FrameProps['assets'] = { css: [], js: [] }): string {
  const frame = { ...shared, brand: { ...shared.brand, logo: assets.icon }, assets };
  return '<!doctype html>' + markupText(pages[name](frame));
}

type Shared = Pick<
  FrameProps,
  'lang' | 'brand' | 'words' | 'emergency' | 'language' | 'help' | 'footer' | 'assets'
>;

const shared: Omit<Shared, 'assets'> = {
  lang: 'en-US',
  brand: { name: 'Lakeside Clinic', href: '#home' },
  words: {
    skip: 'Skip to main content',
    menu: 'Menu',
    pages: 'Pages',
    bar: 'Most used pages',
    footer: 'About this site',
    aside: 'Help',
  },
  emergency: (
    <>
      If you are having a medical emergency, <a href="tel:911">call 911</a>.
    </>
  ),
  language: (
    <a href="#es" lang="es" hrefLang="es">
      Español
    </a>
  ),
  help: { href: '#help', text: 'Help' },
  footer: {
    links: [
      { href: '#terms', text: 'Terms' },
      { href: '#privacy', text: 'Privacy' },
      { href: '#accessibility', text: 'Accessibility' },
    ],
    note: <p>Lakeside Clinic, 12 Harbor Street. Call 555-0100, Monday to Friday, 8 a.m. to 5 p.m.</p>,
  },
};

const help = (
  <Card
    title="Questions about a result?"
    icon="messages"
    links={[{ href: '#ask', text: 'Ask your care team' }]}
  >
    <p>We answer within 2 business days.</p>
  </Card>
);

const pages: Record<GalleryName, (frame: Shared) => ReactNode> = {
  record: (frame) => (
    <Frame
      {...frame}
      variant="patient"
      title="Test results – Lakeside Clinic"
      heading="Test results"
      lead="Results appear after your doctor has looked at them, usually within 4 business days."
      nav={nav}
      bar={nav.filter((_, index) => [0, 1, 3, 2].includes(index))}
      signOut={signOut}
      action={<PrintButton text="Print" />}
      aside={help}
      acting={{
        label: 'Acting for',
        text: (
          <>
            You are acting for <strong>Dot Rivera</strong>
          </>
        ),
        back: <a href="#back">Back to your own pages</a>,
      }}
      timeout={timeout}
    >
      <RecordGallery />
    </Frame>
  ),
  forms: (frame) => (
    <Frame
      {...frame}
      variant="patient"
      title="Forms – Lakeside Clinic"
      heading="Check your letter"
      nav={nav}
      bar={nav.slice(0, 4)}
      signOut={signOut}
      back={{ href: '#back', text: 'Back' }}
    >
      <FormGallery />
    </Frame>
  ),
  'sign-in': (frame) => (
    <Frame
      {...frame}
      variant="public"
      title="Sign in – Lakeside Clinic"
      heading="Sign in"
      lead="See your results, medicines and messages in one place."
      aside={
        <Card title="New here?" level={2} links={[{ href: '#signup', text: 'Sign up with an access code' }]}>
          <p>Your clinic gives you a letter with an access code.</p>
        </Card>
      }
    >
      <Panel>
        <Form action="#">
          <Field
            name="username"
            label="Username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <Field
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            reveal={{ show: 'Show password', hide: 'Hide password' }}
          />
          <Button>Sign in</Button>
        </Form>
        <p>
          <a href="#fu">Forgot username?</a> <br />
          <a href="#fp">Forgot password?</a>
        </p>
      </Panel>
      <Notice>On a shared computer? Sign out when you are done.</Notice>
    </Frame>
  ),
  staff: (frame) => (
    <Frame
      {...frame}
      variant="staff"
      wide
      title="Patients – Lakeside Clinic"
      heading="Find a patient"
      nav={[
        { href: '#patients', text: 'Patients', icon: 'search', current: true },
        { href: '#codes', text: 'Access codes', icon: 'copy' },
        { href: '#quarantine', text: 'Quarantine', icon: 'warning' },
      ]}
      signOut={signOut}
    >
      <Split
        list={
          <RowList>
            <Row
              href="#p1"
              title="Rivera, Ann"
              current
              facts={['April 28, 1986', 'MRN 100234']}
              end={<Tag>No code</Tag>}
            />
            <Row
              href="#p2"
              title="Rivera, Ben"
              facts={['May 2, 1991', 'MRN 100771']}
              end={<Tag>Active</Tag>}
            />
            <Row
              href="#p3"
              title="Rivera, Carla"
              facts={['June 30, 1958', 'MRN 100912']}
              end={<Tag kind="strong">Locked</Tag>}
            />
          </RowList>
        }
        detail={
          <Panel>
            <h2>Rivera, Ann</h2>
            <Form action="#">
              <Field name="reason" label="Reason" />
              <Button>Issue access code</Button>
            </Form>
            <p>
              <kbd>J</kbd> next, <kbd>K</kbd> previous
            </p>
          </Panel>
        }
      />
    </Frame>
  ),
};

const timeout = (
  <Timeout
    idleSeconds={900}
    warnSeconds={120}
    heartbeatUrl="/session/heartbeat"
    stateUrl="/session/state"
    signedOutUrl="/signed-out"
    words={{
      title: 'Are you still there?',
      text: 'To protect your information we will sign you out soon. Anything you were writing is saved.',
      timeLeft: 'Time left:',
      stay: 'Stay signed in',
      spoken: { 120: '2 minutes left', 60: '1 minute left', 30: '30 seconds left', 10: '10 seconds left' },
    }}
    signOut={signOut}
  />
);
