type Point = readonly [x: number, y: number];
export type View = 'front' | 'back' | 'left' | 'right';

/**
 * One half of the body, drawn for this product: x is the distance from the middle line, y goes down. The other half is
 * its mirror image. Every place is at least 22 units wide and high, so that a finger can hit it on a small phone.
 */
const ARM: Readonly<Record<string, readonly Point[]>> = {
  arm_upper: [[75, 165], [90, 163], [93, 147], [103, 168], [110, 216], [85, 221]],
  forearm: [[86, 225], [111, 220], [118, 262], [120, 284], [98, 287], [91, 260]],
  hand: [[98, 291], [121, 288], [131, 306], [129, 332], [119, 345], [104, 339], [98, 316]],
};

const LEG: Readonly<Record<string, readonly Point[]>> = {
  knee: [[16, 404], [69, 404], [66, 438], [19, 438]],
  foot: [[27, 516], [60, 516], [65, 533], [75, 548], [70, 557], [24, 557], [23, 536]],
};

const FRONT: Readonly<Record<string, readonly Point[]>> = {
  head: [[0, 6], [18, 6], [31, 20], [34, 44], [0, 44]],
  jaw_face: [[0, 48], [34, 48], [31, 62], [22, 79], [10, 87], [0, 87]],
  neck_antlat: [[0, 91], [19, 86], [22, 103], [30, 112], [0, 116]],
  shoulder_ant: [[34, 114], [58, 118], [80, 126], [91, 143], [88, 160], [61, 159], [47, 134]],
  chest: [[0, 120], [31, 116], [44, 136], [58, 162], [56, 184], [0, 186]],
  lateral_chest: [[37, 189], [58, 187], [62, 163], [71, 166], [67, 200], [62, 235], [37, 235]],
  abdomen: [[0, 190], [33, 190], [34, 239], [62, 239], [66, 262], [40, 270], [0, 274]],
  groin: [[0, 278], [38, 274], [67, 266], [70, 279], [42, 300], [24, 317], [0, 312]],
  thigh_med: [[3, 318], [23, 321], [28, 342], [31, 400], [15, 400], [6, 360]],
  thigh_ant: [[27, 319], [43, 303], [53, 294], [57, 340], [53, 400], [35, 400], [32, 342]],
  thigh_lat: [[57, 292], [71, 281], [81, 312], [81, 350], [70, 400], [57, 400], [61, 340]],
  shin_lat: [[20, 442], [66, 442], [69, 470], [59, 512], [28, 512], [20, 476]],
  ...ARM,
  ...LEG,
};

const BACK: Readonly<Record<string, readonly Point[]>> = {
  head: [[0, 6], [18, 6], [31, 20], [34, 44], [31, 56], [0, 56]],
  suboccipital: [[0, 60], [30, 60], [22, 79], [18, 84], [0, 84]],
  neck_post: [[0, 88], [18, 88], [21, 101], [28, 111], [0, 113]],
  shoulder_top: [[0, 117], [30, 114], [56, 118], [82, 127], [90, 141], [50, 140], [0, 141]],
  shoulder_post: [[34, 144], [50, 143], [91, 145], [91, 160], [73, 165], [67, 192], [36, 194]],
  upper_back: [[0, 145], [31, 145], [33, 194], [0, 194]],
  mid_back: [[0, 198], [36, 198], [38, 231], [0, 231]],
  lateral_chest: [[40, 198], [66, 196], [63, 220], [62, 233], [42, 232]],
  low_back: [[0, 235], [61, 237], [64, 266], [32, 271], [0, 269]],
  sacrum_si: [[0, 273], [30, 275], [25, 302], [10, 314], [0, 315]],
  gluteal: [[34, 275], [53, 272], [56, 306], [55, 331], [10, 335], [4, 320], [14, 315], [29, 304]],
  hip_lateral: [[56, 271], [65, 269], [77, 290], [82, 316], [81, 332], [59, 332], [60, 306]],
  thigh_post: [[6, 339], [55, 335], [57, 360], [52, 400], [16, 400], [8, 366]],
  thigh_lat: [[59, 336], [81, 336], [80, 360], [70, 400], [56, 400], [61, 362]],
  calf: [[20, 442], [66, 442], [71, 470], [60, 512], [28, 512], [19, 474]],
  ...ARM,
  ...LEG,
};

