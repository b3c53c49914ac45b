/**
 * The frame for all kinds of front doors: how a kind says which keys it has and how its doors are made. A kind of door is one
 * class, its options: each of its fields is a key of the configuration, and {@link io.hubbub.door.ServedOptions#server} makes the door.
 * The kinds themselves are the packages below this one, and know nothing of one another.
 */
package io.hubbub.door;
