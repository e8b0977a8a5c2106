/**
 * The architecture of Vitrine as tests. {@link io.vitrine.architecture.Layer} and {@link io.vitrine.architecture.Hexagon} are
 * the drawing; each {@link io.vitrine.architecture.Rule} is one sentence about it, and the package {@code broken} has for each
 * rule a piece of code that breaks it. {@code docs/architecture.md} tells the same in prose.
 */
package io.vitrine.architecture;
