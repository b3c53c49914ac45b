/** Counters and histograms that hubs and homes keep and others read. Everything here is thread-safe, and costs the hot path nothing. */
package io.hubbub.stats;
