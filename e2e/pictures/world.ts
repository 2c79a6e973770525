import type { World } from '../seed/world.ts'

/** The notebook in the README's pictures: our own words, true to the record. */
export const pictured: World = {
  sources: [
    {
      title: 'An outline of the transit question',
      csl: {
        type: 'report',
        author: [{ literal: 'The authors of Aide-Mémoire' }],
        publisher: 'Sample texts',
        issued: '2026-11',
        language: 'en',
      },
      tags: ['us/nato-supply', 'afghanistan/transit'],
      text: `An outline of the transit question

Most of what the coalition in Afghanistan ate, burned and built with came in by sea to Karachi and went north by road. Two gates carried it over the border: Torkham in the Khyber district and Chaman in Balochistan.

After the strike on two border posts at Salala on 26 November 2011, in which twenty-four Pakistani soldiers died, both gates were shut to that traffic. They stayed shut for a little over seven months.

While they were shut the freight went round by the north, over railways and roads through Russia and Central Asia. It arrived, but it cost far more for each container than the road from Karachi had.

Parliament in Islamabad debated new terms in the spring of 2012 and asked for an apology, for an end to strikes from the air, and for cargo without weapons.

On 3 July 2012 the American Secretary of State said by telephone that she was sorry for the losses suffered by the Pakistani military. The gates were opened again, and the fee for a container was left as it had been.

A written memorandum on transit was signed at the end of that month. It put on paper what had until then rested on understandings.`,
    },
    {
      title: 'Conditions on assistance, 1985 to 2009',
      csl: {
        type: 'report',
        author: [{ literal: 'The authors of Aide-Mémoire' }],
        publisher: 'Sample texts',
        issued: '2026-10',
        language: 'en',
      },
      tags: ['us/military-aid', 'us/congress'],
      reading: 'read',
      text: `Conditions on assistance, 1985 to 2009

The Pressler amendment of 1985 tied assistance to a yearly certification by the President. In October 1990 it was not given, and deliveries stopped.

The Enhanced Partnership with Pakistan Act of 2009 authorised one and a half billion dollars a year for five years in civilian assistance, and set conditions on security assistance beside it.`,
    },
    {
      title: 'رسد کا راستہ: ایک خاکہ',
      csl: { type: 'report', author: [], publisher: '', issued: '2026-11', language: 'ur' },
      tags: ['us/nato-supply'],
      text: 'رسد کا راستہ: ایک خاکہ\n\nنومبر ۲۰۱۱ میں سلالہ کی چوکیوں پر حملے کے بعد طورخم اور چمن کے راستے بند کر دیے گئے۔ یہ بندش سات ماہ سے کچھ زیادہ رہی۔',
    },
  ],
  notes: [
    {
      title: 'Kerry–Lugar–Berman: conditions and money',
      pinned: true,
      text: 'Authorised in 2009: see [[Conditions on assistance, 1985 to 2009]]. The conditions were read in Rawalpindi as a slight. #us/congress #us/military-aid',
    },
    {
      title: 'Coalition Support Funds',
      text: 'Claims were held back while the gates were shut, and released only after [[Reopening the supply route, July 2012]]. #us/military-aid #us/nato-supply',
    },
    {
      title: 'Pressler: the cut-off of October 1990',
      text: 'The certificate was not given and the aircraft stayed where they were. Compare [[Kerry–Lugar–Berman: conditions and money]]. #us/military-aid/pressler',
    },
    {
      title: 'سلالہ کے بعد رسد کا راستہ',
      pinned: true,
      text: 'نومبر ۲۰۱۱ میں سلالہ کی چوکیوں پر حملے کے بعد پاکستان نے رسد کا زمینی راستہ بند کر دیا۔ انگریزی نوٹ: [[Reopening the supply route, July 2012]]\n\nبات کرائے پر نہیں، الفاظ پر رکی ہوئی تھی۔ #us/nato-supply #پاکستان/پارلیمان',
    },
    {
      title: 'Memo: what an apology buys',
      text: 'The precedent is narrow. In [[Reopening the supply route, July 2012]] one sentence by telephone was enough, and the fee did not move. #us/nato-supply',
    },
    {
      title: 'Salala, 26 November 2011',
      text: 'Two posts on the ridge, a night operation on the other side of the line. Both gates were shut the same day. #us/nato-supply #pk/army',
    },
    {
      title: 'Reopening the supply route, July 2012',
      pinned: true,
      text: 'The road through Torkham and Chaman stayed shut for a little over seven months after [[Salala, 26 November 2011]]. What ended it was wording, not money. #us/nato-supply #afghanistan/transit\n\nThe northern routes had carried the freight meanwhile, at a price; see [[An outline of the transit question]].',
    },
  ],
}
