package io.hubbub.door;

import io.hubbub.hub.Hub;
import io.hubbub.net.ListenOptions;

/**
 * Where a door is made: at one instance, on its event loop.
 *
 * @param hub where its sessions are opened
 * @param gates shared by this door's servers at all instances
 */
public record Place(Hub hub, Gates gates, ListenOptions listen, Services services) {}
