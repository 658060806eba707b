/**
 * TeX as a reader would type it in plain text, for results of a search and for descriptions: `\frac{a}{b}` is `a/b`,
 * `x_1^2` is `x₁²`, `\alpha` is `α`. What is not known loses its backslash and its braces, never its letters.
 */

const SIGNS = new Map(
  `alpha α, beta β, gamma γ, delta δ, epsilon ϵ, varepsilon ε, zeta ζ, eta η, theta θ, vartheta ϑ, iota ι, kappa κ, lambda λ,
mu μ, nu ν, xi ξ, pi π, rho ρ, sigma σ, tau τ, upsilon υ, phi ϕ, varphi φ, chi χ, psi ψ, omega ω, Gamma Γ, Delta Δ, Theta Θ,
Lambda Λ, Xi Ξ, Pi Π, Sigma Σ, Upsilon Υ, Phi Φ, Psi Ψ, Omega Ω, times ×, cdot ·, div ÷, pm ±, mp ∓, le ≤, leq ≤, leqslant ≤,
ge ≥, geq ≥, geqslant ≥, ne ≠, neq ≠, approx ≈, equiv ≡, sim ∼, simeq ≃, cong ≅, propto ∝, ll ≪, gg ≫, to →, rightarrow →,
leftarrow ←, gets ←, leftrightarrow ↔, Rightarrow ⇒, Leftarrow ⇐, Leftrightarrow ⇔, implies ⇒, iff ⇔, mapsto ↦, uparrow ↑,
downarrow ↓, infty ∞, sum ∑, prod ∏, int ∫, iint ∬, oint ∮, partial ∂, nabla ∇, in ∈, notin ∉, ni ∋, subset ⊂, subseteq ⊆,
supset ⊃, supseteq ⊇, cup ∪, cap ∩, emptyset ∅, varnothing ∅, forall ∀, exists ∃, neg ¬, land ∧, wedge ∧, lor ∨, vee ∨,
oplus ⊕, otimes ⊗, odot ⊙, circ ∘, ast ∗, star ⋆, bullet •, ldots …, dots …, cdots …, vdots …, ddots …, ell ℓ, hbar ℏ, Re ℜ,
Im ℑ, prime ′, angle ∠, perp ⊥, parallel ∥, mid |, vert |, Vert ‖, lvert |, rvert |, lVert ‖, rVert ‖, langle ⟨, rangle ⟩,
lfloor ⌊, rfloor ⌋, lceil ⌈, rceil ⌉, lbrace {, rbrace }, degree °, triangle △, square □, setminus ∖, bmod mod`
    .split(/,\s+/)
    .map((entry) => entry.split(' ') as [string, string]),
)

/** They say how a formula looks, not what it says. */
const SILENT = new Set(
  `left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle scriptstyle limits
nolimits nonumber notag mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm bf rm it text textbf
textit textrm mbox operatorname hat widehat bar overline underline tilde widetilde vec dot ddot acute breve check mathring
rm cal boxed underbrace overbrace phantom hline`.split(/\s+/),
)
const SPACES = new Set(['quad', 'qquad', 'space', 'enspace', 'thinspace', 'newline', 'cr'])
/** What they are given is no text. */
const NAMED = new Set(['begin', 'end', 'label', 'color', 'hspace', 'vspace'])

const RAISED = new Map(
  Array.from('0123456789+-=()ni', (char, at) => [char, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ')[at] ?? char]),
)
const LOWERED = new Map(Array.from('0123456789+-=()', (char, at) => [char, Array.from('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')[at] ?? char]))

const TOKEN = /\\([A-Za-z]+)\*?|\\([\s\S])|([{}^_&~'])|[^\\{}^_&~']/gu
/** Deeper braces are taken as they come. */
const DEEPEST = 50

/** Never throws, whatever it is given. Cost: linear. */
export function textOfTex(tex: string): string {
  const tokens = Array.from(tex.matchAll(TOKEN))
  let at = 0
  return sequence(0).replace(/\s+/g, ' ').trim()

  /** Up to the brace that closes. */
  function sequence(depth: number): string {
    let text = ''
    while (at < tokens.length) {
      if (tokens[at]?.[0] === '}') {
        at++
        if (depth > 0) break
        continue
      }
      text += one(depth)
    }
    return text
  }

  /** What a command or a script is given: a group, a command with what it takes, or one character. */
  function one(depth: number): string {
    const token = tokens[at++]
    const [whole = '', command, escaped, sign] = token ?? []
    if (command !== undefined) return ofCommand(command, depth)
    if (escaped !== undefined) return /[{}%$#&_|]/.test(escaped) ? (escaped === '|' ? '‖' : escaped) : ' '
    if (sign === '{') return depth < DEEPEST ? sequence(depth + 1) : ''
    if (sign === '^') return script(argument(depth), RAISED, '^')
    if (sign === '_') return script(argument(depth), LOWERED, '_')
    if (sign === "'") return '′'
    return sign === undefined ? whole : sign === '}' ? '' : ' '
  }

  function argument(depth: number): string {
    while (tokens[at]?.[0].trim() === '') at++
    return at < tokens.length && tokens[at]?.[0] !== '}' && depth < DEEPEST ? one(depth + 1).trim() : ''
  }

  function ofCommand(command: string, depth: number): string {
    const sign = SIGNS.get(command)
    if (sign !== undefined) return sign
    if (SILENT.has(command)) return ''
    if (SPACES.has(command)) return ' '
    if (NAMED.has(command)) {
      argument(depth)
      return ' '
    }
    if (/^[dtc]?frac$/.test(command)) {
      const above = argument(depth)
      return `${grouped(above)}/${grouped(argument(depth))}`
    }
    if (command === 'sqrt') return `√${grouped(argument(depth))}`
    if (command === 'tag') return ` (${argument(depth)})`
    // `\log x`, not `logx`.
    return /[A-Za-z]/.test(tokens[at]?.[0].slice(0, 1) ?? '') ? `${command} ` : command
  }
}

function script(text: string, signs: ReadonlyMap<string, string>, otherwise: string): string {
  if (text === '′' || text === '∗') return text
  const characters = Array.from(text)
  if (characters.length > 0 && characters.every((char) => signs.has(char)))
    return characters.map((char) => signs.get(char)).join('')
  return text === '' ? '' : `${otherwise}${/^[\p{L}\p{N}]+$/u.test(text) ? text : `(${text})`}`
}

const grouped = (text: string): string => (/^(?:|[\p{L}\p{N}.]+|.)$/u.test(text) ? text : `(${text})`)
