package io.hubbub.hub;

/**
 * One session as the fan-out of events sees it.
 *
 * @param id the session's number
 * @param guard the wall around it
 * @param writing how its peer is written to
 * @param subscriptions the rooms it is in
 */
record Viewer(long id, Guard guard, Writing writing, Subscriptions subscriptions) {}
