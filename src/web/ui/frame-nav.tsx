/**
 * The names of the main pages, in the three places where they stand: the column at the side of a wide screen,
 * the menu of a narrow one, and the bar at its bottom. The style sheet shows the one or the other.
 */
import { Icon, type IconName } from './icon.tsx';
import { Count } from './tag.tsx';

export type NavItem = {
  href: string;
  text: string;
  /** For the narrow bar, where the text is long: a word that stands in it. */
  short?: string;
  icon?: IconName;
  current?: boolean;
  /** Something waits there: "9+" and "12 unread messages". */
  count?: { shown: string; spoken: string };
  /** Starts a new group, with a line above. */
  group?: boolean;
};

export function SideNav({ label, items }: { label: string; items: NavItem[] }) {
  return (
    <nav className="pt-side" aria-label={label}>
      <NavList items={items} />
    </nav>
  );
}

export function NavList({ items }: { items: NavItem[] }) {
  return (
    <ul className="pt-nav">
      {items.map((item) => (
        <li key={item.href} className={item.group ? 'pt-nav__group' : undefined}>
          <NavLink item={item} />
        </li>
      ))}
    </ul>
  );
}

export function Bar({ label, items }: { label: string; items: NavItem[] }) {
  return (
    <nav className="pt-bar" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <NavLink item={item} short={item.short} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NavLink({ item, short }: { item: NavItem; short?: string | undefined }) {
  return (
    <a
      href={item.href}
      aria-current={item.current ? 'page' : undefined}
      aria-label={short ? item.text : undefined}
    >
      {item.icon ? <Icon name={item.icon} /> : null}
      <span>{short ?? item.text}</span>
      {item.count ? <Count {...item.count} /> : null}
    </a>
  );
}
