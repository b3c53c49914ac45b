/**
 * Where the parts are put together: the command line ({@link io.hubbub.Main}), the server for those who embed it ({@link
 * io.hubbub.Hubbub}), and its instances ({@link io.hubbub.ChatVerticle}). The only package that knows all others; {@link
 * io.hubbub.Doors} is where another front door is named.
 */
package io.hubbub;
