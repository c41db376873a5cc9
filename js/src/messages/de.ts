// German: what is told of a promotion. Test: tests/js/messages.test.mjs
import { select, type Messages } from './keys.js';

const unmet = 'Die Bedingung ist nicht erfüllt.';

/** What a number or value must be. */
const needed = select('op', {
  gte: 'mindestens {required}',
  gt: 'mehr als {required}',
  lte: 'höchstens {required}',
  lt: 'weniger als {required}',
  ne: 'etwas anderes als {required}',
  not_in: 'etwas anderes als {required}',
  other: '{required}',
});

const number = (short: string, what: string) =>
  select('state', {
    short,
    compared: `${what}: {actual}; nötig: ${needed}.`,
    unknown: `${what}: nicht bekannt; nötig: ${needed}.`,
    other: unmet,
  });

const key = (what: string, not_for: string) =>
  select('state', {
    compared: `${what}: nötig ist ${needed}.`,
    other: `Gilt nicht für ${not_for}.`,
  });

const units = (n: string) => `{${n}, plural, one {# weiteres Stück} other {# weitere Stück}}`;

export const de: Messages = {
  'value.true': 'ja',
  'value.false': 'nein',
  'reason.applied': select('state', {
    amount: 'Angewendet: {amount} Nachlass.',
    points: 'Angewendet: {points, plural, one {# Punkt} other {# Punkte}}.',
    other: 'Angewendet.',
  }),
  'reason.audience': 'Gilt für andere Käufer.',
  'reason.not_started': 'Hat noch nicht begonnen.',
  'reason.ended': 'Ist beendet.',
  'reason.not_now': 'Läuft zu dieser Zeit nicht.',
  'reason.code_missing': 'Braucht einen Code, der nicht eingegeben wurde.',
  'reason.code_unknown': 'Dieser Code gilt nicht für dieses Konto.',
  'reason.code_withheld': 'Der Code wird geprüft.',
  'reason.no_matching_line': 'Nichts im Warenkorb gehört dazu.',
  'reason.condition': unmet,
  'reason.currency': 'Wird in dieser Währung nicht angeboten.',
  'reason.used_up': 'Ist aufgebraucht.',
  'reason.used_up_by_account': 'Dieses Konto hat es so oft genutzt, wie es darf.',
  'reason.excluded': select('state', {
    named: 'Nicht kombinierbar mit „{in_favour_of}“.',
    other: 'Nicht kombinierbar mit einer anderen Aktion.',
  }),
  'reason.group_full': select('state', {
    named: '„{in_favour_of}“ hat Vorrang, und mehr dieser Art sind nicht erlaubt.',
    other: 'Mehr dieser Art sind nicht erlaubt.',
  }),
  'reason.order_full': select('state', {
    named: '„{in_favour_of}“ hat Vorrang, und mehr Aktionen je Bestellung sind nicht erlaubt.',
    other: 'Mehr Aktionen je Bestellung sind nicht erlaubt.',
  }),
  'reason.not_chosen': 'Andere Aktionen sparen zusammen mehr.',
  'reason.floor': 'Würde den niedrigsten erlaubten Preis unterschreiten.',
  'reason.codes_incomplete':
    'Es gelten alle Codes oder keiner, und einer konnte nicht genutzt werden.',
  'reason.gift_unavailable': 'Die Zugabe ist nicht verfügbar.',
  'reason.fact_withheld': 'Wird geprüft.',
  'reason.no_effect': 'Es gab nichts mehr abzuziehen.',
  'reason.condition.cart_amount': number('Es fehlen noch {missing}.', 'Bestellwert'),
  'reason.condition.lines_amount': number(
    'Für passende Artikel fehlen noch {missing}.',
    'Wert der passenden Artikel',
  ),
  'reason.condition.lines_quantity': number(
    `Noch ${units('missing')} von passenden Artikeln hinzufügen.`,
    'Stückzahl passender Artikel',
  ),
  'reason.condition.lines_products': number(
    'Noch {missing, plural, one {# passenden Artikel} other {# passende Artikel}} hinzufügen.',
    'Anzahl passender Artikel',
  ),
  'reason.condition.lines_max_quantity': number(
    `Noch ${units('missing')} eines passenden Artikels hinzufügen.`,
    'Größte Stückzahl eines Artikels',
  ),
  'reason.condition.lines_min_quantity': number(
    `Noch ${units('missing')} des passenden Artikels mit der kleinsten Stückzahl hinzufügen.`,
    'Kleinste Stückzahl eines Artikels',
  ),
  'reason.condition.lines_min_unit_price': number(
    'Der günstigste passende Artikel kostet {actual}; nötig sind {required} oder mehr.',
    'Preis des günstigsten passenden Artikels',
  ),
  'reason.condition.lines_max_unit_price': number(
    'Der teuerste passende Artikel kostet {actual}; nötig sind {required} oder mehr.',
    'Preis des teuersten passenden Artikels',
  ),
  'reason.condition.shipping_amount': number(
    'Der Versand kostet {actual}; nötig sind {required} oder mehr.',
    'Versandkosten',
  ),
  'reason.condition.history': number(
    'Frühere Bestellungen („{name}“): {actual}; es fehlen noch {missing}.',
    'Frühere Bestellungen („{name}“)',
  ),
  'reason.condition.bought': number(
    'Von den passenden Artikeln {missing, plural, one {muss # weiterer} ' +
      'other {müssen # weitere}} früher gekauft worden sein.',
    'Anzahl früher gekaufter Artikel',
  ),
  'reason.condition.currency': key('Währung', 'diese Währung'),
  'reason.condition.cart_payment_method': key('Zahlungsart', 'diese Zahlungsart'),
  'reason.condition.cart_payment_terms': key('Zahlungsziel', 'dieses Zahlungsziel'),
  'reason.condition.cart_order_type': key('Bestellart', 'diese Bestellart'),
  'reason.condition.cart_ship_to': key('Lieferadresse', 'diese Lieferadresse'),
  'reason.condition.customer': key('Kunde', 'diesen Kunden'),
  'reason.condition.account': key('Konto', 'dieses Konto'),
  'reason.condition.region': key('Region', 'diese Region'),
  'reason.condition.channel': key('Kanal', 'diesen Kanal'),
  'reason.condition.segment': key('Segment', 'dieses Segment'),
  'reason.condition.customer_role': key('Rolle', 'diese Rolle'),
  'reason.condition.shipping_method': key('Versandart', 'diese Versandart'),
  'reason.condition.cart_renewal': number(
    'Diese Bestellung ist Verlängerung {actual}; nötig ist {required} oder später.',
    'Nummer der Verlängerung',
  ),
  'reason.condition.cart_lead_days': number(
    '{missing, plural, one {# Tag} other {# Tage}} früher vor der Lieferung bestellen.',
    'Tage bis zur Lieferung',
  ),
  'reason.condition.attribute': select('state', {
    withheld: unmet,
    unknown: `„{name}“ ist nicht bekannt; nötig ist ${needed}.`,
    other: `„{name}“: nötig ist ${needed}.`,
  }),
};
