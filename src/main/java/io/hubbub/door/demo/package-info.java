/** The small services beside the chat: echo, hello, login, and a task for every chunk. */
package io.hubbub.door.demo;
