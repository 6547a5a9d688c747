// A short invented policy as a file of plain text, so that a visitor can play its adoption.

const WORDS = `Social networking policy of Orleton Pre-School

This is an invented sample for the rehearsal. Your own policy takes its place.

Our accounts

Only the management team sets up accounts, pages and groups of the pre-school. Each is on one register, and its password is kept in one sealed file.

Each account is looked through every month, and its risks are assessed every quarter. Passwords change every six months, and whenever somebody who knew them leaves.

What we show

Nothing is shown or said about a child unless their family has agreed to it. We show no faces where we can do without, and never a name together with a place.

What we hear

Whoever sees something online that worries them tells the manager the same day. If a child is in danger, ring 999 first.

Our own accounts

In our own time we speak for ourselves. We say nothing about the children, their families or our work, and we do not befriend families of the pre-school.

Keeping to it

All staff and the committee read and sign this policy. It is reviewed once a year.
`;

export function samplePolicy() {
  return { file: new File([WORDS], 'sample-policy.txt', { type: 'text/plain' }) };
}
