// What the large catalog is made of: families of the demo's category tree, the kinds of goods in
// each, and the words that set one product apart from the next. Contract: data alone; a change here
// changes what every seed gives. Test: tests/e2e/large.test.mjs

const volumes = ['12 cl', '21 cl', '28 cl', '35 cl', '45 cl', '58 cl'];
const widths = ['15 cm', '18 cm', '21 cm', '24 cm', '27 cm', '31 cm'];
const finishes = ['polished', 'satin', 'hammered', 'forged', 'fluted', 'engraved'];
const portions = ['mini', 'small', 'medium', 'large', 'tall', 'family'];
const formats = ['A7', 'A6', 'A5', 'A4', 'slim', 'long'];
const weights = ['250 g', '500 g', '1 kg', '2 kg', '5 kg', '10 kg'];
const litres = ['300 ml', '500 ml', '1 l', '2 l', '5 l', '10 l'];
const beds = ['single', 'double', 'king', 'super king', 'cot', 'sofa bed'];

const colours = words('white ivory sand sage moss slate smoke navy rust black');
const ranges = words('classic organic select reserve daily refill trade fresh pure bulk');

/** Family, sizes, materials, then its kinds: key, name, noun, a usual price in pence. */
export const families = [
  family(
    'glassware',
    volumes,
    ['glass', 'crystal', 'tritan'],
    [
      ['wine', 'Wine glasses', 'wine glass', 395],
      ['flutes', 'Flutes', 'champagne flute', 420],
      ['highballs', 'Highballs', 'highball', 235],
      ['tumblers', 'Tumblers', 'rocks tumbler', 215],
      ['pints', 'Beer glasses', 'beer glass', 145],
      ['carafes', 'Carafes', 'carafe', 690],
    ],
  ),
  family(
    'crockery',
    widths,
    ['stoneware', 'porcelain', 'bone china', 'melamine'],
    [
      ['plates', 'Plates', 'plate', 540],
      ['bowls', 'Bowls', 'coupe bowl', 610],
      ['cups', 'Cups', 'cup', 360],
      ['saucers', 'Saucers', 'saucer', 185],
      ['mugs', 'Mugs', 'mug', 425],
      ['platters', 'Platters', 'sharing platter', 1450],
    ],
  ),
  family(
    'cutlery',
    finishes,
    ['stainless steel', 'silver plate'],
    [
      ['forks', 'Forks', 'table fork', 195],
      ['knives', 'Table knives', 'table knife', 285],
      ['spoons', 'Spoons', 'dessert spoon', 175],
      ['steak', 'Steak knives', 'steak knife', 640],
    ],
  ),
  family(
    'cookware',
    widths,
    ['stainless steel', 'cast iron', 'carbon steel', 'aluminium'],
    [
      ['saute', 'Sauté pans', 'sauté pan', 5800],
      ['stockpots', 'Stockpots', 'stockpot', 8400],
      ['casseroles', 'Casseroles', 'casserole', 7250],
      ['frying', 'Frying pans', 'frying pan', 3100],
      ['gastronorm', 'Gastronorm', 'gastronorm tray', 1240],
    ],
  ),
  family(
    'knives-tools',
    widths,
    ['carbon steel', 'stainless steel', 'beech'],
    [
      ['chef', 'Chef’s knives', 'chef’s knife', 4600],
      ['boards', 'Boards', 'chopping board', 1650],
      ['tongs', 'Tongs', 'serving tongs', 590],
      ['whisks', 'Whisks', 'balloon whisk', 670],
      ['ladles', 'Ladles', 'ladle', 730],
    ],
  ),
  family(
    'barware',
    volumes,
    ['stainless steel', 'copper', 'glass'],
    [
      ['shakers', 'Shakers', 'shaker', 1840],
      ['jiggers', 'Jiggers', 'jigger', 520],
      ['buckets', 'Ice buckets', 'ice bucket', 2600],
    ],
  ),
  family(
    'coffee-tea',
    weights,
    ['arabica', 'robusta', 'black tea', 'herbal'],
    [
      ['beans', 'Coffee beans', 'espresso beans', 1750],
      ['tea', 'Tea', 'loose tea', 1230],
    ],
  ),
  family(
    'linen',
    beds,
    ['cotton', 'linen', 'polyester', 'bamboo'],
    [
      ['towels', 'Towels', 'bath towel', 890],
      ['duvets', 'Duvet covers', 'duvet cover', 3800],
      ['sheets', 'Sheets', 'fitted sheet', 1950],
      ['pillows', 'Pillows', 'pillow', 975],
      ['robes', 'Bathrobes', 'bathrobe', 2700],
    ],
  ),
  family(
    'amenities',
    litres,
    ['plant-based', 'unscented', 'mineral'],
    [
      ['wash', 'Hand wash', 'hand wash', 480],
      ['soap', 'Soap', 'soap bar', 42],
      ['slippers', 'Slippers', 'slippers', 135],
    ],
  ),
  family(
    'cleaning',
    litres,
    ['alkaline', 'citric', 'neutral'],
    [
      ['degreasers', 'Degreasers', 'degreaser', 1390],
      ['sprays', 'Sprays', 'surface spray', 330],
      ['cloths', 'Cloths', 'microfibre cloths', 760],
    ],
  ),
  family(
    'takeaway',
    portions,
    ['paper', 'bagasse', 'birch', 'PLA'],
    [
      ['cups', 'Paper cups', 'double-wall cup', 12],
      ['lids', 'Lids', 'sip lid', 8],
      ['boxes', 'Food boxes', 'food box', 19],
      ['bags', 'Carrier bags', 'carrier bag', 14],
    ],
  ),
  family(
    'office',
    formats,
    ['paper', 'oak', 'recycled'],
    [
      ['rolls', 'Till rolls', 'till rolls', 1860],
      ['pads', 'Order pads', 'order pads', 2100],
      ['clipboards', 'Clipboards', 'menu clipboard', 620],
    ],
  ),
];

