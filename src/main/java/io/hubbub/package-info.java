/**
 * Where the parts are put together: the server for those who embed it ({@link io.hubbub.Hubbub}), and its instances ({@link
 * io.hubbub.ChatVerticle}). Knows all other packages but the command line, which alone knows it; {@link io.hubbub.Doors} is where
 * another front door is named.
 */
package io.hubbub;