/** The left side, looking left, with the arm out of the way; the right side is its mirror image. */
const SIDE: Readonly<Record<string, readonly Point[]>> = {
  head: [[-33, 44], [-36, 26], [-24, 10], [0, 3], [24, 10], [37, 30], [35, 56], [6, 56], [0, 44]],
  jaw_face: [[-36, 48], [-2, 48], [4, 60], [0, 76], [-18, 88], [-34, 84], [-38, 66]],
  suboccipital: [[8, 60], [34, 60], [30, 76], [24, 86], [4, 84]],
  neck_antlat: [[-16, 92], [0, 86], [2, 116], [-26, 122], [-20, 106]],
  neck_post: [[5, 88], [24, 90], [28, 108], [36, 120], [6, 116]],
  shoulder_ant: [[-32, 126], [-8, 122], [-6, 166], [-34, 162], [-40, 144]],
  shoulder_top: [[-4, 120], [26, 121], [28, 142], [-3, 142]],
  shoulder_post: [[-2, 146], [29, 146], [31, 124], [46, 138], [52, 166], [44, 184], [-3, 184]],
  chest: [[-44, 150], [-36, 166], [-7, 170], [-8, 198], [-52, 198], [-54, 176]],
  lateral_chest: [[-4, 188], [26, 188], [25, 236], [-6, 236]],
  mid_back: [[29, 188], [50, 186], [46, 236], [28, 236]],
  abdomen: [[-52, 202], [-8, 202], [-10, 268], [-48, 274], [-56, 244]],
  low_back: [[-6, 240], [46, 240], [50, 268], [-7, 268]],
  groin: [[-48, 278], [-11, 272], [-14, 308], [-46, 312]],
  hip_lateral: [[-7, 272], [28, 272], [32, 332], [-12, 332]],
  gluteal: [[32, 272], [52, 272], [66, 304], [58, 334], [36, 334]],
  thigh_ant: [[-46, 316], [-14, 312], [-16, 400], [-38, 400]],
  thigh_lat: [[-12, 336], [26, 336], [18, 400], [-12, 400]],
  thigh_post: [[30, 338], [56, 338], [44, 400], [22, 400]],
  knee: [[-40, 404], [44, 404], [40, 438], [-36, 438]],
  shin_lat: [[-34, 442], [2, 442], [4, 512], [-22, 512], [-34, 470]],
  calf: [[6, 442], [40, 442], [50, 470], [34, 512], [8, 512]],
  foot: [[-22, 516], [32, 516], [40, 540], [38, 557], [-66, 557], [-64, 544], [-34, 536]],
};

const SINGLE = new Set(['abdomen']);
const ROUNDING = 7;

export type Shape = Readonly<{ region: string; side: 'left' | 'right' | 'middle'; path: string; center: Point }>;

const mirrored = (points: readonly Point[]): Point[] => points.map(([x, y]): Point => [-x, y]).reverse();
const centerOf = (points: readonly Point[]): Point => [sum(points, 0) / points.length, sum(points, 1) / points.length];
const sum = (points: readonly Point[], axis: 0 | 1): number => points.reduce((total, point) => total + point[axis], 0);

/** A closed outline with its corners rounded. */
const outline = (points: readonly Point[]): string => {
  const at = (n: number): Point => points[(n + points.length) % points.length] ?? [0, 0];
  const towards = (from: Point, to: Point): string => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const part = Math.min(ROUNDING, length / 2) / length;
    return `${(from[0] + (to[0] - from[0]) * part).toFixed(1)} ${(from[1] + (to[1] - from[1]) * part).toFixed(1)}`;
  };
  return `${points.map((point, n) => `${n === 0 ? 'M' : 'L'}${towards(point, at(n - 1))}Q${point[0]} ${point[1]} ${towards(point, at(n + 1))}`).join('')}Z`;
};

const shapesOf = (halves: Readonly<Record<string, readonly Point[]>>, view: 'front' | 'back'): Shape[] =>
  Object.entries(halves).flatMap(([region, half]): Shape[] => {
    const other = mirrored(half);
    if (SINGLE.has(region)) return [{ region, side: 'middle', path: outline([...half, ...other.filter(([x]) => x !== 0)]), center: [0, centerOf(half)[1]] }];
    const [positive, negative] = view === 'front' ? (['left', 'right'] as const) : (['right', 'left'] as const);
    return [
      { region, side: negative, path: outline(other), center: centerOf(other) },
      { region, side: positive, path: outline(half), center: centerOf(half) },
    ];
  });

const shapesOfSide = (side: 'left' | 'right'): Shape[] =>
  Object.entries(SIDE).map(([region, points]): Shape => {
    const seen = side === 'left' ? points : mirrored(points);
    return { region, side: SINGLE.has(region) ? 'middle' : side, path: outline(seen), center: centerOf(seen) };
  });

export const SHAPES: Readonly<Record<View, readonly Shape[]>> = { front: shapesOf(FRONT, 'front'), back: shapesOf(BACK, 'back'), left: shapesOfSide('left'), right: shapesOfSide('right') };
export const FRAME = '-140 0 280 564';
