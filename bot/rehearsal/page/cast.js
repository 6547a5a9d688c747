// The people of the rehearsal as labels to choose from, each with the number of messages not yet read.

import { element, unseen } from './element.js';
import { peg } from './icons.js';

export class Cast {
  #labels = new Map();

  /** `chosen` hears the person whose label was pressed. */
  constructor(list, chosen) {
    this.list = list;
    this.chosen = chosen;
    this.people = [];
  }

  sync(people) {
    this.people = people;
    for (const [place, person] of people.entries()) {
      if (!this.#labels.has(person.id)) this.#add(person, place);
      this.describe(person);
    }
  }

  place(id) {
    return this.people.findIndex((person) => person.id === id);
  }

  describe(person) {
    const label = this.#labels.get(person.id);
    if (!label) return;
    label.name.textContent = person.name;
    label.role.textContent = person.blocked ? 'Blocked' : person.role;
    label.button.classList.toggle('blocked', person.blocked);
    label.button.title = [person.role, person.blurb].filter(Boolean).join(': ');
  }

  unread(id, count) {
    const label = this.#labels.get(id);
    const words = count ? String(count) : '';
    if (!label || label.count.textContent === words) return;
    label.count.textContent = words;
    label.badge.hidden = !count;
  }

  shown(ids) {
    for (const [id, label] of this.#labels) {
      label.button.setAttribute('aria-pressed', String(ids.includes(id)));
      if (ids.length === 1 && ids[0] === id)
        label.item.scrollIntoView({ block: 'nearest', inline: 'center' });
    }
  }

  #add(person, place) {
    const name = element('span.name');
    const role = element('span.role');
    const count = element('span', { 'data-testid': 'unread' });
    const badge = element('span.badge', { hidden: true }, count, unseen(' not read'));
    const button = element(
      'button.person',
      {
        type: 'button',
        'data-testid': 'person-chip',
        'data-person': person.id,
        'aria-pressed': 'false',
        onclick: () => this.chosen(person.id),
      },
      peg(place),
      element('span.label', {}, name, unseen(', '), role),
      badge,
    );
    const item = element('li', {}, button);
    this.#labels.set(person.id, { item, button, name, role, count, badge });
    this.list.append(item);
  }
}
