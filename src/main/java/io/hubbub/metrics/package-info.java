/**
 * The server's figures for a monitoring system.
 *
 * <p>The counting is done where things happen, in the core and in the tasks, all the time and at next to no cost; here it is
 * only looked at. {@link io.hubbub.metrics.Metrics} gives the page that Prometheus reads; Micrometer, which writes it, is not
 * loaded before somebody asks. A {@link io.hubbub.metrics.Pulse} tells how promptly one event loop works.
 *
 * <p>What there is to see of Hubbub is the table {@code Metric}. No label has a value that users choose: each value is a line of
 * its own for as long as the monitoring system remembers, and a stranger who can make them up can fill its disk.
 */
package io.hubbub.metrics;
