// Lucide's drawings (ISC): its package draws for React only, and a quote's DOM is not React's.
const PATHS = {
  corner: ['m15 10 5 5-5 5', 'M4 4v7a4 4 0 0 0 4 4h12'],
  check: ['M20 6 9 17l-5-5'],
  pencil: [
    'M21.2 6.8a1 1 0 0 0-4-4L3.8 16.2a2 2 0 0 0-.5.8L2 21.4a.5.5 0 0 0 .6.6l4.4-1.3a2 2 0 0 0 .8-.5z',
    'm15 5 4 4',
  ],
  compare: [
    'M6 9v7a2 2 0 0 0 2 2h3',
    'M18 15V8a2 2 0 0 0-2-2h-3',
    'm9 15 3 3-3 3',
    'm15 9-3-3 3-3',
    'M3 6a3 3 0 1 0 6 0 3 3 0 1 0-6 0',
    'M15 18a3 3 0 1 0 6 0 3 3 0 1 0-6 0',
  ],
  unlink: [
    'm18.8 12.3 1.7-1.7a5 5 0 0 0-7-7l-1.7 1.7',
    'm5.2 11.8-1.7 1.7a5 5 0 0 0 7 7l1.7-1.7',
    'M8 2v3',
    'M2 8h3',
    'M16 19v3',
    'M19 16h3',
  ],
  info: ['M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20', 'M12 16v-4', 'M12 8h.01'],
  warning: ['m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3', 'M12 9v4', 'M12 17h.01'],
  danger: ['M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20', 'M12 8v4', 'M12 16h.01'],
  trash: ['M3 6h18', 'M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6', 'M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2'],
} as const

export type IconName = keyof typeof PATHS

const SVG = 'http://www.w3.org/2000/svg'

export function drawIcon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  const look = {
    viewBox: '0 0 24 24',
    width: '14',
    height: '14',
    fill: 'none',
    stroke: 'currentColor',
    'aria-hidden': 'true',
  }
  for (const [key, value] of Object.entries(look)) svg.setAttribute(key, value)
  svg.setAttribute('stroke-width', '2')
  svg.setAttribute('stroke-linecap', 'round')
  svg.setAttribute('stroke-linejoin', 'round')
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}
