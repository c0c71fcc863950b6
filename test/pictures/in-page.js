// Runs inside the browser, before the page's own scripts: measures text that does not fit its box, boxes of text that lie
// upon each other, how well text stands out from what is behind it (WCAG 2: at least 4.5 to 1), and what has no name.
globalThis.inPage = (() => {
  const ownText = (element) =>
    [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent.trim())
      .join('')

  const channels = (color) => (color.match(/[\d.]+/g) ?? []).map(Number)

  const luminance = (color) => {
    const [red, green, blue] = color.map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  const behind = (element) => {
    if (element === null) return [255, 255, 255]
    const color = channels(getComputedStyle(element).backgroundColor)
    return color.length === 3 || color[3] > 0.99 ? color : behind(element.parentElement)
  }

  const contrastOf = (element, style) => {
    const both = [luminance(channels(style.color)), luminance(behind(element))].sort((a, b) => b - a)
    return (both[0] + 0.05) / (both[1] + 0.05)
  }

  const meet = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1

  const isShown = (element) =>
    ownText(element) !== '' &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('.hidden, option') === null

  /** Whether a box between it and the scope can be scrolled sideways: what sticks out there can be reached. */
  const scrolls = (element, scope) =>
    element !== scope &&
    (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement, scope))

  /** Faults of one element by itself. */
  const faultsOf = (element, scope) => {
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const frame = scope.getBoundingClientRect()
    const isBlock = style.display !== 'inline'
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
    const contrast = contrastOf(element, style)
    // An ellipsis by style is meant; a box that scrolls shows the rest.
    const isWide = isBlock && style.textOverflow !== 'ellipsis' && scrollWidth > clientWidth + 1
    const isHigh = isBlock && style.overflowY !== 'auto' && scrollHeight > clientHeight + 2
    return [
      isWide ? `wider than its box: ${scrollWidth} in ${clientWidth}` : '',
      isHigh ? `higher than its box: ${scrollHeight} in ${clientHeight}` : '',
      !scrolls(element, scope) && (box.right > frame.right + 1 || box.left < frame.left - 1) ? 'sticks out of its frame' : '',
      contrast < 4.5 && Number(style.opacity) === 1 ? `contrast ${contrast.toFixed(2)}` : '',
    ].filter((fault) => fault !== '')
  }

  const within = (scope) => {
    const shown = [...scope.querySelectorAll('*')].filter(isShown)
    const rows = new Map(shown.map((element) => [element, [...element.getClientRects()]]))
    const upon = (one, other) =>
      !one.contains(other) && !other.contains(one) && rows.get(one).some((row) => rows.get(other).some((line) => meet(row, line)))
    return shown.flatMap((one, at) => {
      const covered = shown.slice(at + 1).filter((other) => upon(one, other))
      const lying = covered.map((other) => `lies upon “${other.textContent.slice(0, 20)}”`)
      return [...faultsOf(one, scope), ...lying].map((fault) => ({ text: one.textContent.slice(0, 40), fault }))
    })
  }

  /**
   * Lays every exhibit out by itself at whole pixels, four in a row, and says where: a picture must not change because
   * another one above it grew by half a pixel.
   */
  const layOut = () => {
    const exhibits = [...document.querySelectorAll('[data-picture]')].map((picture) => [picture, picture.closest('figure')])
    const wall = document.createElement('div')
    document.body.replaceChildren(wall)
    let top = 0
    let next = 0
    return exhibits.map(([picture, figure], at) => {
      if (at % 4 === 0) top = next
      figure.replaceChildren(picture)
      wall.append(figure)
      Object.assign(figure.style, { position: 'absolute', left: `${(at % 4) * 340}px`, top: `${top}px`, width: '322px' })
      const { width, height } = picture.getBoundingClientRect()
      next = Math.max(next, top + Math.ceil(height) + 20)
      return { name: picture.dataset.picture, x: (at % 4) * 340, y: top, width: Math.ceil(width), height: Math.ceil(height) }
    })
  }

  return {
    layOut,
    faultsOfText: (selector) => [...document.querySelectorAll(selector)].flatMap(within),
    /** Controls that a screen reader could not name. */
    nameless: () =>
      [...document.querySelectorAll('input, select, button')]
        .filter((one) => one.checkVisibility() && !one.ariaLabel && !one.textContent.trim())
        .filter((one) => (one.labels?.length ?? 0) === 0)
        .map((one) => one.outerHTML),
    scrollsSideways: () => document.documentElement.scrollWidth > window.innerWidth,
  }
})()
