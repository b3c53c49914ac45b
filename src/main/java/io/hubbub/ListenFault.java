package io.hubbub;

import io.hubbub.config.DoorConfig;
import io.netty.channel.unix.Errors.NativeIoException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Why a door can't listen, by the system's number for it: the system's words depend on the machine's language. */
final class ListenFault {
    /** Linux's number for a thing that this user may not do (asm-generic/errno-base.h), negative as Netty has it. */
    private static final int NOT_ALLOWED = -13;

    /** Linux's number for an address that is in use (asm-generic/errno.h). */
    private static final int IN_USE = -98;

    /** Linux's number for an address that isn't this machine's (asm-generic/errno.h). */
    private static final int NOT_OURS = -99;

    /** Below this only a privileged user may listen. */
    private static final int FIRST_FREE_PORT = 1024;

    private ListenFault() {}

    /** The fault of a door's port or host, beginning with the key. */
    static String complaint(DoorConfig door, Throwable error) {
        if (error instanceof NativeIoException numbered) {
            return switch (numbered.expectedErr()) {
                case IN_USE -> taken(door);
                case NOT_ALLOWED -> notAllowed(door);
                case NOT_OURS -> notOurs(door);
                default -> other(door, error);
            };
        } else if (error instanceof UnknownHostException) {
            return "host: expected an address of this machine or a name for one, but nobody knows a host "
                    + door.host();
        } else if (error instanceof BindException) {
            // Java itself has one type for all of this, and tells no number.
            return !isOurs(door.host())
                    ? notOurs(door)
                    : door.port() < FIRST_FREE_PORT ? notAllowed(door) : taken(door);
        }
        return other(door, error);
    }

    private static String taken(DoorConfig door) {
        return "port: expected a free port, but " + door.port() + " on " + door.host() + " is taken";
    }

    private static String notAllowed(DoorConfig door) {
        return "port: expected one that this user may open, as from " + FIRST_FREE_PORT + " on, got " + door.port();
    }

    private static String notOurs(DoorConfig door) {
        return "host: expected an address of this machine, got " + door.host();
    }

    private static String other(DoorConfig door, Throwable error) {
        String why = String.valueOf(error.getMessage()).replace('\n', ' ');
        return "host: can't listen on " + door.host() + " port " + door.port() + ": " + why;
    }

    /** Whether it is the port and not the host that can't be had. */
    private static boolean isOurs(String host) {
        try (ServerSocket any = new ServerSocket()) {
            any.bind(new InetSocketAddress(host, 0));
            return true;
        } catch (IOException notOurs) {
            return false;
        }
    }
}
