/**
 * The command line: {@link io.hubbub.command.Main} and its commands, and what concerns the process (signals, log, text, ports file). The
 * only package that knows how the server is started; nothing of ours imports it.
 */
package io.hubbub.command;
