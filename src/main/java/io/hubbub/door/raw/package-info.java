/** The front door for programs that send and get plain bytes, and for plain desktop clients. */
package io.hubbub.door.raw;
