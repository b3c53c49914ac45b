package io.hubbub.door;

import io.hubbub.hub.Hub;
import io.hubbub.net.ListenOptions;

/**
 * The surroundings of a door that is being made, at one instance.
 *
 * @param hub where its sessions are opened
 * @param limiters shared by this door's servers at all instances
 */
public record DoorContext(Hub hub, DoorLimiters limiters, ListenOptions listen, Services services) {}