export const series = words(`
  Alder Amber Anchor Arden Ashby Avon Beacon Birch Blythe Bramble Bryn Cairn Calder Carrow Cedar
  Chalk Cliff Cobble Coral Cove Dale Denver Dune Eden Elm Esker Fen Fjord Flint Garth Glen Gorse
  Harbour Hazel Heath Holm Isle Juniper Kestrel Lark Linden Loch Marram Mere Moor Oak Orford
  Osier Pebble Quay Reed Ridge Rowan Sable Shingle Skye Slate Spruce Tarn Teal Tern Thistle Tide
  Vale Wharf Willow Wren Yarrow
`);

export const brands = words(`
  Lumen Kilnworks Forgeline Osprey Driftwood Purefold Brisk Arbourne Bellwether Brightwater
  Calloway Castlegate Coldharbour Copperfield Dovecote Eastgate Fairlight Fallowfield Greystone
  Halcyon Harrow Hollins Ironbridge Kingsway Larkspur Longshore Marlowe Meridian Millstone
  Netherby Oakhanger Penrose Quillon Ravensworth Redgrave Saxby Silverdale Stanhope Swanpool
  Thornbury Underhill Wainwright Westerly Wexcombe Whitby Winterbourne Woodhouse Yelverton
`);

/** Brands that one kind of trade alone is offered. */
export const hotelBrands = ['Halcyon', 'Larkspur', 'Winterbourne'];
export const cafeBrands = ['Millstone', 'Copperfield'];

/** A family's goods come in colours, or, where a colour means nothing, in ranges. */
function family(key, sizes, materials, kinds) {
  const of = ([kind, name, noun, pence]) => ({ key: `${key}.${kind}`, name, noun, pence });
  const coloured = !['coffee-tea', 'amenities', 'cleaning', 'takeaway', 'office'].includes(key);
  const looks = coloured ? colours : ranges;
  return { key, sizes, materials, coloured, looks, kinds: kinds.map(of) };
}

function words(text) {
  return text.trim().split(/\s+/);
}
